internal import Casework
internal import Classify
internal import Digests
internal import Feedback
internal import Foundation
internal import Group
internal import Oversight
internal import Settings
internal import Store

/// The whole configuration of an office, read and checked.
struct OfficeConfiguration: Sendable {
  /// The config folder as given.
  var folder: String
  /// The folder that relative paths start from: the config folder's parent.
  var root: String
  var main: MainSettings
  var taxonomy: Taxonomy
  var departments: Departments
  var places: Places
  var casework: CaseworkSettings
  var calendar: WorkingCalendar
  var matters: MatterRules
  var ballots: BallotSettings
  var rates: RateSettings
  var stations: StationSettings
  var appraisals: AppraisalSettings
  var annual: AnnualSettings

  /// Reads the config folder; what is missing there beside `minqing.yaml` comes from the defaults.
  static func load(_ folder: String) throws(OfficeError) -> OfficeConfiguration {
    do {
      let configuration = try OfficeConfiguration(folder: folder)
      try configuration.checkTopics()
      return configuration
    } catch let error as OfficeError {
      throw error
    } catch {
      throw OfficeError(.configuration, "\(error)")
    }
  }

  /// Refuses a source that means a topic or a station which there is not.
  private func checkTopics() throws(OfficeError) {
    for source in main.sources {
      for id in source.topics.values.sorted() where !taxonomy.ids.contains(id) {
        let mend = mend(for: id, among: taxonomy.ids, otherwise: "see topics.yaml")
        throw OfficeError(
          .configuration,
          "\(folder)/minqing.yaml: source \(source.fetch.id): no topic \(id); \(mend)")
      }
      if let id = source.station, stations.station(id) == nil {
        let mend = mend(for: id, among: stations.stations.map(\.id), otherwise: "see stations.yaml")
        throw OfficeError(
          .configuration,
          "\(folder)/minqing.yaml: source \(source.fetch.id): no station \(id); \(mend)")
      }
    }
  }

  private init(folder: String) throws(SettingsError) {
    self.folder = folder
    root = URL(fileURLWithPath: folder).standardizedFileURL.deletingLastPathComponent().path
    main = try SettingsFile(
      contentsOf: URL(fileURLWithPath: folder + "/minqing.yaml"), name: folder + "/minqing.yaml"
    ).decode()
    taxonomy = try Self.part("topics.yaml", folder)
    departments = try Self.part("departments.yaml", folder)
    places = try Self.part("places.yaml", folder)
    casework = try Self.part("casework.yaml", folder)
    calendar = try Self.calendar(casework.calendar, folder)
    matters = try Self.part("matters.yaml", folder)
    ballots = try Self.part("ballots.yaml", folder)
    rates = try Self.part("rates.yaml", folder)
    stations = try Self.part("stations.yaml", folder)
    try stations.check(places: places.ids)
    appraisals = try Self.part("appraisals.yaml", folder)
    try appraisals.check(departments: departments.ids, ballots: ballots.rules.map(\.id))
    annual = try Self.part("annual.yaml", folder)
    try annual.learning.check(rates: rates.rates.filter { !$0.isScore }.map(\.id))
  }

  private static func calendar(
    _ id: String, _ folder: String
  ) throws(SettingsError) -> WorkingCalendar {
    let name = "calendar/\(id).yaml", path = folder + "/" + name
    guard FileManager.default.fileExists(atPath: path) || Defaults.text(name) != nil else {
      throw SettingsError(
        file: folder + "/casework.yaml",
        message: "there is no \(path); write it, or take calendar: cn or iso-weekends")
    }
    return try part(name, folder)
  }

  /// A part of the configuration without any config folder: the defaults.
  static func defaultPart<Section: SettingsSection>(
    _ name: String, _ type: Section.Type = Section.self
  ) throws(SettingsError) -> Section {
    try SettingsFile(text: Defaults.text(name) ?? "", name: "(default) " + name).decode()
  }

  private static func part<Section: SettingsSection>(
    _ name: String, _ folder: String
  ) throws(SettingsError) -> Section {
    let path = folder + "/" + name
    guard FileManager.default.fileExists(atPath: path) else { return try defaultPart(name) }
    return try SettingsFile(contentsOf: URL(fileURLWithPath: path), name: path).decode()
  }

  /// A path as the configuration writes it, made absolute.
  func resolve(_ path: String) -> String {
    URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: root, isDirectory: true))
      .standardizedFileURL.path
  }

  /// Counts deadlines by the office's calendar.
  var deadlines: DeadlineClock {
    DeadlineClock(calendar, zone: main.timeZone, closing: casework.closing)
  }

  /// The source with an id; nil where there is none.
  func source(_ id: String) -> Source? {
    main.sources.first { $0.fetch.id == id }
  }

  /// The classifier of the configuration: its words, and the model in use where there is one.
  func classifier() throws(OfficeError) -> Classifier {
    let words = try wordsAlone()
    guard let model = modelInUse else { return words }
    return try words.using(modelAt: model)
  }

  /// The classifier of the configuration's words.
  func wordsAlone() throws(OfficeError) -> Classifier {
    do {
      return try Classifier(
        taxonomy: taxonomy, departments: departments, places: places, timeZone: main.timeZone)
    } catch {
      throw OfficeError(.configuration, "\(error)")
    }
  }

  /// The classifier of the default words, without any configuration.
  static func defaultClassifier() throws(OfficeError) -> Classifier {
    do {
      return try Classifier(
        taxonomy: try defaultPart("topics.yaml"), departments: try defaultPart("departments.yaml"),
        places: try defaultPart("places.yaml"), timeZone: .gmt)
    } catch {
      throw OfficeError(.configuration, "\(error)")
    }
  }

  /// The templates of digests: those of the config folder where they are there.
  func digestTemplates() throws(OfficeError) -> DigestTemplates {
    do {
      return try DigestTemplates { text("templates/" + $0) }
    } catch {
      throw OfficeError(.configuration, "\(error)")
    }
  }

  /// What all files of the configuration hash to, in 12 hexadecimal digits: the same where they are the
  /// same, wherever they lie.
  var version: String {
    var hash = ContentHash()
    for name in Defaults.files.map(\.path) + ["calendar/\(casework.calendar).yaml"] {
      hash.update(Array("\(name)\n\(text(name))\n".utf8))
    }
    return hash.name(bytes: 6)
  }

  func text(_ name: String) -> String {
    (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? Defaults.text(name) ?? ""
  }
}

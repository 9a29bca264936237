internal import Feedback
internal import Fetch
internal import Foundation
internal import Store

/// One check of the set-up.
public struct DoctorCheck: Sendable, Codable {
  public var name: String
  public var passed: Bool
  /// What was found.
  public var finding: String
  /// What to do where the check failed.
  public var mend: String?
}

/// Checks an office's set-up, from the configuration to the store.
public struct Doctor: Sendable {
  private let folder: String
  private let surroundings: Surroundings

  /// A doctor for a config folder.
  public init(_ configFolder: String, _ surroundings: Surroundings) {
    folder = configFolder
    self.surroundings = surroundings
  }

  /// Every check, in the order in which a mend makes sense; where the configuration cannot be read the
  /// others cannot be made.
  public func checks() -> [DoctorCheck] {
    let configuration: OfficeConfiguration
    do {
      configuration = try OfficeConfiguration.load(folder)
    } catch {
      return [.failed("configuration", "\(error)", "edit the file at the place named")]
    }
    let read = DoctorCheck.passed(
      "configuration", "\(folder): \(configuration.main.sources.count) sources")
    return [
      read, identity(configuration), places(configuration), calendar(configuration),
      writable("digests", digests(configuration)), privacy(configuration),
    ]
      + pdf(configuration) + store(configuration)
      + configuration.main.sources.map { source($0, configuration) }
  }

  private func identity(_ configuration: OfficeConfiguration) -> DoctorCheck {
    guard configuration.main.office.id == "my-office" else {
      return .passed("office", configuration.main.office.id)
    }
    return .failed(
      "office", "the office still has the id of the example, my-office",
      "choose office.id in \(folder)/minqing.yaml before the first run; it never changes later")
  }

  /// The places of the example are no mistake, but with them nothing is counted by place.
  private func places(_ configuration: OfficeConfiguration) -> DoctorCheck {
    let places = configuration.places
    guard places.allNames(of: "000001").contains("示例区") else {
      return .passed("places", "\(places.ids.count) places")
    }
    return .passed(
      "places", "the example's: put your own into \(folder)/places.yaml, or items have no place")
  }

  /// Whether the calendar goes far enough: deadlines behind its end are counted by weekends alone.
  private func calendar(_ configuration: OfficeConfiguration) -> DoctorCheck {
    let calendar = configuration.calendar
    let today = Day(surroundings.now(), in: configuration.main.timeZone)
    guard let left = calendar.daysLeft(on: today), let last = calendar.last else {
      return .passed("calendar", calendar.id)
    }
    let mend = "add the next year's holidays to calendar/\(calendar.id).yaml, and move `last` on"
    guard left >= 0 else {
      return .failed("calendar", "\(calendar.id) ended on \(last)", mend)
    }
    guard left >= 60 else {
      return .passed("calendar", "\(calendar.id) ends on \(last), in \(left) days: \(mend)")
    }
    return .passed("calendar", "\(calendar.id), until \(last)")
  }

  /// Whether contacts can be kept and opened.
  private func privacy(_ configuration: OfficeConfiguration) -> DoctorCheck {
    let mend = "make a key by `minqing key new`, keep it apart from the store and its backups"
    do {
      guard let keys = try configuration.keyRing(surroundings) else {
        return .passed("privacy", "no key, so no contacts are kept; to keep them, \(mend)")
      }
      guard FileManager.default.fileExists(atPath: configuration.resolve(configuration.main.store))
      else { return .passed("privacy", "contacts are sealed with key \(keys.id)") }
      let office = try OfficeContext.open(folder, surroundings)
      _ = try office.secrecy()
      let others = try OfficeError.wrap { try office.store.contactCounts() }
        .filter { $0.id != keys.id }.reduce(0) { $0 + $1.count }
      let rest = others > 0 ? "; \(others) with another: run minqing key rotate" : ""
      return .passed("privacy", "contacts are sealed with key \(keys.id)\(rest)")
    } catch {
      return .failed("privacy", "\(error)", mend)
    }
  }

  private func digests(_ configuration: OfficeConfiguration) -> String {
    configuration.resolve(configuration.main.digests.folder)
  }

  /// Whether a folder can be written, or its nearest folder above that is there.
  private func writable(_ name: String, _ path: String) -> DoctorCheck {
    var url = URL(fileURLWithPath: path)
    while !FileManager.default.fileExists(atPath: url.path), url.path != "/" {
      url.deleteLastPathComponent()
    }
    guard FileManager.default.isWritableFile(atPath: url.path) else {
      return .failed(name, "\(url.path) cannot be written", "give this account the right to write")
    }
    return .passed(name, path)
  }

  /// Whether PDF files can be made, where the configuration wants them or names by what.
  private func pdf(_ configuration: OfficeConfiguration) -> [DoctorCheck] {
    let named = configuration.main.digests.pdfConverter
    let isWanted = configuration.main.digests.formats.contains(.pdf)
    guard isWanted || named != nil else { return [] }
    do {
      let language = configuration.main.language
      let converter = try PDFConverter.find(named, surroundings.environment, language)
      return [.passed("pdf", converter.path)]
    } catch {
      let key = isWanted ? "pdf out of digests.formats" : "pdf_converter out"
      return [.failed("pdf", "\(error)", "install what it says, or take \(key)")]
    }
  }

  private func store(_ configuration: OfficeConfiguration) -> [DoctorCheck] {
    let path = configuration.resolve(configuration.main.store)
    guard FileManager.default.fileExists(atPath: path) else {
      return [writable("store", path)]
    }
    do {
      let office = try OfficeContext.open(folder, surroundings)
      let findings = try office.verify()
      return [
        findings.isEmpty
          ? .passed("store", "\(path) is sound")
          : .failed("store", "\(findings.count) findings", "run minqing verify and read them")
      ] + (try projects(office)) + (try stations(office))
    } catch {
      return [.failed("store", "\(error)", "mend what it says; the store was left as it is")]
    }
  }

  /// Whether the configuration still knows what projects name, where there are any.
  private func projects(_ office: OfficeContext) throws -> [DoctorCheck] {
    let projects = try office.store.projects().map(\.project)
    guard !projects.isEmpty else { return [] }
    let configuration = office.configuration
    let strange = projects.flatMap { project in
      let unknown =
        project.departments.filter { !configuration.departments.ids.contains($0) }
        + project.places.filter { !configuration.places.ids.contains($0) }
        + project.topics.filter { !configuration.taxonomy.ids.contains($0) }
      return unknown.map { "\(project.id): \($0)" }
    }
    guard strange.isEmpty else {
      return [
        .failed(
          "projects", "not known any more: " + strange.joined(separator: ", "),
          "import the list again with the names of today, or put them back into \(folder)")
      ]
    }
    return [.passed("projects", "\(projects.count) projects")]
  }

  /// What the store holds of stations that the configuration does not know, where anything names a station.
  /// It is told and fails nothing: a station may be closed.
  private func stations(_ office: OfficeContext) throws -> [DoctorCheck] {
    let removed = try office.removedStations(), unknown = try office.store.unknownStations()
    let known = office.configuration.stations.stations.count
    guard known > 0 || !removed.isEmpty || !unknown.isEmpty else { return [] }
    var findings = ["\(known) stations"]
    findings += removed.map {
      "\($0.id) is gone from stations.yaml (\($0.items) items, \($0.deputies) deputies, "
        + "\($0.activities) activities)"
    }
    let nameless = unknown.values.reduce(0, +)
    if nameless > 0 {
      findings.append("\(nameless) items name a station that is not known: see station coverage")
    }
    return [.passed("stations", findings.joined(separator: "; "))]
  }

  private func source(
    _ source: Source, _ configuration: OfficeConfiguration
  ) -> DoctorCheck {
    let name = "source \(source.fetch.id)"
    let url = source.fetch.url
    let secrets = Secrets(environment: surroundings.environment, root: configuration.root)
    do {
      for name in source.fetch.secrets { _ = try secrets.expanded("${\(name)}") }
    } catch {
      return .failed(name, "\(error)", "set the variable, or write the file, that the source names")
    }
    guard source.fetch.isLocal else { return .passed(name, url) }
    do {
      let path = LocalFiles.path(of: url, relativeTo: configuration.root)
      return .passed(name, "\(try LocalFiles.expand(path).count) files at \(path)")
    } catch {
      return .failed(name, "\(error)", "put the file there, or change the url")
    }
  }
}

extension DoctorCheck {
  fileprivate static func passed(_ name: String, _ finding: String) -> DoctorCheck {
    DoctorCheck(name: name, passed: true, finding: finding)
  }

  fileprivate static func failed(_ name: String, _ finding: String, _ mend: String) -> DoctorCheck {
    DoctorCheck(name: name, passed: false, finding: finding, mend: mend)
  }
}

public import Feedback
internal import Fetch
internal import Formats
internal import Foundation
public import Oversight
internal import Settings

/// What `ballot tally` is asked to count.
public struct TallyRequest: Sendable {
  public var file: String
  /// The id of the rules; nil: the first of `ballots.yaml`.
  public var rules: String?
  /// All who may vote.
  public var members: Int?
  /// What may be voted on; empty: what the file names.
  public var objects: [String]
  /// How many ballots were handed in, to compare with.
  public var returned: Int?
  public var sheet: String?
  public var headerRow: Int?

  /// A request; the file alone is needed.
  public init(
    file: String, rules: String? = nil, members: Int? = nil, objects: [String] = [],
    returned: Int? = nil, sheet: String? = nil, headerRow: Int? = nil
  ) {
    (self.file, self.rules, self.members, self.objects) = (file, rules, members, objects)
    (self.returned, self.sheet, self.headerRow) = (returned, sheet, headerRow)
  }
}

/// Counts ballots by the rules of the configuration where there is one, else by the default rules; reads
/// and writes no store.
public struct Ballots: Sendable {
  private let settings: BallotSettings
  public let language: Language

  /// Reads the configuration where one is named or is there.
  public init(configFolder: String, explicitConfig: Bool) throws(OfficeError) {
    let isThere = FileManager.default.fileExists(atPath: configFolder + "/minqing.yaml")
    guard explicitConfig || isThere else {
      self.init(try Self.defaultSettings(), .chinese)
      return
    }
    self.init(try OfficeConfiguration.load(configFolder))
  }

  init(_ configuration: OfficeConfiguration) {
    self.init(configuration.ballots, configuration.main.language)
  }

  private init(_ settings: BallotSettings, _ language: Language) {
    (self.settings, self.language) = (settings, language)
  }

  private static func defaultSettings() throws(OfficeError) -> BallotSettings {
    do throws(SettingsError) {
      return try OfficeConfiguration.defaultPart("ballots.yaml")
    } catch {
      throw OfficeError(.configuration, "\(error)")
    }
  }

  /// Every set of rules.
  public var rules: [BallotRule] { settings.rules }

  /// Counts a file; nothing is counted where anything in it is wrong.
  public func tally(_ request: TallyRequest) throws(OfficeError) -> TallyReport {
    let rule = try rule(for: request)
    let (records, notes) = try records(request, of: try Delivery.file(request.file))
    return try tally(records, by: rule, request, notes)
  }

  func tally(
    _ records: [RawRecord], by rule: BallotRule, _ request: TallyRequest, _ notes: [String]
  ) throws(OfficeError) -> TallyReport {
    let sheet: BallotSheet
    do {
      sheet = try BallotSheet(
        records, rule: rule, objects: request.objects, members: request.members,
        returned: request.returned, file: request.file)
    } catch {
      throw OfficeError(.badData, "\(error)")
    }
    return TallyReport(
      rule: rule, members: request.members, withheld: sheet.withheld, notes: notes,
      outcomes: sheet.counts.map { rule.outcome(of: $0, members: request.members) },
      language: language)
  }

  /// The rules that a request names, else the first.
  func rule(for request: TallyRequest) throws(OfficeError) -> BallotRule {
    let id = request.rules
    guard let rule = id.map(settings.rule) ?? settings.rules.first else {
      let (id, known) = (id ?? "", settings.rules.map(\.id))
      throw OfficeError(.usage, "no rules \(id); \(mend(for: id, among: known))")
    }
    if rule.needsMembers, request.members == nil {
      throw OfficeError(
        .usage, "the rules \(rule.id) count against all members; say how many by --members")
    }
    return rule
  }

  func records(
    _ request: TallyRequest, of delivery: Delivery
  ) throws(OfficeError) -> (records: [RawRecord], notes: [String]) {
    let options = FormatOptions(headerRow: request.headerRow, sheet: request.sheet)
    var records: [RawRecord] = [], faults: [String] = [], notes: [String] = []
    do {
      var reader = try delivery.reader(format: try delivery.guessedFormat(), options: options)
      while let outcome = try reader.next() {
        switch outcome {
        case .record(let record): records.append(record)
        case .reject(let reject):
          let line = reject.place.line ?? reject.place.number
          faults.append("\(request.file):\(line): \(reject.reason)")
        }
      }
      notes = reader.passedOver.remarks
    } catch {
      throw OfficeError(.badData, "\(request.file): \(error)")
    }
    guard faults.isEmpty else {
      throw OfficeError(.badData, faults.prefix(20).joined(separator: "\n"))
    }
    return (records, notes)
  }
}

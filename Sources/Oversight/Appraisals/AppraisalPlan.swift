public import Feedback
public import Settings

/// An entry of `plans:`: one appraisal (评议), of a department's work or of an official.
public struct AppraisalPlan: SettingsSection {
  public let id: String
  public let name: LocalizedName
  public let kind: AppraisalKind
  public let object: AppraisalObject
  /// The days that the dossier is about.
  public let days: ClosedRange<Day>
  /// In their order; none overlaps another.
  public let phases: [AppraisalPhase]
  /// The id of the rules by which is voted; nil: none is meant yet.
  public let ballot: String?
  /// Whether the dossier shows all other departments beside the object.
  public let comparesPeers: Bool
  private let places: [Place: SettingsError]

  /// Where in the file something stands.
  enum Place: CaseIterable {
    case id, departments, ballot
  }

  public static let keys: [SettingKey] = [
    .required("id", .text, "the plan's id: letters, digits, `-` and `_`; files are called by it"),
    .required("name", .name, "what people call it"),
    SettingKey(
      "kind", .choice(AppraisalKind.allCases.map(\.rawValue)),
      "of a department's `work` (工作评议), or of an `official` (履职评议)", fallback: "work"),
    SettingKey("department", .text, "the department, for `work`"),
    SettingKey(
      "official", .section(AppraisedOfficial.self), "who is appraised, for `official`"),
    .required("from", .text, "the first day of the period, such as 2026-01-01"),
    .required("until", .text, "the last day of the period"),
    SettingKey("phases", .list(.section(AppraisalPhase.self)), "when what is done, in order"),
    SettingKey("ballot", .text, "the set of rules in ballots.yaml by which is voted"),
    SettingKey(
      "peers", .flag, "whether all other departments together are shown beside it",
      fallback: "true"),
  ]

  /// The plan from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.parsed("id", "letters, digits, - and _", Self.fileName) ?? ""
    guard !id.isEmpty else { throw map.error("id", "\"id\" needs a value") }
    name = try map.name("name") ?? LocalizedName(chinese: id, english: id)
    kind = try map.choice("kind") ?? .work
    object = try AppraisalObject(map, kind)
    let example = "a day, such as 2026-01-01"
    guard let first = try map.parsed("from", example, { Day($0) }),
      let last = try map.parsed("until", example, { Day($0) })
    else { throw map.error("from", "\"from\" and \"until\" need days") }
    guard first <= last else {
      throw map.error("until", "\"until\" is before \"from\"; exchange them")
    }
    days = first...last
    phases = try map.sections("phases")
    try AppraisalPhase.check(phases)
    ballot = try map.text("ballot")
    comparesPeers = try map.flag("peers") ?? true
    let holder = map.has("official") ? "official" : "department"
    places = [
      .id: map.error("id", ""), .ballot: map.error("ballot", ""),
      .departments: object.place ?? map.error(holder, ""),
    ]
  }

  func error(_ place: Place, _ message: String) -> SettingsError {
    guard var error = places[place] else { return SettingsError(file: "", message: message) }
    error.message = message
    return error
  }

  /// The days of a phase; nil where the plan does not state it.
  public func days(of stage: AppraisalStage) -> ClosedRange<Day>? {
    phases.first { $0.stage == stage }?.days
  }

  /// The phase on a day; nil between phases.
  public func stage(on day: Day) -> AppraisalStage? {
    phases.first { $0.days.contains(day) }?.stage
  }

  /// From the first day of the period to the last one of any phase: when something about it happens.
  public var span: ClosedRange<Day> {
    let last = phases.map(\.days.upperBound).max() ?? days.upperBound
    return days.lowerBound...max(days.upperBound, last)
  }

  private static func fileName(_ text: String) -> String? {
    let isFine = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2D || byte == 0x5F
    }
    return isFine ? text : nil
  }
}

/// What is appraised.
public enum AppraisalKind: String, Sendable, CaseIterable {
  /// 工作评议: a department's work.
  case work
  /// 履职评议: an official's performance of duties.
  case official

  /// What people call it.
  public var name: LocalizedName {
    self == .work
      ? LocalizedName(chinese: "工作评议", english: "Appraisal of work")
      : LocalizedName(chinese: "履职评议", english: "Appraisal of duties")
  }
}

/// Whom an appraisal is of.
public enum AppraisalObject: Sendable {
  case department(String)
  case official(AppraisedOfficial)

  init(_ map: SettingsMap, _ kind: AppraisalKind) throws(SettingsError) {
    let other = kind == .work ? "official" : "department"
    guard !map.has(other) else {
      throw map.error(other, "\"\(other)\" does not go with kind: \(kind.rawValue); leave it out")
    }
    switch kind {
    case .work:
      guard let id = try map.text("department") else {
        throw map.error("kind", "\"department\" is missing: which department's work is appraised")
      }
      self = .department(id)
    case .official:
      guard let official = try map.section("official", AppraisedOfficial.self) else {
        throw map.error("kind", "\"official\" is missing: who is appraised")
      }
      self = .official(official)
    }
  }

  /// The departments that the dossier is about.
  public var departments: [String] {
    switch self {
    case .department(let id): [id]
    case .official(let official): official.departments
    }
  }

  /// What tallies and rectifications of the same object are found by, year after year.
  public var subject: String {
    switch self {
    case .department(let id): "department/" + id
    case .official(let official): "official/" + official.name.chinese
    }
  }

  fileprivate var place: SettingsError? {
    if case .official(let official) = self { official.place } else { nil }
  }
}

/// `official:` of a plan.
public struct AppraisedOfficial: SettingsSection {
  public let name: LocalizedName
  /// 职务.
  public let office: LocalizedName?
  /// The departments that he or she answers for.
  public let departments: [String]
  fileprivate let place: SettingsError

  public static let keys: [SettingKey] = [
    .required("name", .name, "the official's name"),
    SettingKey("office", .name, "the office that he or she holds (职务)"),
    .required("departments", .list(.text), "the departments that he or she answers for"),
  ]

  /// The official from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    guard let name = try map.name("name") else { throw map.error("name", "\"name\" needs a value") }
    self.name = name
    office = try map.name("office")
    departments = try map.texts("departments")
    place = map.error("departments", "")
    guard !departments.isEmpty else {
      throw map.error("departments", "\"departments\" needs one department or more")
    }
    for (index, id) in departments.enumerated() where departments[..<index].contains(id) {
      throw map.error("departments", "\"\(id)\" stands twice under \"departments\"; remove one")
    }
  }
}

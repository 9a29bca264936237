public import Feedback
public import Settings

/// `casework.yaml`: until when an answer is owed, and what may be asked for.
public struct CaseworkSettings: SettingsSection, Sendable {
  /// The id of the calendar: `calendar/ID.yaml`.
  public let calendar: String
  /// When work ends, in minutes of the day; what is due on a day is due then.
  public let closing: Int
  private let rules: [DeadlineRule]
  public let extensionTimes: Int
  public let extensionSpan: Span
  public let returnWithin: Span
  public let dueSoon: Span

  public static let keys: [SettingKey] = [
    SettingKey("calendar", .text, "which `calendar/ID.yaml` says what is worked", fallback: "cn"),
    SettingKey(
      "closing", .text, "when a working day ends; what is due on a day is due then",
      fallback: "18:00"),
    SettingKey(
      "deadlines", .list(.section(DeadlineRule.self)),
      "within which time an answer is owed; the first entry that fits counts"),
    SettingKey("extension_times", .integer, "how often an item may be extended", fallback: "1"),
    SettingKey(
      "extension_span", .text, "how long an extension may be", fallback: "10 working days"),
    SettingKey(
      "return_within", .text, "how long after its assignment a department may return an item",
      fallback: "2 working days"),
    SettingKey("due_soon", .text, "what counts as due soon", fallback: "1 working day"),
  ]

  /// The rules from their file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    calendar = try map.text("calendar") ?? "cn"
    closing =
      try map.parsed("closing", "a time of the day, such as 18:00", Self.minutes) ?? 18 * 60
    rules = try map.sections("deadlines")
    extensionTimes = try map.integer("extension_times", 0...100) ?? 1
    func span(_ key: String, _ fallback: Span) throws(SettingsError) -> Span {
      try map.parsed(key, Span.example) { Span($0) } ?? fallback
    }
    extensionSpan = try span("extension_span", Span(10, .workingDays))
    returnWithin = try span("return_within", Span(2, .workingDays))
    dueSoon = try span("due_soon", Span(1, .workingDays))
  }

  /// Within which time an answer is owed; nil where no rule fits: no clock runs.
  public func span(
    kind: RequestKind, isUrgent: Bool, department: String?, topic: String?
  ) -> Span? {
    rules.first { rule in
      (rule.kind.map { $0 == kind } ?? true) && (rule.isUrgent.map { $0 == isUrgent } ?? true)
        && (rule.department.map { $0 == department } ?? true)
        && (rule.topic.map { $0 == topic } ?? true)
    }?.within
  }

  /// The times of all rules.
  public var spans: [Span] { rules.map(\.within) }

  private static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, (0...24).contains(parts[0]), (0..<60).contains(parts[1]),
      parts[0] * 60 + parts[1] <= 24 * 60
    else { return nil }
    return parts[0] * 60 + parts[1]
  }
}

/// An entry of `deadlines:`; what it leaves out fits everything.
struct DeadlineRule: SettingsSection, Sendable {
  var kind: RequestKind?
  var isUrgent: Bool?
  var department: String?
  var topic: String?
  var within: Span

  static let keys: [SettingKey] = [
    SettingKey("kind", .choice(RequestKind.allCases.map(\.rawValue)), "only items of this kind"),
    SettingKey("urgent", .flag, "only items that must not wait, or only others"),
    SettingKey("department", .text, "only items of this department"),
    SettingKey("topic", .text, "only items of this first-level topic"),
    .required("within", .text, "`5 working days`, `15 days` or `24 hours`"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    kind = try map.choice("kind")
    isUrgent = try map.flag("urgent")
    department = try map.text("department")
    topic = try map.text("topic")
    guard let within = try map.parsed("within", Span.example, { Span($0) }) else {
      throw map.error("within", "\"within\" needs a value")
    }
    self.within = within
  }
}

extension Span {
  static let example = "a time such as \"5 working days\", \"15 days\" or \"24 hours\""
}

public import Feedback
public import Settings

/// `calendar/*.yaml`: which days are off beside weekends, and which weekend days are worked (调休).
public struct WorkingCalendar: SettingsSection, Sendable, Equatable {
  public let id: String
  /// The days that the file speaks of; outside of them only weekends are known. nil: no end.
  public let first: Day?
  public let last: Day?
  private let off: [Day: String]
  private let worked: Set<Day>

  public static let keys: [SettingKey] = [
    .required("id", .text, "the calendar's id"),
    SettingKey("first", .text, "the first day that the file speaks of", fallback: "always"),
    SettingKey(
      "last", .text, "the last day that it speaks of; `doctor` warns 60 days before",
      fallback: "always"),
    SettingKey("holidays", .list(.section(Holiday.self)), "days off, and what is worked for them"),
  ]

  /// A calendar from its file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    first = try map.parsed("first", "a day, such as 2026-01-01") { Day($0) }
    last = try map.parsed("last", "a day, such as 2026-12-31") { Day($0) }
    var off: [Day: String] = [:], worked: Set<Day> = []
    for holiday in try map.sections("holidays", Holiday.self) {
      for day in holiday.days { off[day] = holiday.name }
      worked.formUnion(holiday.worked)
    }
    if let both = worked.first(where: { off[$0] != nil }) {
      throw map.error("holidays", "\(both) is both off and worked; correct one of them")
    }
    (self.off, self.worked) = (off, worked)
  }

  /// Weekends alone.
  public static let weekends = WorkingCalendar()

  private init() {
    (id, first, last, off, worked) = ("iso-weekends", nil, nil, [:], [])
  }

  /// Whether people work on a day.
  public func isWorked(_ day: Day) -> Bool {
    off[day] == nil && (day.weekday < 6 || worked.contains(day))
  }

  /// Whether a day is off for more than being a weekend.
  public func isHoliday(_ day: Day) -> Bool { off[day] != nil }

  /// Whether a weekend day is worked.
  public func isMadeUp(_ day: Day) -> Bool { worked.contains(day) && day.weekday > 5 }

  /// How many days are left of what the file speaks of; nil where it has no end.
  public func daysLeft(on day: Day) -> Int? { last.map { $0.number - day.number } }
}

/// An entry of `holidays:`.
struct Holiday: SettingsSection {
  var name: String
  var days: [Day]
  var worked: [Day]

  static let keys: [SettingKey] = [
    .required("name", .text, "what it is called"),
    .required("days", .text, "the days off: a day, or `2026-10-01/2026-10-07`"),
    SettingKey("worked", .list(.text), "weekend days that are worked for them"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    name = try map.requiredText("name")
    guard let days = try map.parsed("days", "a day, or 2026-10-01/2026-10-07", Self.span) else {
      throw map.error("days", "\"days\" needs a value")
    }
    self.days = days
    worked = []
    for text in try map.texts("worked") {
      guard let day = Day(text) else {
        throw map.error("worked", "\"\(text)\" is no day; write it as 2026-10-10")
      }
      worked.append(day)
    }
  }

  private static func span(_ text: String) -> [Day]? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    // A half that cannot be read must not leave the other one as a holiday of one day.
    guard (1...2).contains(parts.count), let first = Day(parts[0]),
      let last = Day(parts[parts.count - 1]), first <= last, last.number - first.number < 100
    else { return nil }
    return (first.number...last.number).map(Day.init(number:))
  }
}

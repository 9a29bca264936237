public import Feedback
public import Settings

/// `opening:`: on which weekdays a station is open, or how often.
public struct OpeningPlan: SettingsSection, Equatable {
  public let days: [PlanDay]
  public let hours: String?
  public let times: Int
  public let per: PlanSpan

  public static let keys: [SettingKey] = [
    SettingKey(
      "weekdays", .list(.choice(PlanDay.allCases.map(\.rawValue))), "the weekdays on which it opens"
    ),
    SettingKey("hours", .text, "from when until when, for people to read"),
    SettingKey("times", .integer, "how often it opens, instead of weekdays"),
    SettingKey(
      "per", .choice(PlanSpan.allCases.map(\.rawValue)), "in which span it opens so often",
      fallback: "month"),
  ]

  /// The plan from its section: weekdays, or a number of times.
  public init(_ map: SettingsMap) throws(SettingsError) {
    var days: [PlanDay] = []
    for text in try map.texts("weekdays") {
      guard let day = PlanDay(rawValue: text) else {
        let known = PlanDay.allCases.map(\.rawValue).joined(separator: ", ")
        throw map.error("weekdays", "\"weekdays\" takes \(known), not \"\(text)\"")
      }
      if days.contains(day) { throw map.error("weekdays", "\"\(text)\" stands twice; keep one") }
      days.append(day)
    }
    let times = try map.integer("times", 1...366)
    guard days.isEmpty != (times == nil) else {
      throw map.error(nil, "a plan needs \"weekdays\" or \"times\", and not both")
    }
    if !days.isEmpty, map.has("per") {
      throw map.error("per", "\"per\" goes with \"times\"; weekdays come every week")
    }
    self.days = days
    hours = try map.text("hours")
    per = days.isEmpty ? try map.choice("per") ?? .month : .week
    self.times = times ?? days.count
  }

  /// What is due: the spans that end within some days, each with how often the station opens in it.
  /// Weekdays that are holidays are not due.
  ///
  /// - Parameter since: spans that begin before this day are not due.
  public func due(
    _ window: ClosedRange<Day>, since: Day?, isHoliday: (Day) -> Bool
  ) -> [DueSpan] {
    var spans: [DueSpan] = []
    var day = window.lowerBound
    while day <= window.upperBound {
      let span = per.days(around: day)
      day = span.upperBound + 1
      guard span.upperBound <= window.upperBound, since.map({ $0 <= span.lowerBound }) ?? true
      else { continue }
      spans.append(DueSpan(days: span, times: times(in: span, isHoliday)))
    }
    return spans.filter { $0.times > 0 }
  }

  private func times(in span: ClosedRange<Day>, _ isHoliday: (Day) -> Bool) -> Int {
    guard !days.isEmpty else { return times }
    return days.count { !isHoliday(span.lowerBound + ($0.number - 1)) }
  }
}

/// A span of days in which a station is to open so many times.
public struct DueSpan: Sendable, Equatable {
  public var days: ClosedRange<Day>
  public var times: Int

  /// How many of the openings that are due were held: no more count in one span than are due in it.
  public func held(_ openings: Set<Day>) -> Int {
    min(times, openings.count(where: days.contains))
  }
}

/// A weekday of a plan.
public enum PlanDay: String, Sendable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Monday is 1 (ISO 8601).
  var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

/// A span of the calendar.
public enum PlanSpan: String, Sendable, CaseIterable, Codable {
  case week, month, quarter, year

  /// The days of the span that holds a day; weeks begin on Monday.
  public func days(around day: Day) -> ClosedRange<Day> {
    switch self {
    case .week: return Period.week.days(around: day)
    case .month: return Period.month.days(around: day)
    case .quarter, .year:
      let length = self == .quarter ? 3 : 12
      let (year, month, _) = day.parts
      let first = (month - 1) / length * length + 1
      let begin = Day(year: year, month: first, day: 1) ?? day
      let last = Day(year: year, month: first + length - 1, day: 1) ?? day
      return begin...Period.month.days(around: last).upperBound
    }
  }

  /// `2026-W47`, `2026-11`, `2026-Q4` or `2026`.
  public func label(around day: Day) -> String {
    let (year, month, _) = day.parts
    return switch self {
    case .week: Period.week.label(around: day)
    case .month: Period.month.label(around: day)
    case .quarter: "\(year)-Q\((month - 1) / 3 + 1)"
    case .year: "\(year)"
    }
  }
}

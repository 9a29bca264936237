/// The span of days that a digest is about.
public enum Period: String, Sendable, CaseIterable, Codable {
  case day
  /// From Monday to Sunday (ISO 8601).
  case week
  case month

  /// The days of the period that holds a day.
  public func days(around day: Day) -> ClosedRange<Day> {
    switch self {
    case .day: return day...day
    case .week:
      let monday = day - (day.weekday - 1)
      return monday...(monday + 6)
    case .month:
      let first = day - (day.parts.day - 1)
      let next = Period.firstOfMonth(after: first)
      return first...(next - 1)
    }
  }

  /// What a folder of the period is called: `2026-11-22`, `2026-W47` or `2026-11`.
  public func label(around day: Day) -> String {
    switch self {
    case .day: return day.description
    case .week:
      let (year, week) = day.isoWeek
      return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    case .month: return String(day.description.prefix(7))
    }
  }

  private static func firstOfMonth(after first: Day) -> Day {
    let later = first + 31
    return later - (later.parts.day - 1)
  }
}

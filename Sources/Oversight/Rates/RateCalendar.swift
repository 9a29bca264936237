public import Feedback
public import Foundation
public import Settings

/// `window:` of `rates.yaml`: where days and months begin. One calendar holds for every rate.
///
/// - A day that begins at noon is named by the day on which it ends: the 20th is from noon of the 19th to
///   noon of the 20th. A month that begins on the 19th is named by the month in which it ends. A year
///   is its twelve months.
/// - Months are made of whole days and years of whole months, so windows of a kind neither overlap nor
///   leave a gap.
public struct RateCalendar: SettingsSection, Equatable {
  /// When a day begins, in minutes.
  public let dayFrom: Int
  /// The day of the month with which a month begins.
  public let monthFrom: Int

  public static let keys: [SettingKey] = [
    SettingKey("day_from", .text, "when a day begins: `12:00` is noon", fallback: "00:00"),
    SettingKey(
      "month_from", .integer, "the day with which a month begins, up to 28: every month has that",
      fallback: "1"),
  ]

  /// A calendar.
  public init(dayFrom: Int = 0, monthFrom: Int = 1) {
    (self.dayFrom, self.monthFrom) = (dayFrom, monthFrom)
  }

  /// The calendar from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    dayFrom = try map.parsed("day_from", "a time of the day, such as 12:00", Self.minutes) ?? 0
    monthFrom = try map.integer("month_from", 1...28) ?? 1
  }

  /// The days of the window that holds a day.
  public func days(_ period: RatePeriod, around day: Day) -> ClosedRange<Day> {
    switch period {
    case .day: return day...day
    case .month:
      let (year, month, number) = day.parts
      let isNext = monthFrom > 1 && number >= monthFrom
      return days(ofMonth: year * 12 + month - 1 + (isNext ? 1 : 0))
    case .year:
      let year = yearOf(day)
      return days(ofMonth: year * 12).lowerBound...days(ofMonth: year * 12 + 11).upperBound
    }
  }

  /// `2026-11-20`, `2026-11` or `2026`.
  public func label(_ period: RatePeriod, around day: Day) -> String {
    let last = days(period, around: day).upperBound.description
    switch period {
    case .day: return last
    case .month: return String(last.prefix(7))
    case .year: return String(last.prefix(4))
    }
  }

  /// The moments of days, from the beginning of the first up to the end of the last.
  public func moments(_ days: ClosedRange<Day>, in zone: TimeZone) -> Range<Date> {
    start(of: days.lowerBound, zone)..<start(of: days.upperBound + 1, zone)
  }

  /// The day in which a moment lies.
  public func day(of moment: Date, in zone: TimeZone) -> Day {
    let day = Day(moment, in: zone)
    return moment >= start(of: day + 1, zone) ? day + 1 : day
  }

  private func yearOf(_ day: Day) -> Int {
    days(.month, around: day).upperBound.parts.year
  }

  /// The days of the month with a number: twelve times the year, and the months before it.
  private func days(ofMonth number: Int) -> ClosedRange<Day> {
    monthFrom == 1
      ? first(number, 1)...(first(number + 1, 1) - 1)
      : first(number - 1, monthFrom)...(first(number, monthFrom) - 1)
  }

  private func first(_ month: Int, _ day: Int) -> Day {
    Day(year: month / 12, month: month % 12 + 1, day: day) ?? Day(number: 0)
  }

  /// The wall time at which a day begins; where clocks skip it, the first moment after it.
  private func start(of day: Day, _ zone: TimeZone) -> Date {
    guard dayFrom > 0 else { return day.start(in: zone) }
    let seconds = Double((day - 1).number) * 86_400 + Double(dayFrom) * 60
    let utc = Date(timeIntervalSince1970: seconds)
    let guess = utc.addingTimeInterval(-Double(zone.secondsFromGMT(for: utc)))
    return utc.addingTimeInterval(-Double(zone.secondsFromGMT(for: guess)))
  }

  private static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else {
      return nil
    }
    return parts[0] * 60 + parts[1]
  }
}

/// The span of a window.
public enum RatePeriod: String, Sendable, CaseIterable {
  case day, month, year
}

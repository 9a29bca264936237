public import struct Foundation.Date
public import struct Foundation.TimeZone

/// A calendar day of the proleptic Gregorian calendar, without a time zone.
///
/// Conversions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
public struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public var number: Int

  /// The day that lies `number` days after 1970-01-01.
  public init(number: Int) {
    self.number = number
  }

  /// The day of a date; nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let shifted = month > 2 ? year : year - 1
    let era = Self.floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
    guard parts == (year, month, day) else { return nil }
  }

  /// The day on which a moment falls in a time zone.
  public init(_ moment: Date, in zone: TimeZone) {
    let local = moment.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: moment))
    self.init(number: Int((local / 86_400).rounded(.down)))
  }

  /// Year, month and day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = Self.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The ISO 8601 weekday: Monday is 1, Sunday is 7.
  public var weekday: Int { Self.floorModulo(number + 3, 7) + 1 }

  /// The ISO 8601 year and week of the day.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = self + (4 - weekday)
    let year = thursday.parts.year
    guard let first = Day(year: year, month: 1, day: 1) else { return (year, 1) }
    return (year, (thursday.number - first.number) / 7 + 1)
  }

  /// The moment at which the day begins in a time zone: its midnight, or the first moment after it
  /// where daylight saving skips midnight.
  public func start(in zone: TimeZone) -> Date {
    let utc = Date(timeIntervalSince1970: Double(number) * 86_400)
    let guess = utc.addingTimeInterval(-Double(zone.secondsFromGMT(for: utc)))
    return utc.addingTimeInterval(-Double(zone.secondsFromGMT(for: guess)))
  }

  /// Earlier before later.
  public static func < (first: Day, second: Day) -> Bool { first.number < second.number }

  /// The day that lies a number of days later.
  public static func + (day: Day, count: Int) -> Day { Day(number: day.number + count) }

  /// The day that lies a number of days earlier.
  public static func - (day: Day, count: Int) -> Day { Day(number: day.number - count) }

  private static func floorDivide(_ value: Int, _ by: Int) -> Int {
    value >= 0 ? value / by : (value - by + 1) / by
  }

  private static func floorModulo(_ value: Int, _ by: Int) -> Int {
    value - floorDivide(value, by) * by
  }
}

extension Day: LosslessStringConvertible {
  /// A day as ISO 8601 writes it, `2026-11-22`; nil for anything else.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard description.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2],
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public var description: String {
    let (year, month, day) = parts
    return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Day: Codable {
  /// Reads a day from its ISO 8601 text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a day is written 2026-11-22, not \(text)")
    }
    self = day
  }

  /// Writes the day as `2026-11-22`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

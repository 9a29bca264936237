internal import struct Foundation.Date

/// Moments as servers of files and mail write them.
enum ServerTime {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// From 1; nil for what is no English abbreviation of a month.
  static func month(_ text: some StringProtocol) -> Int? {
    months.firstIndex(of: text.lowercased()).map { $0 + 1 }
  }

  /// The moment in UTC (proleptic Gregorian calendar); nil where a part is out of its range.
  static func moment(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) -> Date? {
    guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    let days = self.days(year: year, month: month) + day - 1
    return Date(timeIntervalSince1970: Double(((days * 24 + hour) * 60 + minute) * 60 + second))
  }

  /// From 1970-01-01 to the first of a month, counted in years that begin with March.
  private static func days(year: Int, month: Int) -> Int {
    let march = (month + 9) % 12
    let years = month > 2 ? year : year - 1
    let leapDays = years / 4 - years / 100 + years / 400
    return years * 365 + leapDays + (march * 306 + 5) / 10 - 719_468
  }
}

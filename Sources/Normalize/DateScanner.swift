internal import Feedback

/// Reads a calendar date with its time and zone from folded text.
struct DateScanner {
  /// What a date says: a day, seconds after its midnight, and the zone where one is written.
  struct Parts {
    var day: Day
    var seconds: Double
    var zone: WrittenZone?
  }

  var cursor: ByteCursor

  init(_ bytes: [UInt8]) {
    cursor = ByteCursor(bytes)
  }

  /// The date; nil where the text is none or something stands behind it.
  mutating func date() -> Parts? {
    skipWeekday()
    guard var parts = cursor.peek.isLetter ? monthFirst() : digitsFirst() else { return nil }
    if parts.zone == nil { parts.zone = WrittenZone(&cursor) }
    cursor.skipRemarks()
    return cursor.atEnd ? parts : nil
  }

  /// `Fri, ` and `Friday, `, which is not checked against the date.
  private mutating func skipWeekday() {
    let before = cursor
    let word = cursor.word()
    guard word.count >= 3, Names.weekdays.contains(Array(word.prefix(3))) else {
      cursor = before
      return
    }
    cursor.skip(" ,.-")
  }

  /// `Feb 8 09:05:33 CST 2019`, `February 8, 2019 9:05 am`.
  private mutating func monthFirst() -> Parts? {
    guard let month = monthName() else { return nil }
    cursor.skip(" .-")
    guard let day = cursor.number(digits: 1...2) else { return nil }
    cursor.skip(" ,-")
    if let year = cursor.ahead({ $0.number(digits: 4...4) }, unlessBefore: ":") {
      return dateWithTime(year, month, day.value)
    }
    guard let seconds = Clock.seconds(&cursor) else { return nil }
    let zone = WrittenZone(&cursor)
    cursor.skip(" ")
    guard let year = cursor.number(digits: 4...4),
      let day = Day(year: year.value, month: month, day: day.value)
    else { return nil }
    return Parts(day: day, seconds: seconds, zone: zone)
  }

  private mutating func digitsFirst() -> Parts? {
    guard let first = cursor.digits() else { return nil }
    switch first.count {
    case 8, 12, 14: return compact(first)
    case 4: return yearFirst(first.value)
    case 1, 2: return dayFirst(first.value)
    default: return nil
    }
  }

  /// `20190208`, `20190208T0905`, `20190208090533`.
  private mutating func compact(_ run: ByteCursor.Number) -> Parts? {
    let time = run.count - 8
    let scale = [0: 1, 4: 10_000, 6: 1_000_000][time] ?? 1
    let date = run.value / scale
    guard let day = Day(year: date / 10_000, month: date / 100 % 100, day: date % 100) else {
      return nil
    }
    guard time > 0 else { return withTime(day) }
    let rest = time == 4 ? run.value % scale * 100 : run.value % scale
    return Clock.seconds(hour: rest / 10_000, minute: rest / 100 % 100, second: Double(rest % 100))
      .map { Parts(day: day, seconds: $0, zone: nil) }
  }

  /// `2019-02-08`, `2019/2/8`, `2019.2.8`, `2019-02`.
  private mutating func yearFirst(_ year: Int) -> Parts? {
    guard cursor.take(anyOf: "-/.") != nil else { return nil }
    cursor.skip(" ")
    guard let month = cursor.number(digits: 1...2) else { return nil }
    guard cursor.take(anyOf: "-/.") != nil else {
      return cursor.atEnd ? dateWithTime(year, month.value, 1) : nil
    }
    cursor.skip(" ")
    if cursor.atEnd { return dateWithTime(year, month.value, 1) }
    guard let day = cursor.number(digits: 1...2) else { return nil }
    return dateWithTime(year, month.value, day.value)
  }

  /// `8 Feb 2019`, `08-Feb-19`, `2/8/2019`, `8.2.2019`; slashes and a closing `am` or `pm` put the month
  /// first.
  private mutating func dayFirst(_ first: Int) -> Parts? {
    let separator = cursor.take(anyOf: "-/. ")
    cursor.skip(" ")
    if let month = monthName() {
      cursor.skip(" ,.-/")
      guard let year = year() else { return nil }
      return dateWithTime(year, month, first)
    }
    guard let second = cursor.number(digits: 1...2), cursor.take(anyOf: "-/.") == separator,
      let year = cursor.number(digits: 4...4)
    else { return nil }
    let american = separator == UInt8(ascii: "/") || cursor.last == UInt8(ascii: "m")
    let (month, day) = american ? (first, second.value) : (second.value, first)
    return dateWithTime(year.value, month, day) ?? dateWithTime(year.value, day, month)
  }

  private mutating func dateWithTime(_ year: Int, _ month: Int, _ day: Int) -> Parts? {
    Day(year: year, month: month, day: day).flatMap { withTime($0) }
  }

  private mutating func withTime(_ day: Day) -> Parts? {
    cursor.skip(" ,")
    cursor.skipRemarks()
    let needsTime = cursor.take(anyOf: "t") != nil
    guard needsTime || cursor.peek.isDigit || Clock.beginsWithHalfDay(cursor) else {
      return Parts(day: day, seconds: 0, zone: nil)
    }
    return Clock.seconds(&cursor).map { Parts(day: day, seconds: $0, zone: nil) }
  }

  /// A year of four digits, or of two as RFC 2822, 4.3 reads it.
  private mutating func year() -> Int? {
    guard let year = cursor.digits() else { return nil }
    switch year.count {
    case 4: return year.value
    case 2: return year.value + (year.value < 50 ? 2_000 : 1_900)
    default: return nil
    }
  }

  private mutating func monthName() -> Int? {
    let before = cursor
    let word = cursor.word()
    if word.count >= 3, let index = Names.months.firstIndex(of: Array(word.prefix(3))) {
      return index + 1
    }
    cursor = before
    return nil
  }
}

private enum Names {
  static let weekdays = split("mon tue wed thu fri sat sun")
  static let months = split("jan feb mar apr may jun jul aug sep oct nov dec")

  private static func split(_ names: String) -> [[UInt8]] {
    names.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)
  }
}

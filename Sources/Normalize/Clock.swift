/// The time of day as dates write it.
enum Clock {
  /// Seconds after midnight: `9:05`, `09:05:33.5`, `0905`, `3:05 pm`, `pm 3:5:`, `9 am`; nil where
  /// it is no time.
  static func seconds(_ cursor: inout ByteCursor) -> Double? {
    let before = halfDay(&cursor)
    guard let (hour, minute, second) = figures(&cursor) else { return nil }
    let half = before ?? halfDay(&cursor)
    return seconds(hour: hour24(hour, half), minute: minute, second: second)
  }

  /// Seconds after midnight, up to 24:00:00 and with a leap second.
  static func seconds(hour: Int, minute: Int, second: Double) -> Double? {
    guard hour < 24 || hour == 24 && minute == 0 && second == 0, minute < 60, second < 61 else {
      return nil
    }
    return Double(hour * 3_600 + minute * 60) + second
  }

  static func beginsWithHalfDay(_ cursor: ByteCursor) -> Bool {
    var copy = cursor
    return halfDay(&copy) != nil
  }

  private enum HalfDay { case morning, afternoon }

  /// `am`, `p.m.`
  private static func halfDay(_ cursor: inout ByteCursor) -> HalfDay? {
    var copy = cursor
    copy.skip(" ")
    guard let letter = copy.take(anyOf: "ap") else { return nil }
    copy.skip(".")
    guard copy.take(anyOf: "m") != nil, !copy.peek.isLetter else { return nil }
    copy.skip(". ")
    cursor = copy
    return letter == UInt8(ascii: "a") ? .morning : .afternoon
  }

  private static func hour24(_ hour: Int, _ half: HalfDay?) -> Int {
    switch half {
    case .morning: hour == 12 ? 0 : hour
    case .afternoon: hour < 12 ? hour + 12 : hour
    case nil: hour
    }
  }

  private static func figures(_ cursor: inout ByteCursor) -> (Int, Int, Double)? {
    guard let first = cursor.digits() else { return nil }
    switch first.count {
    case 1, 2: return separated(first.value, &cursor)
    case 4: return (first.value / 100, first.value % 100, 0)
    case 6:
      let second = Double(first.value % 100) + fraction(&cursor)
      return (first.value / 10_000, first.value / 100 % 100, second)
    default: return nil
    }
  }

  /// What stands behind the hour; a closing `:` comes of 时 and 分.
  private static func separated(_ hour: Int, _ cursor: inout ByteCursor) -> (Int, Int, Double)? {
    guard cursor.take(anyOf: ":") != nil, cursor.peek.isDigit else { return (hour, 0, 0) }
    guard let minute = cursor.number(digits: 1...2) else { return nil }
    guard cursor.take(anyOf: ":") != nil, cursor.peek.isDigit else {
      return (hour, minute.value, 0)
    }
    guard let second = cursor.number(digits: 1...2) else { return nil }
    return (hour, minute.value, Double(second.value) + fraction(&cursor))
  }

  private static func fraction(_ cursor: inout ByteCursor) -> Double {
    var copy = cursor
    guard copy.take(anyOf: ".,") != nil, let digits = copy.digits() else { return 0 }
    cursor = copy
    while cursor.digits() != nil {}
    return (0..<digits.count).reduce(Double(digits.value)) { value, _ in value / 10 }
  }
}

internal import Feedback

/// Numbers as people know them from the sheet.
enum NumberText {
  /// The literal of a number: a whole number as written, or without exponent where it was written
  /// with one and has at most 17 digits; any other in the fewest digits that mean it. Nil for what
  /// is no number.
  static func literal(_ written: String) -> String? {
    if isPlain(written) { return written }
    guard let number = Double(written), number.isFinite else { return nil }
    return literal(number)
  }

  /// A whole number with zeros before it, so many digits in all; nil where that changes nothing.
  static func padded(_ literal: String, to digits: Int) -> String? {
    guard literal.utf8.count < digits, literal.utf8.allSatisfy(\.isDigit) else { return nil }
    return String(repeating: "0", count: digits - literal.utf8.count) + literal
  }

  private static func literal(_ number: Double) -> String {
    guard number.rounded() == number, abs(number) < 1e17 else { return number.description }
    if abs(number) < 0x1p53 { return String(Int(number)) }
    return expanded(number.description)
  }

  /// `4.4e+16` as `44000000000000000`: the digits that tell the number, and zeros for the others.
  private static func expanded(_ description: String) -> String {
    let parts = description.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else {
      return String(description.prefix { $0 != "." })
    }
    let fraction = parts[0].split(separator: ".").dropFirst().joined()
    let digits = parts[0].prefix { $0 != "." } + (fraction == "0" ? "" : fraction)
    let length = exponent + (digits.hasPrefix("-") ? 2 : 1)
    return digits + String(repeating: "0", count: max(0, length - digits.count))
  }

  /// True for the digits of a whole number, with nothing that JSON would not have.
  private static func isPlain(_ text: String) -> Bool {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard let first = digits.first, digits.count <= 64, digits.allSatisfy(\.isDigit) else {
      return false
    }
    return first != UInt8(ascii: "0") || (digits.count == 1 && text.utf8.count == 1)
  }
}

internal import CXML

/// What HTML's character references stand for.
enum CharacterReference {
  /// The code points that Windows-1252 has for 0x80 to 0x9F, which writers mean by those numbers
  /// (HTML Standard, 13.2.5.80).
  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The character of a number as references write it, `20013` or `x4E2D`; U+FFFD for one that is no
  /// character, nil for what is no number.
  static func scalar(number digits: some Collection<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let digits = digits.dropFirst(isHexadecimal ? 1 : 0)
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    var number: UInt32 = 0
    for digit in digits {
      guard let value = digit.hexValue, isHexadecimal || value < 10 else { return nil }
      number = number &* (isHexadecimal ? 16 : 10) &+ value
    }
    if (0x80..<0xA0).contains(number) { number = windows[Int(number - 0x80)] }
    return Unicode.Scalar(number).flatMap { $0 == "\0" ? nil : $0 } ?? "\u{FFFD}"
  }

  /// The character of a name, for example `nbsp` (HTML 4.01, section 24); nil for an unknown one.
  static func scalar(name: String) -> Unicode.Scalar? {
    guard let entity = htmlEntityLookup(name) else {
      return name == "apos" ? "'" : nil
    }
    return Unicode.Scalar(UInt32(entity.pointee.value))
  }

  /// The character of the reference that a text begins with, and the reference's length; nil where it
  /// begins with none.
  static func first(in text: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let end = text.prefix(34).firstIndex(of: .semicolon) else { return nil }
    let name = text[(text.startIndex + 1)..<end]
    let scalar =
      name.first == UInt8(ascii: "#")
      ? scalar(number: name.dropFirst()) : scalar(name: String(decoding: name, as: UTF8.self))
    return scalar.map { ($0, end + 1 - text.startIndex) }
  }

  /// The text with its references replaced; a no-break space becomes a space.
  static func decoded(_ text: [UInt8]) -> [UInt8] {
    guard var next = text.firstIndex(of: .ampersand) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var copied = 0
    while true {
      output += text[copied..<next]
      if let reference = first(in: text[next...]) {
        let scalar: Unicode.Scalar = reference.scalar == "\u{A0}" ? " " : reference.scalar
        output += String(Character(scalar)).utf8
        copied = next + reference.length
      } else {
        output.append(.ampersand)
        copied = next + 1
      }
      guard let further = text[copied...].firstIndex(of: .ampersand) else { break }
      next = further
    }
    return output + text[copied...]
  }
}

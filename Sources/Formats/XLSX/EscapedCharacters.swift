/// Characters that Office Open XML writes as `_x000D_` (ECMA-376-1, 22.9.2.19 `ST_Xstring`).
enum EscapedCharacters {
  private static let length = 7

  /// The text with its escapes replaced; one that means no character stays as it is.
  static func decoded(_ text: [UInt8]) -> [UInt8] {
    guard var next = firstEscape(text, from: 0) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var copied = 0
    while true {
      output += text[copied..<next.index]
      let end = appendScalar(of: next, in: text, to: &output)
      copied = end
      guard let further = firstEscape(text, from: end) else { return output + text[copied...] }
      next = further
    }
  }

  private struct Escape {
    var index: Int
    var unit: UInt16
  }

  /// Adds what an escape means, with the one behind it where they are a surrogate pair; gives the
  /// index behind.
  private static func appendScalar(
    of escape: Escape, in text: [UInt8], to output: inout [UInt8]
  ) -> Int {
    let end = escape.index + length
    if let scalar = Unicode.Scalar(escape.unit) {
      output += String(Character(scalar)).utf8
      return end
    }
    if let low = self.escape(text, at: end),
      let scalar = String(decoding: [escape.unit, low.unit], as: UTF16.self).unicodeScalars.first,
      scalar != "\u{FFFD}"
    {
      output += String(Character(scalar)).utf8
      return end + length
    }
    output += text[escape.index..<end]
    return end
  }

  private static func firstEscape(_ text: [UInt8], from start: Int) -> Escape? {
    var index = start
    while let mark = text[index...].firstIndex(of: UInt8(ascii: "_")) {
      if let escape = escape(text, at: mark) { return escape }
      index = mark + 1
    }
    return nil
  }

  private static func escape(_ text: [UInt8], at index: Int) -> Escape? {
    guard index + length <= text.count, text[index] == UInt8(ascii: "_"),
      text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in text[(index + 2)..<(index + 6)] {
      guard let value = byte.hexValue else { return nil }
      unit = unit << 4 | UInt16(value)
    }
    return Escape(index: index, unit: unit)
  }
}

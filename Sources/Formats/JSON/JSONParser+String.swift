extension JSONParser {
  /// The text between the quotes that begin here.
  mutating func string() throws(JSONFault) -> String {
    let start = index + 1
    index = start
    while index < end {
      let byte = bytes[index]
      if byte == .quote {
        defer { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
      }
      if byte == .backslash { return try escapedString(from: start) }
      guard byte >= .space else { throw fault("a string holds a control character") }
      index += 1
    }
    throw fault("a string is not closed")
  }

  /// The text of a string with escapes, the first of them at `index`.
  private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
    var text = Array(bytes[start..<index])
    while index < end {
      let byte = bytes[index]
      switch byte {
      case .quote:
        index += 1
        return String(decoding: text, as: UTF8.self)
      case .backslash:
        index += 1
        try escape(&text)
      default:
        guard byte >= .space else { throw fault("a string holds a control character") }
        text.append(byte)
        index += 1
      }
    }
    throw fault("a string is not closed")
  }

  private mutating func escape(_ text: inout [UInt8]) throws(JSONFault) {
    guard index < end else { throw fault("a string is not closed") }
    let byte = bytes[index]
    if byte == UInt8(ascii: "u") {
      index += 1
      return text.append(contentsOf: try unicodeEscape().utf8)
    }
    guard let plain = Self.plain(byte) else { throw fault("no escape begins so") }
    text.append(plain)
    index += 1
  }

  private static func plain(_ escape: UInt8) -> UInt8? {
    switch escape {
    case .quote, .backslash, .slash: escape
    case UInt8(ascii: "n"): .lineFeed
    case UInt8(ascii: "t"): .tab
    case UInt8(ascii: "r"): .carriageReturn
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: nil
    }
  }

  /// The character of `\uXXXX`, or of two that form a surrogate pair; U+FFFD for half of a pair.
  private mutating func unicodeEscape() throws(JSONFault) -> String {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return String(Character(scalar)) }
    guard first < 0xDC00, index + 1 < end, bytes[index] == .backslash,
      bytes[index + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let back = index
    index += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else {
      index = back
      return "\u{FFFD}"
    }
    return String(Character(scalar))
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard index < end, let digit = bytes[index].hexValue else {
        throw fault("expected four hexadecimal digits")
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }
}

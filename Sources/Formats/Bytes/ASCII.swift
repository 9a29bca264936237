/// The bytes that the formats give a meaning to.
extension UInt8 {
  @inline(__always) static var tab: UInt8 { 0x09 }
  @inline(__always) static var lineFeed: UInt8 { 0x0A }
  @inline(__always) static var carriageReturn: UInt8 { 0x0D }
  @inline(__always) static var space: UInt8 { 0x20 }
  @inline(__always) static var quote: UInt8 { 0x22 }
  @inline(__always) static var ampersand: UInt8 { 0x26 }
  @inline(__always) static var apostrophe: UInt8 { 0x27 }
  @inline(__always) static var comma: UInt8 { 0x2C }
  @inline(__always) static var slash: UInt8 { 0x2F }
  @inline(__always) static var colon: UInt8 { 0x3A }
  @inline(__always) static var semicolon: UInt8 { 0x3B }
  @inline(__always) static var lessThan: UInt8 { 0x3C }
  @inline(__always) static var equals: UInt8 { 0x3D }
  @inline(__always) static var greaterThan: UInt8 { 0x3E }
  @inline(__always) static var openBracket: UInt8 { 0x5B }
  @inline(__always) static var backslash: UInt8 { 0x5C }
  @inline(__always) static var closeBracket: UInt8 { 0x5D }
  @inline(__always) static var openBrace: UInt8 { 0x7B }
  @inline(__always) static var pipe: UInt8 { 0x7C }
  @inline(__always) static var closeBrace: UInt8 { 0x7D }

  /// Space, tab, line feed or carriage return.
  @inline(__always) var isJSONWhitespace: Bool {
    self == .space || self == .lineFeed || self == .carriageReturn || self == .tab
  }

  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }

  @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// The value of a hexadecimal digit, or nil.
  @inline(__always) var hexValue: UInt32? {
    if isDigit { return UInt32(self - 0x30) }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? UInt32(letter) + 10 : nil
  }
}

extension Collection<UInt8> {
  /// True where the bytes begin with an ASCII text, letters in either case.
  func startsIgnoringCase(_ lowercase: String) -> Bool {
    var index = startIndex
    return lowercase.utf8.allSatisfy { byte in
      guard index < endIndex else { return false }
      defer { formIndex(after: &index) }
      return self[index] == byte || (byte.isASCIILetter && self[index] | 0x20 == byte)
    }
  }
}

extension ArraySlice<UInt8> {
  /// The index behind the first occurrence of a mark; nil where there is none.
  func end(of mark: String) -> Int? {
    var index = startIndex
    while let next = self[index...].firstIndex(where: { $0 == mark.utf8.first }) {
      if self[next...].starts(with: mark.utf8) { return next + mark.utf8.count }
      index = next + 1
    }
    return nil
  }
}

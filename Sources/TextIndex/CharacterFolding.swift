/// One form for what people write alike: full-width letters and digits as half-width ones, letters in
/// lower case, and everything that is neither letter nor digit as a blank.
///
/// Numerals written in Chinese and traditional characters stay as they are.
enum CharacterFolding {
  /// What stands for everything between words.
  static let blank: UInt32 = 0x20

  /// The folded form of a scalar.
  @inline(__always)
  static func folded(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return ascii(scalar) }
    if scalar &- 0x3400 < 0x6C00 { return scalar }  // U+3400 to U+9FFF, most of Chinese
    return rare(scalar)
  }

  /// Whether a folded scalar is a Latin letter or a digit, which form words of their own.
  @inline(__always)
  static func isLatin(_ scalar: UInt32) -> Bool { scalar < 0x80 && scalar != blank }

  @inline(__always)
  private static func ascii(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: scalar
    case 0x41...0x5A: scalar | 0x20
    default: blank
    }
  }

  private static func rare(_ scalar: UInt32) -> UInt32 {
    if scalar &- 0xFF01 < 0x5E { return ascii(scalar - 0xFEE0) }
    return isSign(scalar) ? blank : lower(scalar)
  }

  /// Punctuation, blanks, symbols and emoji.
  private static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80..<0xC0, 0xD7, 0xF7, 0x2000..<0x2C00, 0x2E00..<0x2E80, 0x3000...0x3004: true
    case 0x3008...0x3020, 0x3030, 0x303D...0x303F, 0x30FB, 0xE000..<0xF900: true
    case 0xFE00..<0xFE70, 0xFF5F...0xFF65, 0xFFE0...0xFFFF, 0x1F000..<0x20000: true
    default: false
    }
  }

  private static func lower(_ scalar: UInt32) -> UInt32 {
    guard scalar < 0x590 || scalar &- 0x10A0 < 0x60 || scalar &- 0x1E00 < 0x200,
      let letter = Unicode.Scalar(scalar)
    else { return scalar }
    let lower = letter.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? scalar : scalar
  }
}

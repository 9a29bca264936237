/// Text as words are matched in it: full-width letters, digits and signs as half-width ones, ASCII in
/// lower case, a run of blanks as one.
enum Folded {
  /// Replaces `output` by the folded UTF-8 bytes of a text, and `origins` by where each comes from, with
  /// the text's end behind them.
  static func text(_ text: String, into output: inout [UInt8], origins: inout [Int]) {
    output.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let (byte, length) = half(bytes, index)
        defer { index += length }
        if byte == 0x20, output.last == 0x20 { continue }
        output.append(byte)
        origins.append(index)
      }
      origins.append(bytes.count)
    }
  }

  /// A word of a configuration, folded and without blanks at its ends.
  static func word(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    var origins: [Int] = []
    Self.text(text, into: &output, origins: &origins)
    while output.last == 0x20 { output.removeLast() }
    return Array(output.drop { $0 == 0x20 })
  }

  /// A character folded.
  @inline(__always)
  static func scalar(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return UInt32(lower(UInt8(truncatingIfNeeded: scalar))) }
    if scalar &- 0xFF01 < 0x5E {
      return UInt32(lower(UInt8(truncatingIfNeeded: scalar &- 0xFEE0)))
    }
    return scalar == 0x3000 ? 0x20 : scalar
  }

  /// The folded byte at an index, and how many bytes it stands for.
  @inline(__always)
  private static func half(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt8, Int) {
    let byte = bytes[index]
    if byte < 0x80 { return (lower(byte), 1) }
    guard index + 2 < bytes.count, byte == 0xEF || byte == 0xE3 else { return (byte, 1) }
    let second = bytes[index + 1], third = bytes[index + 2]
    // U+FF01...U+FF5E are ASCII's 0x21...0x7E; U+3000 is the wide blank.
    if byte == 0xEF, second == 0xBC, third >= 0x81 { return (lower(third - 0x60), 3) }
    if byte == 0xEF, second == 0xBD, third <= 0x9E { return (lower(third - 0x20), 3) }
    if byte == 0xE3, second == 0x80, third == 0x80 { return (0x20, 3) }
    return (byte, 1)
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte | 0x20
    case 0x09, 0x0A, 0x0D: 0x20
    default: byte
    }
  }
}

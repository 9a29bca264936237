/// What of a text counts when two texts are compared: letters and digits, half-width, in lower case.
enum ComparedText {
  /// Reads on in a text until it ends or the output (at least 4 bytes) is full; the bytes written.
  static func read(
    _ bytes: Bytes, from index: inout Int, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    while index < bytes.count, count + 4 <= output.count {
      let byte = bytes[index]
      if byte < 0x80 {
        output[count] = byte | 0x20
        count += byte.isDigit || byte.isLetter ? 1 : 0
        index += 1
      } else if byte &- 0xE4 < 6 {  // U+4000 to U+9FFF
        for offset in 0..<3 { output[count + offset] = bytes[index + offset] }
        count += 3
        index += 3
      } else {
        count += fold(bytes, &index, into: output, at: count)
      }
    }
    return count
  }

  private static func fold(
    _ bytes: Bytes, _ index: inout Int, into output: UnsafeMutableBufferPointer<UInt8>,
    at count: Int
  ) -> Int {
    let start = index
    let (scalar, length) = bytes.scalar(at: start)
    index += length
    let half = UInt8(truncatingIfNeeded: Folding.halfWidth(scalar))
    if scalar &- 0xFF01 < 0x5E {
      output[count] = half | 0x20
      return half.isDigit || half.isLetter ? 1 : 0
    }
    if isPunctuation(scalar) { return 0 }
    for offset in 0..<length { output[count + offset] = bytes[start + offset] }
    return length
  }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80..<0xC0, 0x2000..<0x2070, 0x3000...0x3004, 0x3008...0x3020, 0x3030: true
    case 0xFE10..<0xFE20, 0xFE30..<0xFE70, 0xFF5F...0xFF65: true
    default: false
    }
  }
}

/// Quoted-printable (RFC 2045, 6.7), and the `Q` of encoded words (RFC 2047, 4.2).
enum QuotedPrintable {
  /// The bytes that a text stands for; a `=` that escapes nothing stays.
  static func decoded(
    _ text: some RandomAccessCollection<UInt8>, inWord: Bool = false
  ) -> [UInt8] {
    text.withContiguousStorageIfAvailable { decoded($0, inWord) }
      ?? Array(text).withUnsafeBufferPointer { decoded($0, inWord) }
  }

  private static func decoded(_ text: UnsafeBufferPointer<UInt8>, _ inWord: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == .equals, let escape = escape(text, at: index) {
        if let byte = escape.byte { output.append(byte) }
        index = escape.end
      } else {
        output.append(inWord && byte == UInt8(ascii: "_") ? .space : byte)
      }
    }
    return output
  }

  /// What follows a `=`: a byte in two digits, or the end of a line that goes on in the next.
  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (byte: UInt8?, end: Int)? {
    if index + 1 < text.count, let high = text[index].hexValue, let low = text[index + 1].hexValue {
      return (UInt8(high << 4 | low), index + 2)
    }
    var end = index
    while end < text.count, text[end] == .space || text[end] == .tab { end += 1 }
    if end == text.count { return (nil, end) }
    if text[end] == .carriageReturn { end += 1 }
    guard end < text.count, text[end] == .lineFeed else { return nil }
    return (nil, end + 1)
  }
}

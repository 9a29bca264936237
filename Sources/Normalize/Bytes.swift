/// The UTF-8 bytes of a text, borrowed for as long as a closure runs.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension String {
  /// What a closure makes of the text's UTF-8 bytes, without a copy where the text is contiguous.
  func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension Bytes {
  /// The byte at an index; 0, which no cleaned text holds, outside of the text.
  @inline(__always)
  func at(_ index: Int) -> UInt8 {
    index >= 0 && index < count ? self[index] : 0
  }

  /// The scalar that begins at an index of valid UTF-8, and its length in bytes.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(self[index])
    switch first {
    case ..<0x80: return (first, 1)
    case ..<0xE0: return ((first & 0x1F) << 6 | tail(index + 1), 2)
    case ..<0xF0: return ((first & 0x0F) << 12 | tail(index + 1) << 6 | tail(index + 2), 3)
    default:
      let high = (first & 0x07) << 18 | tail(index + 1) << 12
      return (high | tail(index + 2) << 6 | tail(index + 3), 4)
    }
  }

  private func tail(_ index: Int) -> UInt32 { UInt32(at(index) & 0x3F) }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  /// An ASCII letter.
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}

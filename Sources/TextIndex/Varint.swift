/// Writes numbers in seven bits a byte, the low ones first.
enum VarintWriter {
  @inline(__always)
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var number = number
    while number >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: number) | 0x80)
      number >>= 7
    }
    bytes.append(UInt8(number))
  }
}

/// Reads varints until the bytes end.
struct VarintReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  @inline(__always)
  mutating func next() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while index < bytes.count {
      let byte = bytes[index]
      index &+= 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift &+= 7
    }
    return number
  }
}

/// The items of a segment's documents, as bytes: mostly the next number each.
public enum ItemNumbers {
  /// The numbers as bytes.
  public static func bytes(of items: [Int64]) -> [UInt8] {
    var bytes: [UInt8] = []
    var last: Int64 = 0
    for item in items {
      let step = item &- last
      PostingPage.append(UInt64(bitPattern: step << 1 ^ step >> 63), to: &bytes)
      last = item
    }
    return bytes
  }

  /// The numbers of bytes.
  public static func items(of bytes: [UInt8]) -> [Int64] {
    var items: [Int64] = []
    var last: Int64 = 0
    var number: UInt64 = 0, shift: UInt64 = 0
    for byte in bytes {
      number |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      last &+= Int64(bitPattern: number >> 1) ^ -Int64(number & 1)
      items.append(last)
      (number, shift) = (0, 0)
    }
    return items
  }
}

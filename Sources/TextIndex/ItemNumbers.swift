/// The items of a segment's documents, as bytes: runs of numbers that follow each other.
///
/// Bytes: run by run, how far its first number lies from the one that would go on (zigzag, since it may lie
/// before), and how many there are.
public enum ItemNumbers {
  /// The numbers as bytes.
  public static func bytes(of items: [Int64]) -> [UInt8] {
    var bytes: [UInt8] = []
    var next: Int64 = 0
    var index = 0
    while index < items.count {
      let first = items[index]
      var count = 1
      while index + count < items.count, items[index + count] == first &+ Int64(count) {
        count += 1
      }
      let step = first &- next
      VarintWriter.append(UInt64(bitPattern: step << 1 ^ step >> 63), to: &bytes)
      VarintWriter.append(UInt64(count), to: &bytes)
      next = first &+ Int64(count)
      index += count
    }
    return bytes
  }

  /// The numbers of bytes; damaged bytes give as many as a segment may hold at the most.
  public static func items(of bytes: [UInt8]) -> [Int64] {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = VarintReader(bytes: bytes)
      var items: [Int64] = []
      var next: Int64 = 0
      while !reader.isAtEnd {
        let step = reader.next()
        let room = UInt64(Posting.documentLimit - items.count)
        let count = Int64(min(reader.next(), room))
        let first = next &+ (Int64(bitPattern: step >> 1) ^ -Int64(step & 1))
        for offset in 0..<count { items.append(first &+ offset) }
        next = first &+ count
      }
      return items
    }
  }
}

/// Where things stand in a model's file; every number is little-endian, every part begins at a multiple
/// of 64 bytes.
///
/// | part | holds |
/// |---|---|
/// | header, 64 bytes | magic, version, checksum of all behind it, length, sizes of the parts |
/// | buckets | for each 64 buckets: a bit where the bucket has a row, and how many rows come before |
/// | rows | for each n-gram: its weight times that of each topic, then its own weight's square |
/// | seen | the sorted short hashes of the messages trained on |
/// | facts | JSON (UTF-8) |
struct ModelLayout: Equatable {
  static let magic = Array("MINQINGM".utf8)
  static let version: UInt32 = 1
  static let headerSize = 64
  /// The checksum covers what comes behind it.
  static let checkedFrom = 24
  /// Bytes of one entry of the buckets: 64 bits, a count, and four unused ones.
  static let entrySize = 16

  var rows: Int
  var topics: Int
  var seen: Int
  var factsSize: Int

  /// Vectors of eight numbers that a row takes: one a topic, and one for its own weight.
  var blocks: Int { topics / 8 + 1 }
  var bucketsSize: Int { Grams.buckets / 64 * Self.entrySize }
  var rowsStart: Int { Self.headerSize + bucketsSize }
  var seenStart: Int { rowsStart + rows * blocks * 32 }
  var factsStart: Int { Self.aligned(seenStart + seen * 4) }
  var size: Int { factsStart + factsSize }

  private static func aligned(_ size: Int) -> Int { (size + 63) / 64 * 64 }
}

/// A checksum that finds what storage and copying do to a file; it does not keep anyone from forging one.
enum ModelChecksum {
  /// Four sums side by side, so that five megabytes take a millisecond.
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sums = SIMD4<UInt64>(1, 2, 3, 4)
    var index = 0
    while index + 32 <= bytes.count {
      for lane in 0..<4 {
        let word = bytes.loadUnaligned(fromByteOffset: index + lane * 8, as: UInt64.self)
        let mixed = (sums[lane] ^ UInt64(littleEndian: word)) &* 0x9E37_79B9_7F4A_7C15
        sums[lane] = mixed ^ mixed >> 29
      }
      index += 32
    }
    var sum = sums[0]
    for lane in 1..<4 { sum = (sum ^ sums[lane]) &* 0xBF58_476D_1CE4_E5B9 ^ sum >> 31 }
    for byte in bytes[index...] { sum = (sum ^ UInt64(byte)) &* 0x94D0_49BB_1331_11EB ^ sum >> 31 }
    return sum
  }
}

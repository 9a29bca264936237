/// Base64 (RFC 2045, 6.8) as it arrives: without padding, in pieces that are each padded, with stray
/// bytes in it, with a mailing list's footer behind it.
struct Base64 {
  private var output: [UInt8] = []
  private var bits: UInt32 = 0
  /// How many characters of a group of four were read.
  private var held = 0

  /// The bytes that a text stands for.
  ///
  /// A line that begins a group and holds anything that is not Base64 is no part of the content, nor is
  /// what follows it once there was content. A text without any Base64 is taken as it is: its label
  /// is wrong.
  static func decoded(_ text: some RandomAccessCollection<UInt8>) -> [UInt8] {
    text.withContiguousStorageIfAvailable { decoded($0) }
      ?? Array(text).withUnsafeBufferPointer { decoded($0) }
  }

  private static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var decoder = Base64()
    decoder.output.reserveCapacity(text.count / 4 * 3)
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: .lineFeed) ?? text.count
      guard decoder.take(UnsafeBufferPointer(rebasing: text[start..<end])) else { break }
      start = end + 1
    }
    decoder.endGroup()
    return decoder.output.isEmpty ? Array(text) : decoder.output
  }

  /// Takes a line; false where it is no part of the content.
  private mutating func take(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    if held == 0, line.contains(where: Self.isForeign) { return output.isEmpty }
    for (index, byte) in line.enumerated() {
      let value = Self.values[Int(byte)]
      if value < 64 {
        add(value)
      } else if byte == .equals {
        endGroup()
        if line[(index + 1)...].contains(.space) { return false }
      }
    }
    return true
  }

  @inline(__always)
  private mutating func add(_ value: UInt8) {
    bits = bits << 6 | UInt32(value)
    held += 1
    guard held == 4 else { return }
    output.append(UInt8(truncatingIfNeeded: bits >> 16))
    output.append(UInt8(truncatingIfNeeded: bits >> 8))
    output.append(UInt8(truncatingIfNeeded: bits))
    (bits, held) = (0, 0)
  }

  /// Gives what a group that is not full stands for.
  private mutating func endGroup() {
    let group = bits << (6 * UInt32(4 - held))
    if held >= 2 { output.append(UInt8(truncatingIfNeeded: group >> 16)) }
    if held == 3 { output.append(UInt8(truncatingIfNeeded: group >> 8)) }
    (bits, held) = (0, 0)
  }

  private static func isForeign(_ byte: UInt8) -> Bool {
    values[Int(byte)] == 0xFF && byte != .equals && byte > .space
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The value of each byte; 0xFF for one that has none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()
}

extension Base64 {
  /// Bytes as Base64 in one line.
  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0...group.count {
        output.append(alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)])
      }
      output += repeatElement(.equals, count: 3 - group.count)
    }
    return output
  }
}

/// What speaks for and against UTF-8 in some bytes.
struct UTF8Evidence {
  /// Well-formed characters of more than one byte.
  private(set) var wellFormed = 0
  /// Bytes that stand in no well-formed character.
  private(set) var illFormed = 0
  /// Bytes over 0x7F between two that are not: what single-byte encodings write and double-byte ones
  /// do not.
  private(set) var isolated = 0
  /// All bytes over 0x7F.
  private(set) var high = 0

  /// Counts the bytes; a character that the end cuts counts only where nothing else speaks and the
  /// text `isWhole`.
  init(_ bytes: [UInt8], isWhole: Bool) {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        guard bytes[index] >= 0x80 else {
          index += 1
          continue
        }
        count(bytes, &index, isWhole: isWhole)
      }
    }
  }

  private mutating func count(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, isWhole: Bool
  ) {
    let length = UTF8Form.length(bytes, at: index)
    if length > 0 {
      wellFormed += 1
      high += length
      index += length
    } else if !isWhole || wellFormed > 0, UTF8Form.mayContinue(bytes, from: index) {
      index = bytes.count
    } else {
      illFormed += 1
      high += 1
      let before = index > 0 ? bytes[index - 1] : 0
      let after = index + 1 < bytes.count ? bytes[index + 1] : 0
      if before < 0x80, after < 0x80 { isolated += 1 }
      index += 1
    }
  }
}

/// The forms of a character in UTF-8: The Unicode Standard, table 3-7.
enum UTF8Form {
  /// The length of the well-formed character that begins at an index; 0 where there is none.
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let length = expectedLength(bytes[index])
    guard length > 0, index + length <= bytes.count else { return 0 }
    return isWellFormed(bytes, from: index, to: index + length) ? length : 0
  }

  /// True where the bytes to the end are the beginning of a character.
  static func mayContinue(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
    let expected = expectedLength(bytes[index])
    return bytes.count - index < expected && isWellFormed(bytes, from: index, to: bytes.count)
  }

  private static func expectedLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  private static func isWellFormed(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Bool {
    guard end > start + 1 else { return true }
    let second: ClosedRange<UInt8> =
      switch bytes[start] {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    return second.contains(bytes[start + 1])
      && bytes[(start + 2)..<max(end, start + 2)].allSatisfy { $0 & 0xC0 == 0x80 }
  }
}

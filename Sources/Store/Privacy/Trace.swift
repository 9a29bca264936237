internal import Foundation

/// A phone or an address of mail as bytes to look for, however a source writes it: with blanks, hyphens or
/// brackets in it, full-width, in capitals.
struct Trace {
  private let folded: Data

  init(_ text: String) { folded = Self.fold(Array(text.utf8)) }

  /// Whether it stands in bytes that were folded.
  func stands(in bytes: Data) -> Bool { !folded.isEmpty && bytes.range(of: folded) != nil }

  /// ASCII letters small, full-width signs as those of ASCII, and without what people put between digits.
  static func fold(_ bytes: [UInt8]) -> Data {
    var folded = Data(capacity: bytes.count)
    var index = 0
    while index < bytes.count {
      let (byte, length) = sign(bytes, at: index)
      index += length
      switch byte {
      case nil, UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "."):
        continue
      case .some(let byte) where (0x41...0x5A).contains(byte): folded.append(byte + 0x20)
      case .some(let byte): folded.append(byte)
      }
    }
    return folded
  }

  /// The byte that stands at a place, of a full-width sign that of ASCII; nil for a wide blank or hyphen.
  private static func sign(_ bytes: [UInt8], at index: Int) -> (byte: UInt8?, length: Int) {
    guard index + 2 < bytes.count else { return (bytes[index], 1) }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xEF, 0xBC, let last) where last >= 0x81: return (last - 0x60, 3)
    case (0xEF, 0xBD, let last) where (0x80...0x9E).contains(last): return (last - 0x20, 3)
    // U+3000, and the hyphens and dashes U+2010 to U+2015.
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x90...0x95): return (nil, 3)
    default: return (bytes[index], 1)
    }
  }
}

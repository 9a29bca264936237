/// A text in the form in which words are looked up in it, with where each character comes from.
public struct FoldedText: Sendable {
  /// The folded scalars; a run of anything but letters and digits is one blank.
  private(set) var scalars: [UInt32] = []
  /// Where in the text each begins, in UTF-8 bytes, and behind them where the last one ends.
  private(set) var origins: [Int32] = []

  /// An empty text.
  public init() {}

  /// A text, folded.
  public init(_ text: String) {
    var text = text
    text.withUTF8 { read($0) }
  }

  /// Reads another text in place of this one, in the same memory.
  public mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    scalars.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    scalars.reserveCapacity(bytes.count)
    origins.reserveCapacity(bytes.count + 1)
    var index = 0, end = 0
    var isBetween = true
    while index < bytes.count {
      let start = index
      let scalar = CharacterFolding.folded(Self.scalar(bytes, &index))
      let isBlank = scalar == CharacterFolding.blank
      if !(isBlank && isBetween) {
        scalars.append(scalar)
        origins.append(Int32(truncatingIfNeeded: start))
      }
      if !isBlank { end = index }
      isBetween = isBlank
    }
    if scalars.last == CharacterFolding.blank {
      scalars.removeLast()
      origins.removeLast()
    }
    origins.append(Int32(truncatingIfNeeded: end))
  }

  /// The scalar at an index of valid UTF-8, which moves on behind it.
  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let first = UInt32(bytes[index])
    func next(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    switch first {
    case 0..<0x80:
      index += 1
      return first
    case 0..<0xE0:
      defer { index += 2 }
      return (first & 0x1F) << 6 | next(1)
    case 0..<0xF0:
      defer { index += 3 }
      return (first & 0x0F) << 12 | next(1) << 6 | next(2)
    default:
      defer { index += 4 }
      return (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
    }
  }

  /// The bytes of the text from which some scalars come.
  func bytes(of range: Range<Int>) -> Range<Int> {
    let start = Int(origins[range.lowerBound])
    // A blank that follows may begin where the last scalar ends, never before.
    return start..<max(start, Int(origins[range.upperBound]))
  }
}

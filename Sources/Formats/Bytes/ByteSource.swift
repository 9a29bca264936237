/// Gives a payload's bytes in pieces.
public protocol ByteSource {
  /// The next piece, never empty; nil at the end.
  mutating func next() throws(FormatError) -> [UInt8]?

  /// The path of the file that holds exactly these bytes, for a reader that must go back and forth;
  /// nil where there is none.
  var filePath: String? { get }
}

extension ByteSource {
  public var filePath: String? { nil }
}

/// Bytes that are in memory already.
public struct MemoryBytes: ByteSource {
  private let bytes: [UInt8]
  private let pieceSize: Int
  private var position = 0

  /// The bytes, in pieces of a size; in one piece where none is given.
  public init(_ bytes: [UInt8], pieceSize: Int = .max) {
    self.bytes = bytes
    self.pieceSize = max(1, pieceSize)
  }

  public mutating func next() throws(FormatError) -> [UInt8]? {
    guard position < bytes.count else { return nil }
    let end = position + min(pieceSize, bytes.count - position)
    defer { position = end }
    return position == 0 && end == bytes.count ? bytes : Array(bytes[position..<end])
  }
}

extension ByteSource {
  /// All of the bytes that are left, refused where they are more than a limit.
  mutating func all(limit: Int, mend: String) throws(FormatError) -> [UInt8] {
    var all: [UInt8] = []
    while let piece = try next() {
      guard all.count + piece.count <= limit else {
        throw FormatError(
          .tooLarge, "the document is larger than \(limit / 1_000_000) MB", mend: mend)
      }
      if all.isEmpty { all = piece } else { all += piece }
    }
    return all
  }
}

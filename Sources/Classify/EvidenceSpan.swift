/// A piece of a message that speaks for a topic, or with a negative weight against it.
public struct EvidenceSpan: Sendable, Codable, Equatable {
  /// What it speaks to.
  public enum Finder: String, Sendable, Codable {
    case lexicon
    case model
  }

  /// The piece as it stands in the message.
  public var text: String
  /// `subject` or `body`.
  public var part: String
  /// Where it begins and how long it is, in Unicode scalars.
  public var start: Int
  public var length: Int
  public var weight: Double
  public var by: Finder

  /// A piece of a part's UTF-8 bytes, without blanks at its end.
  init(_ bytes: [UInt8], _ range: Range<Int>, _ part: String, weight: Double, by finder: Finder) {
    var piece = bytes[range]
    while let last = piece.last, last <= 0x20 { piece.removeLast() }
    text = String(decoding: piece, as: UTF8.self)
    self.part = part
    start = Self.scalars(bytes[..<range.lowerBound])
    length = Self.scalars(piece)
    self.weight = weight
    by = finder
  }

  private static func scalars(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }
}

extension Grams.Part {
  /// As people call the field.
  var name: String { self == .subject ? "subject" : "body" }
}

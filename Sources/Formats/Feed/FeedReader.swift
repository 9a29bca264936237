internal import Feedback

/// Reads the entries of a feed, whichever of its dialects it is in.
///
/// The fields of an entry are `id title link summary content published updated author author_email
/// category comments latitude longitude enclosure`, where it gives them, and then whatever else it
/// holds under the name that the feed uses. Texts are as written: HTML where the feed says HTML.
/// Links are resolved against `xml:base` and the feed's own address; an id never is, so that it stays
/// the same wherever the feed moves.
struct FeedReader: RecordReader {
  /// A feed is held whole.
  private static let sizeLimit = 256_000_000

  private var reader: any RecordReader

  init(over bytes: any ByteSource, options: FormatOptions) throws(FormatError) {
    var bytes = bytes
    let payload = try bytes.all(limit: Self.sizeLimit, mend: "ask its sender for a shorter feed")
    var decoded = try DecodedBytes(
      MemoryBytes(payload), forced: options.encoding,
      declared: [options.charset, XMLDeclaration.encoding(in: payload)])
    let text = try decoded.all(limit: .max, mend: "")
    switch text.first(where: { !$0.isJSONWhitespace }) {
    case .lessThan: reader = try XMLFeedReader(text, baseURL: options.baseURL)
    case .openBrace: reader = try JSONFeedReader(text, baseURL: options.baseURL)
    case nil: throw .otherFormat("empty", wanted: "a feed")
    default: throw .otherFormat("neither XML nor JSON", wanted: "a feed")
    }
  }

  mutating func next() throws(FormatError) -> RecordOutcome? { try reader.next() }
}

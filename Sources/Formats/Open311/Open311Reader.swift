internal import Feedback

/// Reads service requests as Open311 GeoReport v2 answers them, in XML and in JSON.
///
/// The fields have the standard's names (`service_request_id`, `requested_datetime`, `lat` ...), and what
/// a server adds keeps its own; what is empty is absent. A request without coordinates is one like any
/// other. Requests that a server wraps in an object are found there.
///
/// Source: GeoReport v2, https://wiki.open311.org/GeoReport_v2/
struct Open311Reader: RecordReader {
  /// An answer is held whole: servers give a thousand requests at most.
  private static let sizeLimit = 256_000_000

  private var reader: any RecordReader

  init(over bytes: any ByteSource, options: FormatOptions) throws(FormatError) {
    var bytes = bytes
    let payload = try bytes.all(limit: Self.sizeLimit, mend: "ask for a shorter span of time")
    var decoded = try DecodedBytes(
      MemoryBytes(payload), forced: options.encoding,
      declared: [options.charset, XMLDeclaration.encoding(in: payload)])
    let text = try decoded.all(limit: .max, mend: "")
    switch text.first(where: { !$0.isJSONWhitespace }) {
    case .lessThan: reader = try Open311XMLReader(text)
    case .openBrace, .openBracket: reader = try Open311JSONReader(text, options)
    default: throw .otherFormat("neither XML nor JSON", wanted: "an Open311 answer")
    }
  }

  mutating func next() throws(FormatError) -> RecordOutcome? { try reader.next() }
}

extension FormatError {
  /// The server's own word for what is wrong, as GeoReport v2 has it.
  static func open311(code: String?, description: String?) -> FormatError {
    let said = [code, description].compactMap(\.self).joined(separator: " ")
    return FormatError(
      .option, "the server answers with an error: \(said)",
      mend: "check url, jurisdiction and api_key of the source")
  }
}

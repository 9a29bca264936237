/// The answer of a GeoReport v2 server, before it is known what it holds.
struct Open311Answer {
  enum Form { case xml, json }

  /// What is looked for in an answer.
  enum Content: String {
    case requests, services

    /// The names of arrays in JSON that hold it.
    fileprivate var arrays: Set<String> {
      self == .services ? ["services"] : ["service_requests", "requests", "request"]
    }
  }

  /// XML is held whole.
  private static let sizeLimit = 256_000_000

  private var text: PeekedBytes

  init(_ bytes: any ByteSource, _ options: FormatOptions) throws(FormatError) {
    var payload = PeekedBytes(bytes)
    let declared = XMLDeclaration.encoding(in: try payload.head(256))
    text = PeekedBytes(
      try DecodedBytes(
        payload, forced: options.encoding, declared: [options.charset, declared]))
  }

  mutating func form() throws(FormatError) -> Form {
    switch try text.firstVisible() {
    case .lessThan: return .xml
    case .openBrace, .openBracket: return .json
    case nil: throw .otherFormat("empty", wanted: "an Open311 answer")
    default: throw .otherFormat("neither XML nor JSON", wanted: "an Open311 answer")
    }
  }

  /// The document in XML.
  func xml(_ names: XMLRecordNames = GeoReport.requests) throws(FormatError) -> MendedXML {
    var text = text
    let mend = "ask for fewer requests at a time"
    return try MendedXML(text.all(limit: Self.sizeLimit, mend: mend), names)
  }

  /// The objects of a document in JSON, or of one a line.
  func json(_ content: Content, path: String?) throws(FormatError) -> JSONReader {
    try JSONReader(
      over: text, options: FormatOptions(encoding: "utf-8", records: path),
      locate: GeoReport.path(to: content.arrays), takesLeadingZeros: true)
  }
}

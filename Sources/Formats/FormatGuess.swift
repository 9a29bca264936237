extension Format {
  /// The format that a payload is most likely in; nil where nothing speaks for any.
  ///
  /// What a file's name or a media type says plainly is believed; the rest is found by how the
  /// payload begins (`head`: a few kilobytes are enough).
  public static func guess(fileName: String?, contentType: String?, head: [UInt8]) -> Format? {
    let content = byContent(head)
    let named =
      fileName.flatMap(fileExtension).flatMap { byExtension[$0] }
      ?? contentType.flatMap { byMediaType[mediaType($0)] }
    // A JSON Feed is served as plain JSON as often as not, and Open311 as plain XML or JSON.
    if content == .feed, named == .json { return .feed }
    if content == .open311, named == .json || named == .feed { return .open311 }
    return named ?? content
  }

  private static let byExtension: [String: Format] = [
    "csv": .csv, "tsv": .csv, "tab": .csv, "json": .json, "ndjson": .json, "jsonl": .json,
    "rss": .feed, "atom": .feed, "rdf": .feed, "xml": .feed, "cdf": .feed,
    "eml": .mail, "mbox": .mail, "mbx": .mail,
    "xlsx": .xlsx, "xlsm": .xlsx, "xltx": .xlsx, "xltm": .xlsx,
  ]

  private static let byMediaType: [String: Format] = [
    "text/csv": .csv, "application/csv": .csv, "text/tab-separated-values": .csv,
    "application/json": .json, "text/json": .json, "application/x-ndjson": .json,
    "application/ndjson": .json, "application/jsonl": .json, "application/feed+json": .feed,
    "application/rss+xml": .feed, "application/atom+xml": .feed, "application/rdf+xml": .feed,
    "application/xml": .feed, "text/xml": .feed,
    "message/rfc822": .mail, "application/mbox": .mail,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": .xlsx,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template": .xlsx,
    "application/vnd.ms-excel.sheet.macroenabled.12": .xlsx,
    "application/vnd.ms-excel.template.macroenabled.12": .xlsx,
  ]

  private static func fileExtension(_ name: String) -> String? {
    let last = name.split(separator: "/").last ?? ""
    return last.lastIndex(of: ".").map { last[last.index(after: $0)...].lowercased() }
  }

  private static func mediaType(_ contentType: String) -> String {
    contentType.prefix { $0 != ";" }.lowercased().trimmingWhitespace
  }

  private static func byContent(_ head: [UInt8]) -> Format? {
    if WorkbookFile.mayBegin(with: head) { return .xlsx }
    guard BinarySignature.name(of: head) == nil,
      var decoded = try? DecodedBytes(MemoryBytes(head)), let text = try? decoded.next()
    else { return nil }
    let start = text.drop { $0.isJSONWhitespace }
    switch start.first {
    case .lessThan: return markup(start)
    case .openBrace, .openBracket: return json(start)
    case _ where HeaderBlock.begins(start): return .mail
    default: return isTable(start) ? .csv : nil
    }
  }

  private static func markup(_ text: ArraySlice<UInt8>) -> Format? {
    if text.startsIgnoringCase("<!doctype html") || text.startsIgnoringCase("<html") { return nil }
    let isOpen311 = ["service_requests", "services"].contains(XMLDeclaration.rootName(in: text))
    return isOpen311 ? .open311 : .feed
  }

  private static func json(_ text: ArraySlice<UInt8>) -> Format {
    let shown = String(decoding: text, as: UTF8.self)
    if text.first == .openBrace, shown.contains("jsonfeed.org/version/") { return .feed }
    let behind = shown.split(separator: "\"service_request_id\"", maxSplits: 1).dropFirst().first
    return behind?.first { !$0.isWhitespace } == ":" ? .open311 : .json
  }

  private static func isTable(_ text: ArraySlice<UInt8>) -> Bool {
    let line = text.prefix { $0 != .lineFeed && $0 != .carriageReturn }
    return line.contains { CSVDialect.candidates.contains($0) }
  }
}

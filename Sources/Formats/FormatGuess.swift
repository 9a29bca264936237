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
    // Both are served as plain XML or JSON as often as not.
    if content == .open311 || content == .feed && named == .json { return content }
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
    case .lessThan:
      let isPage = start.startsIgnoringCase("<!doctype html") || start.startsIgnoringCase("<html")
      return isPage ? nil : holds("<service_requests", start) ? .open311 : .feed
    case .openBrace, .openBracket:
      if holds("jsonfeed.org/version/", start) { return .feed }
      return holds("\"service_request_id\"", start) ? .open311 : .json
    case _ where HeaderBlock.begins(start): return .mail
    default: return isTable(start) ? .csv : nil
    }
  }

  private static func holds(_ words: String, _ text: ArraySlice<UInt8>) -> Bool {
    String(decoding: text, as: UTF8.self).contains(words)
  }

  private static func isTable(_ text: ArraySlice<UInt8>) -> Bool {
    let line = text.prefix { $0 != .lineFeed && $0 != .carriageReturn }
    return line.contains { CSVDialect.candidates.contains($0) }
  }
}

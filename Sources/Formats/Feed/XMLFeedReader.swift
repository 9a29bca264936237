internal import Feedback

/// Reads RSS, Atom and CDF.
///
/// A feed that is not well-formed is repaired first; one that is cut off throws at its end, and gives
/// the entry in which it ends as a reject before.
struct XMLFeedReader: RecordReader {
  private let entries: [XMLElement]
  private let baseURL: String?
  private let cut: XMLRepair.Cut?
  private var position = 0

  init(_ text: [UInt8], baseURL: String?) throws(FormatError) {
    self.baseURL = baseURL
    let document = try ReadableXML(text)
    cut = document.cut
    entries = Self.entries(in: document.root)
    if entries.isEmpty, cut?.remainder == nil { try Self.refuseOtherRoots(document.root) }
  }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    defer { position += 1 }
    let place = RecordPlace(number: position + 1)
    if position < entries.count {
      let entry = FeedEntry(entries[position], baseURL: baseURL)
      return .record(RawRecord(fields: entry.fields, place: place))
    }
    guard let cut else { return nil }
    let error = FormatError.cutOff(line: cut.line, column: cut.column)
    guard position == entries.count, let remainder = cut.remainder else { throw error }
    return Reject.unreadable(place, error.description, bytes: remainder)
  }

  private static func entries(in element: XMLElement) -> [XMLElement] {
    let name = element.feedName
    if name == .core("item") || name == .core("entry") { return [element] }
    return element.children.flatMap(entries)
  }

  private static func refuseOtherRoots(_ root: XMLElement) throws(FormatError) {
    let name = root.localName.lowercased()
    guard !["rss", "rdf", "feed", "channel"].contains(name) else { return }
    throw .otherFormat(
      name == "html" ? "an HTML page" : "an XML document of another kind", wanted: "a feed")
  }
}

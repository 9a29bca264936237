internal import Feedback

/// Reads RSS, Atom and CDF.
///
/// A feed that is not well-formed is repaired first; one that is cut off throws at its end, and gives
/// the entry in which it ends as a reject before.
struct XMLFeedReader: RecordReader {
  private var records: XMLRecordReader

  init(_ text: [UInt8], baseURL: String?) throws(FormatError) {
    let document = try MendedXML(text, .feed)
    let entries = Self.entries(in: document.root)
    if entries.isEmpty, document.cut?.remainder == nil { try Self.refuseOtherRoots(document.root) }
    records = XMLRecordReader(entries, cut: document.cut) { element, place in
      let entry = FeedEntry(element, baseURL: baseURL)
      return .record(RawRecord(fields: entry.fields, place: place))
    }
  }

  mutating func next() throws(FormatError) -> RecordOutcome? { try records.next() }

  private static func entries(in element: XMLElement) -> [XMLElement] {
    let name = element.feedName
    if name == .core("item") || name == .core("entry") { return [element] }
    return element.children.flatMap(entries)
  }

  private static func refuseOtherRoots(_ root: XMLElement) throws(FormatError) {
    let name = root.localName.lowercased()
    guard !XMLRecordNames.feed.containers.contains(name) else { return }
    throw .otherFormat(
      name == "html" ? "an HTML page" : "an XML document of another kind", wanted: "a feed")
  }
}

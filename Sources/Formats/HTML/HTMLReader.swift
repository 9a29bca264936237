internal import CXML
internal import Feedback

/// Reads the records of one list page.
///
/// A record has the fields that `FormatOptions.html` names, in that order, and `detail_url` where
/// `detail` leads to a page of its own. One that has none of them is a reject. That a page has no
/// records is no error here; `count` tells.
public struct HTMLReader: RecordReader {
  /// The page that is read, for its next page.
  public let page: HTMLPage
  private let nodes: [xmlNodePtr]
  private let fields: HTMLFields
  private let detail: XPathExpression?
  private var position = 0

  /// A reader of a page.
  ///
  /// - Throws: `FormatError` of kind `option` where there are no selectors, others where the bytes are no
  ///   page that can be read.
  public init(
    over bytes: any ByteSource, options: FormatOptions
  ) throws(FormatError) {
    guard let selectors = options.html else {
      throw FormatError(
        .option, "the format html needs to know where a page's records are",
        mend: "name the XPath of a record and of its fields, or another format")
    }
    try self.init(HTMLPage(bytes, options: options), selectors)
  }

  /// A reader of a page that is parsed.
  public init(_ page: HTMLPage, _ selectors: HTMLSelectors) throws(FormatError) {
    self.page = page
    fields = try HTMLFields(selectors.fields, option: "fields")
    detail = try selectors.detail.map { path throws(FormatError) in
      try XPathExpression(path, purpose: "detail")
    }
    let record = try XPathExpression(selectors.record, purpose: "record")
    guard case .nodes(let nodes) = try page.value(of: record, at: page.tree.root) else {
      throw .wrongXPath(selectors.record, "record", "it gives no nodes")
    }
    self.nodes = nodes
  }

  /// How many records the page holds.
  public var count: Int { nodes.count }

  public mutating func next() throws(FormatError) -> RecordOutcome? {
    guard position < nodes.count else { return nil }
    let node = nodes[position]
    position += 1
    let place = RecordPlace(number: position)
    var record = RawRecord(fields: try fields.read(page, at: node), place: place)
    if let detail, let link = try page.link(detail, at: node) {
      record.fields.append("detail_url", .string(link))
    }
    return record.fields.entries.isEmpty ? empty(node, place) : .record(record)
  }

  private func empty(_ node: xmlNodePtr, _ place: RecordPlace) -> RecordOutcome {
    Reject.unreadable(
      place, "\(place) has none of its fields; correct their XPath, or narrow that of the record",
      bytes: page.markup(of: node, limit: Reject.remainderLimit))
  }
}

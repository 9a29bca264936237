internal import CXML
public import Feedback

/// An HTML page, read leniently, whose parts are found by XPath.
///
/// The encoding is found by a byte order mark, by content, by what the server and then the page's own
/// `<meta>` declare. No page can make reading it go on without end: what costs too much is an error.
public final class HTMLPage {
  /// A page is held whole.
  private static let sizeLimit = 64_000_000

  let tree: HTMLTree
  let work: HTMLWork
  private let evaluator: XPathEvaluator
  /// What the page's links are relative to; nil where nothing tells.
  public private(set) var baseURL: String?
  /// Where the page itself came from.
  private let address: String?

  /// A page from its bytes; of the options `encoding`, `charset` and `baseURL` are read.
  ///
  /// - Throws: where the bytes are no HTML page, or too many.
  public convenience init(
    _ bytes: any ByteSource, options: FormatOptions = FormatOptions()
  ) throws(FormatError) {
    try self.init(bytes, options: options, work: HTMLWork())
  }

  init(
    _ bytes: any ByteSource, options: FormatOptions, work: HTMLWork
  ) throws(FormatError) {
    let markup = HTMLMarkup(try Self.text(of: bytes, options))
    guard markup.holdsTag else {
      throw .otherFormat(markup.bytes.isEmpty ? "empty" : "without any tag", wanted: "an HTML page")
    }
    self.work = work
    tree = try HTMLTree(markup, work: work)
    evaluator = try XPathEvaluator(tree, work: work)
    address = options.baseURL
    baseURL = address
    baseURL = try writtenBase() ?? address
  }

  private static func text(
    of bytes: any ByteSource, _ options: FormatOptions
  ) throws(FormatError) -> [UInt8] {
    var bytes = bytes
    let payload = try bytes.all(limit: sizeLimit, mend: "check the address")
    var decoded = try DecodedBytes(
      MemoryBytes(payload), forced: options.encoding,
      declared: [options.charset, HTMLDeclaration.encoding(in: payload)])
    return try decoded.all(limit: .max, mend: "")
  }

  private func writtenBase() throws(FormatError) -> String? {
    let path = try XPathExpression("string(//base/@href)", purpose: "the page's base")
    guard case .string(let href) = try value(of: path, at: tree.root) else { return nil }
    let base = href.trimmingWhitespace
    return base.isEmpty ? nil : URLReference.resolve(base, against: address)
  }

  /// What a record's own page gives for `detailFields`; fields that the page does not have are absent.
  ///
  /// - Throws: where an expression does not fit the page, or takes too many steps on it.
  public func fields(_ fields: [HTMLSelectors.Field]) throws(FormatError) -> Fields {
    try HTMLFields(fields, option: "detail_fields").read(self, at: tree.root)
  }

  /// The address of the next list page; nil where there is none, or only a link to this page or a
  /// script.
  ///
  /// - Throws: where the expression does not fit the page, or takes too many steps on it.
  public func nextPage(_ selectors: HTMLSelectors) throws(FormatError) -> String? {
    guard let path = selectors.next else { return nil }
    guard let link = try link(XPathExpression(path, purpose: "next"), at: tree.root) else {
      return nil
    }
    return link.withoutFragment == address?.withoutFragment ? nil : link
  }

  func value(
    of expression: XPathExpression, at node: xmlNodePtr
  ) throws(FormatError) -> XPathValue {
    try evaluator.evaluate(expression, at: node)
  }
}

extension String {
  fileprivate var withoutFragment: Substring { prefix { $0 != "#" } }
}

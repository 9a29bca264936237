/// Which parts of a site's pages are records and their fields, in XPath 1.0.
///
/// Names of elements and attributes are in lower case, as HTML's are, and there is no `tbody` where
/// the page does not write it.
public struct HTMLSelectors: Sendable, Equatable {
  /// The name of a field and where it is found.
  public struct Field: Sendable, Equatable {
    public var name: String
    public var path: String

    /// A field by its name and XPath.
    public init(_ name: String, _ path: String) {
      self.name = name
      self.path = path
    }
  }

  /// Each record of a list page.
  public let record: String
  /// A record's fields in their order, from the record on.
  public let fields: [Field]
  /// The link to the next list page: an attribute, an element with `href`, or text.
  public let next: String?
  /// The link to a record's own page, from the record on.
  public let detail: String?
  /// The fields of a record's own page.
  public let detailFields: [Field]

  /// Selectors, once their expressions are known to be right.
  ///
  /// - Throws: `FormatError` of kind `option` that names the expression, what is wrong with it and, where
  ///   it has a place, the byte.
  public init(
    record: String, fields: [Field], next: String? = nil, detail: String? = nil,
    detailFields: [Field] = []
  ) throws(FormatError) {
    self.record = record
    self.fields = fields
    self.next = next
    self.detail = detail
    self.detailFields = detailFields
    try check()
  }
}

// MARK: - Checks

extension HTMLSelectors {
  private func check() throws(FormatError) {
    let probe = try HTMLProbe()
    try probe.check(record, "record", takesText: false)
    try next.map { path throws(FormatError) in try probe.check(path, "next", takesText: true) }
    try detail.map { path throws(FormatError) in try probe.check(path, "detail", takesText: true) }
    try probe.check(fields, "fields")
    try probe.check(detailFields, "detail_fields")
  }
}

/// Tries expressions on a page that holds nothing.
private struct HTMLProbe {
  private let evaluator: XPathEvaluator
  private let tree: HTMLTree

  init() throws(FormatError) {
    let work = HTMLWork()
    tree = try HTMLTree(HTMLMarkup(Array("<html></html>".utf8)), work: work)
    evaluator = try XPathEvaluator(tree, work: work)
  }

  func check(_ fields: [HTMLSelectors.Field], _ option: String) throws(FormatError) {
    var names: Set<String> = []
    for field in fields {
      guard !field.name.isEmpty, names.insert(field.name).inserted else {
        throw FormatError(
          .option, "\(option) holds the name \"\(field.name)\" twice or empty",
          mend: "give each field a name of its own")
      }
      _ = try value(of: field.path, "\(option): \(field.name)")
    }
  }

  func check(_ path: String, _ option: String, takesText: Bool) throws(FormatError) {
    switch try value(of: path, option) {
    case .nodes: return
    case .string where takesText: return
    default: throw .wrongXPath(path, option, "it gives no nodes")
    }
  }

  private func value(of path: String, _ purpose: String) throws(FormatError) -> XPathValue {
    try evaluator.evaluate(XPathExpression(path, purpose: purpose), at: tree.root)
  }
}

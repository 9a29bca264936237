internal import CXML

extension HTMLPage {
  private static let linkNames: Set<String> = [
    "href", "src", "cite", "action", "longdesc", "poster", "data-src",
  ]

  /// The absolute address that an expression leads to; nil where it leads to none: a script, a mail
  /// address, or nothing.
  func link(_ expression: XPathExpression, at node: xmlNodePtr) throws(FormatError) -> String? {
    let written: String? =
      switch try value(of: expression, at: node) {
      case .nodes(let nodes): nodes.first.map(Self.reference)
      case .string(let text): text
      case .number, .bool: nil
      }
    return written.flatMap(address(of:))
  }

  private static func reference(_ node: xmlNodePtr) -> String {
    guard node.isElement, let href = xmlGetProp(node, "href") else { return node.string }
    return String(owned: href)
  }

  private func address(of reference: String) -> String? {
    let reference = reference.trimmingWhitespace
    guard !reference.isEmpty, !reference.hasPrefix("#") else { return nil }
    let address = URLReference.resolve(reference, against: baseURL)
    let scheme = URLReference(address).scheme?.lowercased()
    return ["http", "https", "file", nil].contains(scheme) ? address : nil
  }

  /// The value of an attribute, absolute where it is a link.
  func text(ofAttribute node: xmlNodePtr) -> String {
    let value = node.string.trimmingWhitespace
    guard !value.isEmpty, let name = node.pointee.name,
      Self.linkNames.contains(String(cString: name))
    else { return value }
    return URLReference.resolve(value, against: baseURL)
  }
}

extension xmlNodePtr {
  /// The text of a node as XPath takes it (XPath 1.0, section 5).
  fileprivate var string: String { String(owned: xmlNodeGetContent(self)) }
}

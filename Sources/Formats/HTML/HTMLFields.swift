internal import CXML
internal import Feedback

/// The fields of a record, or of its own page, with their expressions compiled.
struct HTMLFields {
  private let fields: [(name: String, path: XPathExpression)]

  /// The fields of an option, by whose name errors call them.
  init(_ fields: [HTMLSelectors.Field], option: String) throws(FormatError) {
    var compiled: [(name: String, path: XPathExpression)] = []
    for field in fields {
      let purpose = "\(option): \(field.name)"
      compiled.append((field.name, try XPathExpression(field.path, purpose: purpose)))
    }
    self.fields = compiled
  }

  /// The fields as they are found from a node; those that are not, or are empty, are absent.
  func read(_ page: HTMLPage, at node: xmlNodePtr) throws(FormatError) -> Fields {
    var found = Fields()
    for (name, path) in fields {
      let value = page.fieldValue(of: try page.value(of: path, at: node))
      guard !page.work.isExceeded else { throw .tooManySteps(path) }
      if let value { found.append(name, value) }
    }
    return found
  }
}

extension HTMLPage {
  /// A value as a field holds it: nodes as their text, several attributes as an array; nil where it
  /// is empty or not a number.
  fileprivate func fieldValue(of value: XPathValue) -> FieldValue? {
    switch value {
    case .nodes(let nodes): nodes.first?.isAttribute == true ? attributes(nodes) : text(nodes)
    case .string(let text): field(text.trimmingWhitespace)
    case .number(let literal): Double(literal)?.isFinite == true ? .number(literal) : nil
    case .bool(let flag): .bool(flag)
    }
  }

  private func attributes(_ nodes: [xmlNodePtr]) -> FieldValue? {
    let values = nodes.filter(\.isAttribute).compactMap { field(text(ofAttribute: $0)) }
    return values.count > 1 ? .array(values) : values.first
  }

  private func text(_ nodes: [xmlNodePtr]) -> FieldValue? {
    let text = HTMLNodeText(nodes.filter { !$0.isAttribute })
    work.spend(text.steps)
    return field(text.text)
  }

  private func field(_ text: String) -> FieldValue? {
    work.spend(text.utf8.count)
    return text.isEmpty ? nil : .string(text)
  }
}

extension xmlNodePtr {
  fileprivate var isAttribute: Bool { pointee.type == XML_ATTRIBUTE_NODE }
}

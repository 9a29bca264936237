internal import CXML

/// An element of an XML document.
struct XMLElement {
  let node: xmlNodePtr
  /// Keeps the document alive.
  let tree: XMLTree

  /// The name without its prefix.
  var localName: String {
    let name = self.name
    guard node.pointee.ns == nil, let colon = name.firstIndex(of: ":") else { return name }
    return String(name[name.index(after: colon)...])
  }

  /// The prefix as written, declared or not; nil where there is none.
  var prefix: String? {
    if let namespace = node.pointee.ns {
      return namespace.pointee.prefix.map(String.init(cString:))
    }
    let name = self.name
    return name.firstIndex(of: ":").map { String(name[..<$0]) }
  }

  /// The name as libxml2 keeps it: with the prefix where that was not declared.
  private var name: String { String(cString: node.pointee.name) }

  /// The namespace's URI; nil where there is none, or the prefix was not declared.
  var namespace: String? {
    node.pointee.ns.flatMap { $0.pointee.href.map { String(cString: $0) } }
  }

  var children: [XMLElement] {
    nodes.filter { $0.pointee.type == XML_ELEMENT_NODE }.map { XMLElement(node: $0, tree: tree) }
  }

  /// All text inside, at every depth.
  var text: String {
    var bytes: [UInt8] = []
    addText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self).trimmingWhitespace
  }

  /// True where there is neither an element nor a text inside.
  var isEmpty: Bool { children.isEmpty && text.isEmpty }

  /// True where a text that is not only white space stands beside elements.
  var hasMixedContent: Bool {
    let nodes = self.nodes
    guard nodes.contains(where: { !$0.isText }) else { return false }
    return nodes.contains { $0.isText && $0.content.contains { !$0.isJSONWhitespace } }
  }

  private func addText(to bytes: inout [UInt8]) {
    for child in nodes {
      if child.isText {
        bytes += child.content
      } else {
        XMLElement(node: child, tree: tree).addText(to: &bytes)
      }
    }
  }

  /// The value of an attribute by its local name in any case; one without a namespace goes first.
  func attribute(_ name: String) -> String? {
    var found: String?
    var next = node.pointee.properties
    while let attribute = next {
      next = attribute.pointee.next
      guard String(cString: attribute.pointee.name).lowercased() == name else { continue }
      let value = attribute.value.trimmingWhitespace
      if attribute.pointee.ns == nil { return value }
      found = found ?? value
    }
    return found
  }

  /// The `xml:base` attributes of the element and of what it stands in, the outermost first.
  var bases: [String] {
    var bases: [String] = []
    var next: xmlNodePtr? = node
    while let current = next, current.pointee.type == XML_ELEMENT_NODE {
      if let value = XMLElement(node: current, tree: tree).xmlBase { bases.append(value) }
      next = current.pointee.parent
    }
    return bases.reversed()
  }

  private var xmlBase: String? {
    var next = node.pointee.properties
    while let attribute = next {
      if let namespace = attribute.pointee.ns, let prefix = namespace.pointee.prefix,
        String(cString: prefix) == "xml", String(cString: attribute.pointee.name) == "base"
      {
        return attribute.value.trimmingWhitespace
      }
      next = attribute.pointee.next
    }
    return nil
  }

  /// Elements and texts inside, in their order.
  private var nodes: [xmlNodePtr] {
    var nodes: [xmlNodePtr] = []
    var next = node.pointee.children
    while let child = next {
      if child.pointee.type == XML_ELEMENT_NODE || child.isText { nodes.append(child) }
      next = child.pointee.next
    }
    return nodes
  }
}

// MARK: - Markup

extension XMLElement {
  private static let voidNames: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  /// What is inside as HTML: prefixes and namespaces are left out.
  var innerMarkup: String {
    var bytes: [UInt8] = []
    addMarkup(to: &bytes)
    return String(decoding: bytes, as: UTF8.self).trimmingWhitespace
  }

  private func addMarkup(to bytes: inout [UInt8]) {
    for child in nodes {
      if child.isText {
        bytes.appendEscaped(child.content, quotes: false)
      } else {
        XMLElement(node: child, tree: tree).addOuterMarkup(to: &bytes)
      }
    }
  }

  private func addOuterMarkup(to bytes: inout [UInt8]) {
    let name = localName
    bytes += "<\(name)".utf8
    var next = node.pointee.properties
    while let attribute = next {
      bytes += " \(String(cString: attribute.pointee.name))=\"".utf8
      bytes.appendEscaped(Array(attribute.value.utf8), quotes: true)
      bytes.append(.quote)
      next = attribute.pointee.next
    }
    guard !Self.voidNames.contains(name) || node.pointee.children != nil else {
      bytes += " />".utf8
      return
    }
    bytes.append(.greaterThan)
    addMarkup(to: &bytes)
    bytes += "</\(name)>".utf8
  }
}

extension xmlNodePtr {
  fileprivate var isText: Bool {
    pointee.type == XML_TEXT_NODE || pointee.type == XML_CDATA_SECTION_NODE
  }

  fileprivate var content: UnsafeBufferPointer<UInt8> {
    guard let content = pointee.content else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
  }
}

extension xmlAttrPtr {
  fileprivate var value: String {
    var text = ""
    var next = pointee.children
    while let child = next {
      text += String(decoding: child.content, as: UTF8.self)
      next = child.pointee.next
    }
    return text
  }
}

extension [UInt8] {
  /// Adds text with the characters that markup gives a meaning to written as references.
  mutating func appendEscaped(_ text: some Sequence<UInt8>, quotes: Bool) {
    for byte in text {
      switch byte {
      case .ampersand: self += "&amp;".utf8
      case .lessThan: self += "&lt;".utf8
      case .greaterThan: self += "&gt;".utf8
      case .quote where quotes: self += "&quot;".utf8
      default: append(byte)
      }
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmingWhitespace: String {
    let view = Substring(self).unicodeScalars
    guard let start = view.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = view.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(Substring(view[start...end]))
  }
}

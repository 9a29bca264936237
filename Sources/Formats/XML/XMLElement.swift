internal import CXML

/// An element of an XML document.
struct XMLElement {
  let node: xmlNodePtr
  /// Keeps the document alive.
  let tree: XMLTree

  /// The name without its prefix.
  var localName: String {
    let name = self.name
    guard node.pointee.ns == nil, let colon = name.utf8.firstIndex(of: .colon) else { return name }
    return String(name[name.index(after: colon)...])
  }

  /// The prefix as written, declared or not; nil where there is none.
  var prefix: String? {
    if let namespace = node.pointee.ns {
      return namespace.pointee.prefix.map(String.init(cString:))
    }
    let name = self.name
    return name.utf8.firstIndex(of: .colon).map { String(name[..<$0]) }
  }

  /// The name as libxml2 keeps it: with the prefix where that was not declared.
  private var name: String { String(cString: node.pointee.name) }

  /// The namespace's URI; nil where there is none, or the prefix was not declared.
  var namespace: String? {
    node.pointee.ns.flatMap { $0.pointee.href.map { String(cString: $0) } }
  }

  var children: [XMLElement] {
    nodes.filter(\.isElement).map { XMLElement(node: $0, tree: tree) }
  }

  var hasChildren: Bool { nodes.contains(where: \.isElement) }

  /// All text inside, at every depth.
  var text: String {
    if let only = node.pointee.children, only.isText, only.pointee.next == nil {
      return String(decoding: only.content, as: UTF8.self).trimmingWhitespace
    }
    var bytes: [UInt8] = []
    addText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self).trimmingWhitespace
  }

  /// True where there is neither an element nor a text inside.
  var isEmpty: Bool {
    if nodes.contains(where: { $0.isElement || $0.content.contains(where: \.isPlainlyText) }) {
      return false
    }
    return text.isEmpty
  }

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
      guard xmlStrcasecmp(attribute.pointee.name, name) == 0 else { continue }
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
  private var nodes: XMLNodes { XMLNodes(upcoming: node.pointee.children) }
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

/// A node and those behind it in the same element, without comments and the like.
private struct XMLNodes: Sequence, IteratorProtocol {
  var upcoming: xmlNodePtr?

  mutating func next() -> xmlNodePtr? {
    while let node = upcoming {
      upcoming = node.pointee.next
      if node.isElement || node.isText { return node }
    }
    return nil
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

extension UInt8 {
  /// True for the first byte of a character that is surely no white space: ASCII's visible ones, and most
  /// of the others, Chinese characters among them.
  fileprivate var isPlainlyText: Bool { (0x21..<0x7F).contains(self) || self >= 0xE4 }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmingWhitespace: String {
    let view = Substring(self).unicodeScalars
    guard let start = view.firstIndex(where: { !$0.isWhite }),
      let end = view.lastIndex(where: { !$0.isWhite })
    else { return "" }
    let isWhole = start == startIndex && view.index(after: end) == endIndex
    return isWhole ? String(self) : String(Substring(view[start...end]))
  }
}

extension Unicode.Scalar {
  /// `properties.isWhitespace`, without asking for it where ASCII or a Chinese character is plain.
  fileprivate var isWhite: Bool {
    switch value {
    case 0x21..<0x7F, 0x3001..<0x1_0000: false
    default: properties.isWhitespace
    }
  }
}

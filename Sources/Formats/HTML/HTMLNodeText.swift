internal import CXML

/// The text of a page's nodes as a person would read it there: line by line, runs of white space as
/// one space, without scripts and styles.
struct HTMLNodeText {
  private var lines = TextLines()
  /// How many nodes were gone through.
  private(set) var steps = 0

  /// The text of nodes in their order. Between two of them stands what the page has between them, a
  /// line break for instance; two elements are apart in any case.
  init(_ nodes: [xmlNodePtr]) {
    var last: xmlNodePtr?
    for node in nodes {
      if let last {
        guard !node.stands(in: last) else { continue }
        pass(from: last, to: node)
        if node.isElement || last.isElement { lines.addSpace() }
      }
      read(node)
      last = node
    }
  }

  var text: String { String(decoding: lines.bytes, as: UTF8.self).trimmingWhitespace }

  /// Adds the text of a node and all that it holds.
  private mutating func read(_ root: xmlNodePtr) {
    var node = root
    while true {
      if enter(node, isRoot: node == root), let child = node.firstChild {
        node = child
        continue
      }
      leave(node)
      while node != root, node.pointee.next == nil, let parent = node.pointee.parent {
        node = parent
        leave(node)
      }
      guard node != root, let next = node.pointee.next else { return }
      node = next
    }
  }

  /// True where what the node holds is to be read: what was asked for by itself is not hidden.
  private mutating func enter(_ node: xmlNodePtr, isRoot: Bool) -> Bool {
    steps += 1
    if node.isText { lines.add(node.bytes[...]) }
    let effect = node.textEffect
    begin(effect)
    return effect != .hidden || isRoot
  }

  private mutating func leave(_ node: xmlNodePtr) { end(node.textEffect) }

  /// Goes over the tags between two nodes.
  private mutating func pass(from start: xmlNodePtr, to target: xmlNodePtr) {
    var node = start
    while true {
      while node.pointee.next == nil {
        guard let parent = node.pointee.parent, parent.isElement else { return }
        node = parent
        leave(node)
      }
      guard var next = node.pointee.next else { return }
      while next != target {
        steps += 1
        begin(next.textEffect)
        guard let child = next.firstChild else { break }
        next = child
      }
      if next == target { return }
      leave(next)
      node = next
    }
  }

  private mutating func begin(_ effect: HTMLTextEffect?) {
    switch effect {
    case .block: lines.endLine()
    case .lineBreak: lines.addBreak()
    case .cell: lines.addSpace()
    case .preformatted:
      lines.endLine()
      lines.keepsBreaks = true
    case .hidden, nil: break
    }
  }

  private mutating func end(_ effect: HTMLTextEffect?) {
    switch effect {
    case .block: lines.endLine()
    case .cell: lines.addSpace()
    case .preformatted:
      lines.endLine()
      lines.keepsBreaks = false
    case .lineBreak, .hidden, nil: break
    }
  }
}

extension xmlNodePtr {
  var isElement: Bool { pointee.type == XML_ELEMENT_NODE }

  fileprivate var isText: Bool {
    pointee.type == XML_TEXT_NODE || pointee.type == XML_CDATA_SECTION_NODE
  }

  /// The first of what an element, or the page, holds.
  fileprivate var firstChild: xmlNodePtr? {
    isElement || pointee.type == XML_HTML_DOCUMENT_NODE ? pointee.children : nil
  }

  fileprivate var textEffect: HTMLTextEffect? {
    guard isElement, let name = pointee.name else { return nil }
    return HTMLTextEffect.of(String(cString: name))
  }

  /// The text of a text node.
  fileprivate var bytes: [UInt8] {
    guard let content = pointee.content else { return [] }
    return Array(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
  }

  fileprivate func stands(in other: xmlNodePtr) -> Bool {
    var next: xmlNodePtr? = self
    while let node = next {
      if node == other { return true }
      next = node.pointee.parent
    }
    return false
  }
}

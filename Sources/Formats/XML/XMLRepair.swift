/// Makes broken XML well-formed the way its reader would take it.
///
/// References to unknown entities, `&` and `<` that begin nothing become text; HTML's entities and the
/// plain ones that a DOCTYPE declares are replaced; the DOCTYPE, comments and processing instructions
/// go; tags that are missing are closed, those that close nothing are left out; control characters
/// become spaces.
struct XMLRepair {
  /// Where a payload ends inside an entry.
  struct Cut {
    var remainder: [UInt8]
    var line: Int
    var column: Int
  }

  private struct Open {
    var name: [UInt8]
    /// Where the element begins in what was read and in what was written.
    var source: Int
    var target: Int
    var isEntry: Bool
  }

  private let source: [UInt8]
  private var index = 0
  private var target: [UInt8] = []
  private var open: [Open] = []
  private var hasRoot = false
  private var entities = XMLEntities()
  /// Marks that do not come again, so that none is looked for twice.
  private var missingMarks: Set<String> = []
  /// The entry in which the payload ends; its beginning is not in what was written.
  private(set) var cut: Cut?

  init(_ source: [UInt8]) {
    self.source = Array(String(decoding: source, as: UTF8.self).utf8)
    target.reserveCapacity(source.count)
  }

  /// The repaired text.
  mutating func run() -> [UInt8] {
    while index < source.count {
      switch source[index] {
      case .lessThan: markup()
      case .ampersand: entities.copyReference(source, &index, to: &target)
      case let byte:
        target.append(byte < .space && !byte.isJSONWhitespace ? .space : byte)
        index += 1
      }
    }
    noteCut()
    close(downTo: 0)
    return target
  }

  private mutating func markup() {
    let rest = source[index...]
    if rest.starts(with: "<!--".utf8) { return pass(to: "-->", keeping: false) }
    if rest.starts(with: "<![CDATA[".utf8) { return pass(to: "]]>", keeping: !open.isEmpty) }
    if rest.starts(with: "<?".utf8) { return pass(to: "?>", keeping: false) }
    if !hasRoot, rest.startsIgnoringCase("<!doctype") {
      index = entities.takeDoctype(source, at: index)
      return
    }
    guard let tag = MarkupTag(source, at: index) else { return keepAsText() }
    if tag.isEnd { endTag(tag) } else { startTag(tag) }
    index = tag.end
  }

  /// Goes behind a mark, with what is before it or without; a section without an end is text.
  private mutating func pass(to mark: String, keeping: Bool) {
    guard !missingMarks.contains(mark), let end = source[index...].end(of: mark) else {
      missingMarks.insert(mark)
      return keepAsText()
    }
    if keeping {
      target += source[index..<end].lazy.map { $0 < .space && !$0.isJSONWhitespace ? .space : $0 }
    }
    index = end
  }

  private mutating func keepAsText() {
    if !open.isEmpty { target += "&lt;".utf8 }
    index += 1
  }
}

// MARK: - Tags

extension XMLRepair {
  private mutating func startTag(_ tag: MarkupTag) {
    let name = Array(source[tag.name])
    let isEntry = name.isEntryName
    // An entry stands in no other one: the one before was not closed.
    if isEntry, let outer = open.firstIndex(where: \.isEntry) { close(downTo: outer) }
    if open.isEmpty {
      // Text outside the root is nothing.
      guard !hasRoot else { return }
      target = []
      hasRoot = true
    }
    let start = target.count
    target.append(.lessThan)
    target += name
    addAttributes(of: tag)
    guard !tag.isSelfClosing else {
      target += "/>".utf8
      return
    }
    target.append(.greaterThan)
    open.append(Open(name: name, source: index, target: start, isEntry: isEntry))
  }

  private mutating func addAttributes(of tag: MarkupTag) {
    var names: Set<ArraySlice<UInt8>> = []
    for attribute in tag.attributes {
      let name = source[attribute.name]
      guard name.isXMLName, names.insert(name).inserted else { continue }
      target.append(.space)
      target += name
      target += "=\"".utf8
      var position = attribute.value.lowerBound
      while position < attribute.value.upperBound {
        let byte = source[position]
        if byte == .ampersand {
          entities.copyReference(source, &position, to: &target)
        } else {
          target.appendEscaped([byte < .space ? .space : byte], quotes: true)
          position += 1
        }
      }
      target.append(.quote)
    }
  }

  private mutating func endTag(_ tag: MarkupTag) {
    let name = source[tag.name]
    guard let opened = open.lastIndex(where: { $0.name.elementsEqual(name) }) else { return }
    close(downTo: opened)
  }

  /// Writes the end tags of the elements from a level on.
  private mutating func close(downTo level: Int) {
    while open.count > level {
      target += "</".utf8
      target += open.removeLast().name
      target.append(.greaterThan)
    }
  }

  private mutating func noteCut() {
    guard let level = open.firstIndex(where: \.isEntry) else { return }
    let entry = open[level]
    let end = TextPlace(of: source.count, in: source)
    cut = Cut(
      remainder: Array(source[entry.source...].prefix(64 * 1024)), line: end.line,
      column: end.column)
    open.removeSubrange(level...)
    target.removeSubrange(entry.target...)
  }
}

extension [UInt8] {
  /// The name of an entry, with or without a prefix.
  fileprivate var isEntryName: Bool {
    let local = lastIndex(of: .colon).map { self[($0 + 1)...] } ?? self[...]
    return (local.count == 4 && local.startsIgnoringCase("item"))
      || (local.count == 5 && local.startsIgnoringCase("entry"))
  }
}

extension ArraySlice<UInt8> {
  fileprivate var isXMLName: Bool {
    guard let first, first.isASCIILetter || first == UInt8(ascii: "_") else { return false }
    return allSatisfy { $0.isASCIILetter || $0.isDigit || "-_.:".utf8.contains($0) }
  }
}

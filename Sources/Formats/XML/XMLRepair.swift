internal import Feedback

/// Makes broken XML well-formed the way its reader would take it.
///
/// References to unknown entities, `&` and `<` that begin nothing become text; HTML's entities and the
/// plain ones that a DOCTYPE declares are replaced; the DOCTYPE, comments and processing instructions
/// go; tags that are missing are closed, those that close nothing are left out; control characters
/// become spaces.
struct XMLRepair {
  /// Where a payload that is cut off ends.
  struct Cut {
    /// The record in which it ends; nil where it ends between records.
    var remainder: [UInt8]?
    var line: Int
    var column: Int
  }

  private struct Open {
    var name: [UInt8]
    /// Where the element begins in what was read and in what was written.
    var source: Int
    var target: Int
    var isRecord: Bool
  }

  /// Tags nested deeper are left out; libxml2 would read no further (256).
  private static let depthLimit = 200

  private let source: [UInt8]
  private let names: XMLRecordNames
  private var index = 0
  private var target: [UInt8] = []
  private var open: [Open] = []
  private var hasRoot = false
  private var hasDoctype = false
  /// True where what holds the records has ended after the last of them.
  private var hasEnd = false
  private var entities = XMLEntities()
  /// Marks that do not come again, so that none is looked for twice.
  private var missingMarks: Set<String> = []
  /// Where the payload is cut off; the record in which it ends is not in what was written.
  private(set) var cut: Cut?

  init(_ source: [UInt8], _ names: XMLRecordNames) {
    self.names = names
    self.source = Array(String(decoding: source, as: UTF8.self).utf8)
    target.reserveCapacity(source.count)
  }

  /// The repaired text.
  mutating func run() -> [UInt8] {
    while index < source.count {
      switch source[index] {
      case .lessThan: markup()
      case .ampersand: entities.copyReference(source, &index, to: &target)
      case .greaterThan:
        target += "&gt;".utf8
        index += 1
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
    if !hasRoot, !hasDoctype, rest.startsIgnoringCase("<!doctype") {
      hasDoctype = true
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
    let isRecord = names.records.contains(name.localName)
    if isRecord {
      hasEnd = false
      // A record stands in no other one: the one before was not closed.
      if let outer = open.firstIndex(where: \.isRecord) { close(downTo: outer) }
    }
    guard open.count < Self.depthLimit else { return }
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
    open.append(Open(name: name, source: index, target: start, isRecord: isRecord))
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
    let name = Array(source[tag.name])
    if names.containers.contains(name.localName) { hasEnd = true }
    guard let opened = open.lastIndex(where: { $0.name == name }) else { return }
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
    guard !open.isEmpty else { return }
    let end = TextPlace(of: source.count, in: source)
    guard let level = open.firstIndex(where: \.isRecord) else {
      if !hasEnd { cut = Cut(line: end.line, column: end.column) }
      return
    }
    let record = open[level]
    let remainder = source[record.source...].prefix(Reject.remainderLimit)
    cut = Cut(remainder: Array(remainder), line: end.line, column: end.column)
    open.removeSubrange(level...)
    target.removeSubrange(record.target...)
  }
}

extension [UInt8] {
  /// A name without its prefix, in lower case.
  fileprivate var localName: String {
    let local = lastIndex(of: .colon).map { self[($0 + 1)...] } ?? self[...]
    return String(decoding: local, as: UTF8.self).lowercased()
  }
}

extension ArraySlice<UInt8> {
  fileprivate var isXMLName: Bool {
    guard let first, first.isASCIILetter || first == UInt8(ascii: "_") else { return false }
    return allSatisfy { $0.isASCIILetter || $0.isDigit || "-_.:".utf8.contains($0) }
  }
}

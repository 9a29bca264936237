/// Goes through HTML tag by tag, much as the HTML Standard divides it (13.2.5), and gathers its text.
///
/// No tree is built: what is not closed, or closes nothing, costs no text, and no input costs more
/// than its size.
struct HTMLTextScanner {
  private let html: [UInt8]
  private var index = 0
  private var lines = TextLines()
  /// Marks that do not come again, so that none is looked for twice.
  private var missingMarks: Set<String> = []

  /// The text of HTML in UTF-8; zero bytes are nothing.
  static func text(of html: [UInt8]) -> String {
    var scanner = HTMLTextScanner(html: html.contains(0) ? html.filter { $0 != 0 } : html)
    scanner.lines.reserveCapacity(html.count / 2)
    scanner.run()
    return String(decoding: scanner.lines.bytes, as: UTF8.self)
  }

  private init(html: [UInt8]) { self.html = html }

  private mutating func run() {
    while index < html.count {
      let end = html[index...].firstIndex(of: .lessThan) ?? html.count
      let text = html[index..<end]
      lines.add(text.contains(.ampersand) ? CharacterReference.decoded(Array(text))[...] : text)
      index = end
      if index < html.count { markup() }
    }
  }

  private mutating func markup() {
    if html[index...].starts(with: "<!--".utf8) { return pass(to: "-->", from: index + 2) }
    if let tag = MarkupTag(html, at: index), html[tag.name].allSatisfy({ $0 < 0x80 }) {
      index = tag.end
      return element(tag)
    }
    guard let next = html[(index + 1)...].first else { return keepAsText() }
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      return pass(to: ">", from: index + 2)
    }
    // A tag in which the text ends is none of it.
    let isCut = HTMLSigns.beginsTag(html[index...]) && end(of: ">", from: index) == nil
    if isCut { index = html.count } else { keepAsText() }
  }

  private mutating func keepAsText() {
    lines.add(html[index...index])
    index += 1
  }

  /// Goes behind a mark; without one the `<` is text.
  private mutating func pass(to mark: String, from start: Int) {
    guard start < html.count, html[start].beginsDeclaration, let end = end(of: mark, from: start)
    else { return keepAsText() }
    index = end
  }

  private mutating func end(of mark: String, from start: Int) -> Int? {
    guard !missingMarks.contains(mark) else { return nil }
    let end = html[start...].end(of: mark)
    if end == nil { missingMarks.insert(mark) }
    return end
  }
}

// MARK: - Elements

extension HTMLTextScanner {
  private mutating func element(_ tag: MarkupTag) {
    let name = String(decoding: html[tag.name], as: UTF8.self).lowercased()
    switch HTMLTextEffect.of(name) {
    case .block: lines.endLine()
    case .lineBreak: if !tag.isEnd { lines.addBreak() }
    case .cell: lines.addSpace()
    case .hidden: if !tag.isEnd, !tag.isSelfClosing { hide(name) }
    case .preformatted:
      lines.endLine()
      lines.keepsBreaks = !tag.isEnd
    case nil: break
    }
  }

  /// Goes before the end tag of an element that holds nothing to read; one that is not closed hides
  /// nothing.
  private mutating func hide(_ name: String) {
    let mark = "</" + name
    guard !missingMarks.contains(mark) else { return }
    var next = index
    while let start = html[next...].firstIndex(of: .lessThan) {
      if html[start...].startsIgnoringCase(mark) {
        index = start
        return
      }
      next = start + 1
    }
    missingMarks.insert(mark)
  }
}

extension UInt8 {
  /// True for what stands behind the `<!` or `<?` of a declaration, a section or a comment.
  fileprivate var beginsDeclaration: Bool {
    isASCIILetter || self == .openBracket || self == UInt8(ascii: "-") || self == .greaterThan
  }
}

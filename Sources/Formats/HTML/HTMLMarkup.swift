/// Makes HTML plain for libxml2: tags, text and nothing else.
///
/// libxml2 takes time that grows with the square of some inputs (attributes of one tag, comments in a
/// list), stops at a zero byte and loses what follows a `<` that begins no tag. So comments,
/// declarations and zero bytes go, a tag keeps its first attributes, and such a `<` is written as a
/// reference.
struct HTMLMarkup {
  private static let attributeLimit = 128
  /// Elements whose text is not divided into tags.
  private static let rawNames: Set<String> = ["script", "style"]

  private let source: [UInt8]
  private var index = 0
  private(set) var bytes: [UInt8] = []
  private(set) var holdsTag = false
  /// Marks that do not come again, so that none is looked for twice.
  private var missingMarks: Set<String> = []

  /// The plain markup of HTML in UTF-8; what is not well-formed UTF-8 is replaced.
  init(_ html: [UInt8]) {
    let text = Array(String(decoding: html, as: UTF8.self).utf8)
    source = text.contains(0) ? text.filter { $0 != 0 } : text
    bytes.reserveCapacity(source.count + 64)
    while index < source.count {
      let end = source[index...].firstIndex(of: .lessThan) ?? source.count
      bytes += source[index..<end]
      index = end
      if index < source.count { markup() }
    }
  }

  private mutating func markup() {
    if source[index...].starts(with: "<!--".utf8) { return drop(to: "-->", from: index + 2) }
    if let tag = MarkupTag(source, at: index), source[tag.name].allSatisfy({ $0 < 0x80 }) {
      return copy(tag)
    }
    let next = source[(index + 1)...].first
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      return drop(to: ">", from: index + 2)
    }
    // A tag in which the page ends is none of its text.
    let isCut = HTMLSigns.beginsTag(source[index...]) && end(of: ">", from: index) == nil
    if isCut { index = source.count } else { keepAsText() }
  }

  private mutating func keepAsText() {
    bytes += "&lt;".utf8
    index += 1
  }

  private mutating func drop(to mark: String, from start: Int) {
    guard start < source.count, let end = end(of: mark, from: start) else { return keepAsText() }
    index = end
  }

  private mutating func end(of mark: String, from start: Int) -> Int? {
    guard !missingMarks.contains(mark) else { return nil }
    let end = source[start...].end(of: mark)
    if end == nil { missingMarks.insert(mark) }
    return end
  }

  private mutating func copy(_ tag: MarkupTag) {
    holdsTag = true
    if tag.attributes.count > Self.attributeLimit {
      bytes += source[index..<tag.attributes[Self.attributeLimit].name.lowerBound]
      bytes.append(.greaterThan)
    } else {
      bytes += source[index..<tag.end]
    }
    index = tag.end
    if !tag.isEnd { copyRawText(of: source[tag.name]) }
  }

  /// Copies what stands before the end tag of a script or style; without one, all the rest.
  private mutating func copyRawText(of name: ArraySlice<UInt8>) {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    guard Self.rawNames.contains(name) else { return }
    let start = index
    while index < source.count {
      index = source[index...].firstIndex(of: .lessThan) ?? source.count
      if source[index...].startsIgnoringCase("</" + name) { break }
      index = min(index + 1, source.count)
    }
    bytes += source[start..<index]
  }
}

internal import CXML

/// A parsed XML document (libxml2).
///
/// Nothing outside of it is read: no network, no external entities; a document with a DOCTYPE is not
/// well-formed here, so that entities cannot multiply.
final class XMLTree {
  private static let isReady: Void = xmlInitParser()

  private let document: xmlDocPtr
  private let rootNode: xmlNodePtr

  /// The document in a UTF-8 text; nil where it is not well-formed.
  convenience init?(wellFormed text: [UInt8]) {
    guard !text.needsRepair else { return nil }
    self.init(text, options: [])
  }

  /// The document in a text that `XMLRepair` wrote; nil where nothing of it can be read.
  ///
  /// It has no DOCTYPE and is not deep, so libxml2's limits on the length of a text are not needed.
  convenience init?(repaired text: [UInt8]) {
    self.init(text, options: [XML_PARSE_RECOVER, XML_PARSE_HUGE])
  }

  private init?(_ text: [UInt8], options: [xmlParserOption]) {
    Self.isReady
    guard let parsed = Self.parse(text, options) else { return nil }
    guard let root = xmlDocGetRootElement(parsed) else {
      xmlFreeDoc(parsed)
      return nil
    }
    document = parsed
    rootNode = root
  }

  deinit { xmlFreeDoc(document) }

  var root: XMLElement { XMLElement(node: rootNode, tree: self) }

  private static func parse(_ text: [UInt8], _ options: [xmlParserOption]) -> xmlDocPtr? {
    let always = [
      XML_PARSE_NONET, XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_IGNORE_ENC,
      XML_PARSE_COMPACT,
    ]
    let flags = (always + options).reduce(0) { $0 | $1.rawValue }
    return text.withUnsafeBytes { bytes in
      xmlReadMemory(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil,
        "UTF-8", Int32(flags))
    }
  }
}

extension [UInt8] {
  /// True where the text holds a DOCTYPE, or a comment with `--` inside: of the latter libxml2 would
  /// copy all that went before with every one of them.
  fileprivate var needsRepair: Bool {
    var index = 0
    while let next = self[index...].firstIndex(of: UInt8(ascii: "!")) {
      index = next + 1
      guard next > 0, self[next - 1] == .lessThan else { continue }
      if self[index...].startsIgnoringCase("doctype") { return true }
      guard self[index...].starts(with: "--".utf8) else { continue }
      guard let end = self[(index + 2)...].firstIndex(ofPair: UInt8(ascii: "-")),
        self[(end + 2)...].first == .greaterThan
      else { return true }
      index = end + 2
    }
    return false
  }
}

extension ArraySlice<UInt8> {
  /// The index of the first byte that stands twice on end.
  fileprivate func firstIndex(ofPair byte: UInt8) -> Int? {
    var index = startIndex
    while let next = self[index...].firstIndex(of: byte) {
      if next + 1 < endIndex, self[next + 1] == byte { return next }
      index = next + 1
    }
    return nil
  }
}

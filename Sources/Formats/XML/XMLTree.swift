internal import CXML

/// A parsed XML document (libxml2).
///
/// Nothing outside of it is read: no network, no external entities; a document with a DOCTYPE is not
/// well-formed here, so that entities cannot multiply (`XMLRepair` takes the DOCTYPE out).
final class XMLTree {
  private static let isReady: Void = xmlInitParser()

  private let document: xmlDocPtr
  private let rootNode: xmlNodePtr

  /// The document in a UTF-8 text; nil where it is not well-formed, or, with `recovers`, where nothing
  /// of it can be read.
  init?(_ text: [UInt8], recovers: Bool = false) {
    Self.isReady
    guard !text.holdsDoctype, let parsed = Self.parse(text, recovers: recovers) else { return nil }
    guard let root = xmlDocGetRootElement(parsed) else {
      xmlFreeDoc(parsed)
      return nil
    }
    document = parsed
    rootNode = root
  }

  deinit { xmlFreeDoc(document) }

  var root: XMLElement { XMLElement(node: rootNode, tree: self) }

  private static func parse(_ text: [UInt8], recovers: Bool) -> xmlDocPtr? {
    let quiet = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let options = quiet | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_COMPACT.rawValue
    let recovery = recovers ? XML_PARSE_RECOVER.rawValue : 0
    return text.withUnsafeBytes { bytes in
      xmlReadMemory(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil,
        "UTF-8", Int32(options | recovery))
    }
  }
}

extension [UInt8] {
  fileprivate var holdsDoctype: Bool {
    var index = 0
    while let next = self[index...].firstIndex(of: UInt8(ascii: "!")) {
      if next > 0, self[next - 1] == .lessThan, self[(next + 1)...].startsIgnoringCase("doctype") {
        return true
      }
      index = next + 1
    }
    return false
  }
}

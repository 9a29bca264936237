/// What a page says of its encoding.
enum HTMLDeclaration {
  /// How far is looked: pages have put scripts before it.
  private static let sampleSize = 64 * 1024

  /// The label in `<meta charset>`, in a `<meta http-equiv>` or in an XML declaration; nil where there
  /// is none before the body.
  static func encoding(in bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(sampleSize))
    var index = 0
    while let start = head[index...].firstIndex(of: .lessThan) {
      index = start + 1
      if head[start...].startsIgnoringCase("<body") { break }
      guard head[start...].startsIgnoringCase("<meta"), let tag = MarkupTag(head, at: start) else {
        continue
      }
      if let label = label(in: tag, head) { return label }
      index = tag.end
    }
    return XMLDeclaration.encoding(in: head)
  }

  private static func label(in tag: MarkupTag, _ bytes: [UInt8]) -> String? {
    func value(_ name: String) -> String? {
      let attribute = tag.attributes.first {
        String(decoding: bytes[$0.name], as: UTF8.self).lowercased() == name
      }
      return attribute.map { String(decoding: bytes[$0.value], as: UTF8.self) }
    }
    if let charset = value("charset") { return charset }
    guard value("http-equiv")?.lowercased() == "content-type" else { return nil }
    let content = value("content")?.lowercased() ?? ""
    let parts = content.split { "; \t\r\n=".contains($0) }
    guard let index = parts.firstIndex(of: "charset"), index + 1 < parts.count else { return nil }
    return String(parts[index + 1])
  }
}

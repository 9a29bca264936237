/// What the beginning of an XML document says of it.
enum XMLDeclaration {
  /// The encoding that it declares; nil where it declares none.
  static func encoding(in bytes: some Collection<UInt8>) -> String? {
    let head = Array(bytes.prefix(256)).drop { $0.isJSONWhitespace }
    guard head.startsIgnoringCase("<?xml"), let end = head.firstIndex(of: .greaterThan) else {
      return nil
    }
    let words = String(decoding: head[..<end], as: UTF8.self).split { " =\t\r\n".contains($0) }
    guard let index = words.firstIndex(of: "encoding"), index + 1 < words.count else { return nil }
    return words[index + 1].filter { !"\"'?".contains($0) }
  }

  /// The name of the root element without its prefix, in lower case; nil where none begins.
  static func rootName(in head: ArraySlice<UInt8>) -> String? {
    let bytes = Array(head)
    var index = 0
    while let start = bytes[index...].firstIndex(of: .lessThan) {
      if let tag = MarkupTag(bytes, at: start) {
        let name = String(decoding: bytes[tag.name], as: UTF8.self).lowercased()
        return name.split(separator: ":").last.map(String.init)
      }
      let isComment = bytes[start...].starts(with: "<!--".utf8)
      guard let end = bytes[start...].end(of: isComment ? "-->" : ">") else { return nil }
      index = end
    }
    return nil
  }
}

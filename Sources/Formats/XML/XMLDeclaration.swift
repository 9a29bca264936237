/// The XML declaration at the beginning of a payload.
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
}

/// Makes the links in HTML absolute.
enum MarkupLinks {
  private static let names: Set<String> = ["href", "src", "cite", "action", "longdesc", "poster"]

  /// The HTML with its relative links resolved; everything else stays byte for byte.
  static func resolve(_ html: String, against base: String?) -> String {
    guard let base, html.utf8.contains(.lessThan), html.utf8.contains(.equals) else { return html }
    let bytes = Array(html.utf8)
    var output: [UInt8] = []
    var copied = 0
    var index = 0
    while let start = bytes[index...].firstIndex(of: .lessThan) {
      guard let tag = MarkupTag(bytes, at: start) else {
        index = start + 1
        continue
      }
      for attribute in tag.attributes where holdsLink(bytes[attribute.name]) {
        let reference = String(decoding: bytes[attribute.value], as: UTF8.self).trimmingWhitespace
        guard !reference.isEmpty else { continue }
        output += bytes[copied..<attribute.value.lowerBound]
        output += URLReference.resolve(reference, against: base).utf8
        copied = attribute.value.upperBound
      }
      index = tag.end
    }
    return String(decoding: output + bytes[copied...], as: UTF8.self)
  }

  private static func holdsLink(_ name: ArraySlice<UInt8>) -> Bool {
    name.count <= 8 && names.contains(String(decoding: name, as: UTF8.self).lowercased())
  }
}

internal import CXML

/// What tells HTML from text in which `<` and `&` are just characters.
enum HTMLSigns {
  /// Elements that HTML has today and libxml2 does not know.
  private static let newerNames: Set<String> = [
    "article", "aside", "audio", "bdi", "canvas", "data", "datalist", "details", "dialog",
    "figcaption", "figure", "footer", "header", "hgroup", "main", "mark", "math", "meter", "nav",
    "output", "picture", "progress", "rp", "rt", "ruby", "search", "section", "slot", "source",
    "summary", "svg", "template", "time", "track", "video", "wbr",
  ]

  /// True where a tag of a known element stands in the text, or a comment.
  static func holdsTag(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let start = bytes[index...].firstIndex(of: .lessThan) {
      if bytes[start...].starts(with: "<!--".utf8) { return true }
      if let tag = MarkupTag(bytes, at: start), isKnown(tag, bytes) { return true }
      index = start + 1
    }
    return false
  }

  /// True where a text that begins with `<` begins as a tag of a known element does.
  static func beginsTag(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.dropFirst()
    let name = rest.first == .slash ? rest.dropFirst() : rest
    return isKnown(name.prefix { $0.isASCIILetter || $0.isDigit })
  }

  /// True where a reference to a known character stands in the text.
  static func holdsReference(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let start = bytes[index...].firstIndex(of: .ampersand) {
      if CharacterReference.first(in: bytes[start...]) != nil { return true }
      index = start + 1
    }
    return false
  }

  private static func isKnown(_ tag: MarkupTag, _ bytes: [UInt8]) -> Bool {
    // `a <b and c> d` is no tag: attributes without any value are words.
    guard tag.attributes.isEmpty || tag.attributes.contains(where: { !$0.value.isEmpty }) else {
      return false
    }
    return isKnown(bytes[tag.name])
  }

  private static func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    return htmlTagLookup(name) != nil || newerNames.contains(name)
  }
}

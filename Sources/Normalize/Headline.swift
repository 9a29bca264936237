/// A subject for a voice that came without one.
enum Headline {
  /// The most characters a headline has.
  static let longest = 40
  /// A sentence with fewer characters is a greeting.
  private static let fewest = 8

  /// The first sentence or line of a text that says something, cut to 40 characters.
  static func of(_ text: String) -> String {
    var rest = text.prefix(longest * 4)[...]
    while let end = rest.firstIndex(where: endsSentence) {
      let sentence = rest[..<end]
      if sentence.count >= fewest { return cut(sentence) }
      rest = rest[rest.index(after: end)...].drop { $0.isWhitespace || endsSentence($0) }
    }
    return cut(rest.isEmpty ? text[...] : rest)
  }

  private static func cut(_ text: Substring) -> String {
    let line = text.prefix { !$0.isNewline }
    let short = line.prefix(longest)
    return short.endIndex == line.endIndex ? String(line) : short.dropLast() + "…"
  }

  private static func endsSentence(_ character: Character) -> Bool {
    "。！？；!?;\n".contains(character)
  }
}

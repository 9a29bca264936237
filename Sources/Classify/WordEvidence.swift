internal import Feedback

/// Where the words that spoke for a topic stand in a message.
struct WordEvidence {
  private struct Part {
    let name: String
    let bytes: [UInt8]
    var folded: [UInt8] = []
    /// Where each folded byte comes from, and behind them the end.
    var origins: [Int] = []
  }

  private let parts: [Part]

  init(subject: String, body: String) {
    let texts = body == subject ? [("subject", subject)] : [("subject", subject), ("body", body)]
    parts = texts.map { name, text in
      var part = Part(name: name, bytes: Array(text.utf8))
      Folded.text(text, into: &part.folded, origins: &part.origins)
      return part
    }
  }

  /// The places of a topic's words, each with an equal share of its word's weight. As in counting, a word
  /// inside of a longer one is none.
  func spans(_ words: [Evidence]) -> [EvidenceSpan] {
    let found = words.map { word in parts.map { places(of: word.word, in: $0) } }
    return zip(words, found).flatMap { word, places in
      let own = parts.indices.flatMap { part in
        let longer = found.flatMap { $0[part] }
        return places[part].filter { place in
          !longer.contains { $0.count > place.count && $0.contains(place) }
        }
        .map { (parts[part], $0) }
      }
      return own.map { part, range in
        EvidenceSpan(
          part.bytes, range, part.name, weight: word.weight / Double(own.count), by: .lexicon)
      }
    }
  }

  private func places(of word: String, in part: Part) -> [Range<Int>] {
    let isPrefix = word.hasSuffix("*")
    let bytes = Folded.word(isPrefix ? String(word.dropLast()) : word)
    guard let first = bytes.first, let last = bytes.last else { return [] }
    var places: [Range<Int>] = []
    var index = 0
    while index + bytes.count <= part.folded.count {
      let end = index + bytes.count
      defer { index += 1 }
      guard part.folded[index] == first, part.folded[index..<end].elementsEqual(bytes) else {
        continue
      }
      if isWordByte(first), index > 0, isWordByte(part.folded[index - 1]) { continue }
      if !isPrefix, isWordByte(last), end < part.folded.count, isWordByte(part.folded[end]) {
        continue
      }
      places.append(part.origins[index]..<part.origins[end])
      index = end - 1
    }
    return places
  }
}

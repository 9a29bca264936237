internal import Feedback

/// Every word of topics, kinds and places in one automaton, with what each means.
struct WordIndex: Sendable {
  /// What a word says.
  struct Meaning: Sendable {
    /// The word as the configuration writes it.
    var word: String
    var weight: Double
    /// Within a group the longest match at a place counts alone: a first-level topic with its second
    /// level, all kinds, all places.
    var group: Int32
    var target: Target
  }

  enum Target: Sendable {
    case topic(Int, second: Int?)
    case kind(Int)
    case place(Int)
  }

  /// How a pattern of the automaton must stand in the text.
  struct Pattern: Sendable {
    var meanings: Range<Int32>
    var length: Int
    /// Latin words stand between what are no letters or digits; a prefix does not mind what follows.
    var boundedBefore: Bool
    var boundedAfter: Bool
  }

  let automaton: Automaton
  let patterns: [Pattern]
  let meanings: [Meaning]
  let groups: Int

  init(_ taxonomy: Taxonomy, _ places: Places) {
    var collector = Collector()
    for (index, topic) in taxonomy.topics.enumerated() {
      collector.add(topic.words, group: index, .topic(index, second: nil))
      for (second, child) in topic.children.enumerated() {
        collector.add(child.words, group: index, .topic(index, second: second))
      }
    }
    let kinds = taxonomy.topics.count, places1 = kinds + 1
    for (index, kind) in taxonomy.kinds.enumerated() {
      collector.add(kind.words, group: kinds, .kind(index))
    }
    for (index, place) in places.all.enumerated() {
      let names = [place.name.chinese, place.name.english] + place.aliases
      for name in Set(names) { collector.add(name, 1, group: places1, .place(index)) }
    }
    groups = places1 + 1
    (automaton, patterns, meanings) = collector.index()
  }
}

/// Gathers words that are written alike.
private struct Collector {
  private struct Key: Hashable {
    var bytes: [UInt8]
    var isPrefix: Bool
  }

  private var found: [Key: [WordIndex.Meaning]] = [:]
  private var order: [Key] = []

  mutating func add(_ words: WeightedWords, group: Int, _ target: WordIndex.Target) {
    for word in words.words { add(word.text, word.weight, group: group, target) }
  }

  mutating func add(_ word: String, _ weight: Double, group: Int, _ target: WordIndex.Target) {
    let isPrefix = word.hasSuffix("*")
    let key = Key(bytes: Folded.word(isPrefix ? String(word.dropLast()) : word), isPrefix: isPrefix)
    guard !key.bytes.isEmpty else { return }
    if found[key] == nil { order.append(key) }
    found[key, default: []].append(
      WordIndex.Meaning(word: word, weight: weight, group: Int32(group), target: target))
  }

  /// A word and a prefix that are written alike are one pattern twice; the automaton keeps one word a
  /// state, so the prefix takes in the word's meanings.
  func index() -> (Automaton, [WordIndex.Pattern], [WordIndex.Meaning]) {
    var meanings: [WordIndex.Meaning] = []
    var patterns: [WordIndex.Pattern] = []
    var words: [[UInt8]] = []
    for key in order {
      let prefix = Key(bytes: key.bytes, isPrefix: true)
      if !key.isPrefix, found[prefix] != nil { continue }
      let first = Int32(meanings.count)
      meanings += found[key] ?? []
      if key.isPrefix { meanings += found[Key(bytes: key.bytes, isPrefix: false)] ?? [] }
      words.append(key.bytes)
      patterns.append(
        WordIndex.Pattern(
          meanings: first..<Int32(meanings.count), length: key.bytes.count,
          boundedBefore: key.bytes.first.map(isWordByte) ?? false,
          boundedAfter: !key.isPrefix && (key.bytes.last.map(isWordByte) ?? false)))
    }
    return (Automaton(words), patterns, meanings)
  }
}

/// An ASCII letter or digit.
func isWordByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
}

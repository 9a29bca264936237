internal import Feedback

/// Every word of topics, kinds, urgency and places with what each means.
struct WordIndex: Sendable {
  /// What a word says.
  struct Meaning: Sendable {
    var weight: Double
    /// Within a group the longest match at a place counts alone: a first-level topic with its second
    /// level, all kinds, all rules of urgency, all places.
    var group: Int32
    /// What must or must not stand near it: an index into `contexts`, or -1.
    var context: Int32
    var target: Target
  }

  enum Target: Sendable {
    case topic(Int, second: Int?)
    case kind(Int)
    case urgency(Int)
    case place(Int)
  }

  /// How a word must stand in the text.
  struct Pattern: Sendable {
    var meanings: Range<Int32>
    /// The lists that it is a word of: a range of `memberships`.
    var lists: Range<Int32>
    var length: Int
    /// Latin words stand between what are no letters or digits; a prefix does not mind what follows.
    var boundedBefore: Bool
    var boundedAfter: Bool
  }

  let finder: WordFinder
  let patterns: [Pattern]
  let meanings: [Meaning]
  /// The word of each meaning as the configuration writes it.
  let words: [String]
  /// By topic: the ids of its second levels.
  let seconds: [[String]]
  let contexts: [WordContext]
  let memberships: [Int32]
  let groups: Int
  /// How long the longest word of a list is, in bytes.
  let longestContext: Int

  init(_ taxonomy: Taxonomy, _ places: Places) {
    var collector = WordCollector(taxonomy.contexts)
    for (index, topic) in taxonomy.topics.enumerated() {
      collector.add(topic.words, group: index, .topic(index, second: nil))
      for (second, child) in topic.children.enumerated() {
        collector.add(child.words, group: index, .topic(index, second: second))
      }
    }
    let kinds = taxonomy.topics.count, urgency = kinds + 1, places1 = kinds + 2
    for (index, kind) in taxonomy.kinds.enumerated() {
      collector.add(kind.words, group: kinds, .kind(index))
    }
    for (index, rule) in taxonomy.urgency.enumerated() {
      collector.add(rule.words, group: urgency, .urgency(index))
    }
    for (index, place) in places.all.enumerated() {
      for name in Set(place.names) { collector.add(name, group: places1, .place(index)) }
    }
    groups = places1 + 1
    seconds = taxonomy.topics.map { topic in topic.children.map { topic.id + "/" + $0.id } }
    let tables = collector.tables()
    finder = WordFinder(tables.bytes)
    words = tables.words
    (patterns, meanings, memberships) = (tables.patterns, tables.meanings, tables.memberships)
    contexts = collector.contexts
    longestContext = patterns.lazy.filter { !$0.lists.isEmpty }.map(\.length).max() ?? 0
  }
}

/// An ASCII letter or digit.
func isWordByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
}

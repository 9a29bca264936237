/// What must stand near a word, and what must not: numbers of lists, or -1 for none.
struct WordContext: Sendable, Hashable {
  var near: Int32
  var notNear: Int32
}

/// Gathers words that are written alike, and the lists of words that contexts name.
struct WordCollector {
  struct Tables {
    var bytes: [[UInt8]] = []
    var words: [String] = []
    var patterns: [WordIndex.Pattern] = []
    var meanings: [WordIndex.Meaning] = []
    var memberships: [Int32] = []
  }

  private struct Key: Hashable {
    var bytes: [UInt8]
    var isPrefix: Bool

    init(_ word: String) {
      isPrefix = word.hasSuffix("*")
      bytes = Folded.word(isPrefix ? String(word.dropLast()) : word)
    }

    init(_ bytes: [UInt8], isPrefix: Bool) {
      self.bytes = bytes
      self.isPrefix = isPrefix
    }
  }

  private struct Entry {
    var words: [String] = []
    var meanings: [WordIndex.Meaning] = []
    var lists: [Int32] = []
  }

  private(set) var contexts: [WordContext] = []
  private let shared: [String: [String]]
  private var entries: [Key: Entry] = [:]
  private var order: [Key] = []
  private var lists: [[String]: Int32] = [:]
  private var contextNumbers: [WordContext: Int32] = [:]

  /// A collector that knows the lists that words name with `$`.
  init(_ shared: [String: [String]]) {
    self.shared = shared
  }

  mutating func add(_ words: WeightedWords, group: Int, _ target: WordIndex.Target) {
    for word in words.words {
      let context = number(
        of: WordContext(near: list(word.near), notNear: list(word.notNear)))
      add(word.text, word.weight, group: group, context, target)
    }
  }

  mutating func add(_ name: String, group: Int, _ target: WordIndex.Target) {
    add(name, 1, group: group, -1, target)
  }

  private mutating func add(
    _ word: String, _ weight: Double, group: Int, _ context: Int32, _ target: WordIndex.Target
  ) {
    change(Key(word)) { entry in
      entry.words.append(word)
      entry.meanings.append(
        WordIndex.Meaning(
          weight: weight, group: Int32(group), context: context, target: target))
    }
  }

  private mutating func change(_ key: Key, _ change: (inout Entry) -> Void) {
    guard !key.bytes.isEmpty else { return }
    if entries[key] == nil { order.append(key) }
    change(&entries[key, default: Entry()])
  }

  private mutating func number(of context: WordContext) -> Int32 {
    if context.near < 0, context.notNear < 0 { return -1 }
    if let known = contextNumbers[context] { return known }
    contexts.append(context)
    let number = Int32(contexts.count - 1)
    contextNumbers[context] = number
    return number
  }

  /// The number of a list of words; `$name` stands for the words of a shared one.
  private mutating func list(_ written: [String]) -> Int32 {
    guard !written.isEmpty else { return -1 }
    if let known = lists[written] { return known }
    let number = Int32(lists.count)
    lists[written] = number
    let words = written.flatMap { word in
      word.hasPrefix("$") ? shared[String(word.dropFirst())] ?? [] : [word]
    }
    for word in Set(words) { change(Key(word)) { $0.lists.append(number) } }
    return number
  }

  /// A word and a prefix that are written alike are one pattern twice; the tree of words keeps one a
  /// state, so the prefix takes in the word's meanings.
  func tables() -> Tables {
    var tables = Tables()
    for key in order {
      let prefix = Key(key.bytes, isPrefix: true)
      if !key.isPrefix, entries[prefix] != nil { continue }
      var entry = entries[key] ?? Entry()
      if key.isPrefix, let alike = entries[Key(key.bytes, isPrefix: false)] {
        entry.words += alike.words
        entry.meanings += alike.meanings
        entry.lists += alike.lists
      }
      append(key, entry, to: &tables)
    }
    return tables
  }

  private func append(_ key: Key, _ entry: Entry, to tables: inout Tables) {
    let meanings = Int32(tables.meanings.count), lists = Int32(tables.memberships.count)
    tables.words += entry.words
    tables.meanings += entry.meanings
    tables.memberships += entry.lists
    tables.bytes.append(key.bytes)
    tables.patterns.append(
      WordIndex.Pattern(
        meanings: meanings..<Int32(tables.meanings.count),
        lists: lists..<Int32(tables.memberships.count), length: key.bytes.count,
        boundedBefore: key.bytes.first.map(isWordByte) ?? false,
        boundedAfter: !key.isPrefix && (key.bytes.last.map(isWordByte) ?? false)))
  }
}

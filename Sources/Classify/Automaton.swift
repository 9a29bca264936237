/// Finds many words in one pass over UTF-8: the automaton of Aho and Corasick (1975), a character at a time.
///
/// A character that goes on with no word, as nearly all do, costs two look-ups: one of 64 bits that tell most
/// of what a state has no child for, and one of where words begin. So ten thousand words take little
/// more time than a hundred, and the tables stay in the cache.
struct Automaton: Sendable {
  /// One word met: which, and the byte behind it.
  struct Match {
    var word: Int
    var end: Int
  }

  private struct State {
    /// For the lowest six bits of each child's character a bit that is set.
    var mask: UInt64 = 0
    var children: Int32 = 0
    var count: Int32 = 0
    /// The state of the longest end of what was read that begins another word.
    var fallback: Int32 = 0
  }

  /// A next state; one in which a word ends stands as its complement.
  private struct Child {
    var scalar: UInt32
    var next: Int32
  }

  private let states: [State]
  /// The children of each state, by their characters.
  private let children: [Child]
  /// The states in which words begin, by character up to U+FFFF.
  private let beginnings: [Int32]
  /// The longest word that ends in a state, or -1; and the state of the next shorter one, or 0.
  private let word: [Int32]
  private let shorter: [Int32]

  /// An automaton of words in UTF-8; none is empty. Two equal words give matches of the last.
  init(_ words: [[UInt8]]) {
    let trie = WordTrie(words)
    word = trie.word
    shorter = trie.shorter
    var children: [Child] = []
    states = trie.children.indices.map { state in
      let first = Int32(children.count)
      children += trie.children[state].sorted { $0.scalar < $1.scalar }.map {
        Child(scalar: $0.scalar, next: trie.marked($0.state))
      }
      let mask = trie.children[state].reduce(UInt64(0)) {
        $0 | UInt64(1) << UInt64($1.scalar & 63)
      }
      return State(
        mask: mask, children: first, count: Int32(children.count) - first,
        fallback: trie.fallback[state])
    }
    var beginnings = [Int32](repeating: 0, count: 0x1_0000)
    for child in trie.children[0] where child.scalar < 0x1_0000 {
      beginnings[Int(child.scalar)] = trie.marked(child.state)
    }
    (self.children, self.beginnings) = (children, beginnings)
  }

  /// Reports every word met in the bytes, by where it ends, the longest first.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ report: (Match) -> Void) {
    states.withUnsafeBufferPointer { states in
      children.withUnsafeBufferPointer { children in
        beginnings.withUnsafeBufferPointer { beginnings in
          let tables = Tables(states: states, children: children, beginnings: beginnings)
          var state: Int32 = 0
          var index = 0
          while index < bytes.count {
            let (scalar, length) = Self.scalar(bytes, index)
            index &+= length
            state = tables.next(state, scalar)
            guard state < 0 else { continue }
            state = ~state
            endings(in: Int(state), at: index, report)
          }
        }
      }
    }
  }

  /// The character at an index and how many bytes it takes; a broken one is a byte of none.
  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index &+ length <= bytes.count else { return (0xFFFD, 1) }
    let second = UInt32(bytes[index &+ 1] & 0x3F)
    if length == 2 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(bytes[index &+ 2] & 0x3F)
    if length == 3 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    let fourth = UInt32(bytes[index &+ 3] & 0x3F)
    return ((first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
  }

  /// Reports the words that end in a state, the longest first.
  private func endings(in state: Int, at end: Int, _ report: (Match) -> Void) {
    var ending = state
    repeat {
      if word[ending] >= 0 { report(Match(word: Int(word[ending]), end: end)) }
      ending = Int(shorter[ending])
    } while ending != 0
  }

  private struct Tables {
    var states: UnsafeBufferPointer<State>
    var children: UnsafeBufferPointer<Child>
    var beginnings: UnsafeBufferPointer<Int32>

    @inline(__always)
    func next(_ state: Int32, _ scalar: UInt32) -> Int32 {
      let bit = UInt64(1) << UInt64(scalar & 63)
      var current = Int(state)
      while current != 0 {
        let state = states[current]
        if state.mask & bit != 0, let next = child(of: state, scalar) { return next }
        current = Int(state.fallback)
      }
      if scalar < 0x1_0000 { return beginnings[Int(scalar)] }
      return child(of: states[0], scalar) ?? 0
    }

    /// The child for a character, found by halves.
    private func child(of state: State, _ scalar: UInt32) -> Int32? {
      var low = Int(state.children), high = low &+ Int(state.count)
      while low < high {
        let middle = (low &+ high) / 2
        if children[middle].scalar < scalar { low = middle &+ 1 } else { high = middle }
      }
      guard low < Int(state.children &+ state.count), children[low].scalar == scalar else {
        return nil
      }
      return children[low].next
    }
  }
}

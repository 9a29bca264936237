/// Finds many words in one pass over a text's characters.
///
/// Few pairs of neighbours begin any word. Bits that fit the fastest cache tell nearly all of the others
/// away; a pair that is left leads by one look-up to where its words go on. So ten thousand words take
/// little more time than a hundred.
struct WordFinder: Sendable {
  /// Small, so that a whole list of words stays in the cache.
  private struct State {
    /// The character that leads here, and on the last child of its parent one bit more.
    var scalar: UInt32
    /// For the lowest five bits of each child's character a bit that is set.
    var mask: UInt32
    /// The first of its children, which stand side by side.
    var children: Int32
    /// The word that ends in the state, or -1.
    var word: Int32

    static let last: UInt32 = 1 << 31

    @inline(__always)
    static func bit(_ scalar: UInt32) -> UInt32 { 1 &<< (scalar & 31) }
  }

  private let states: [State]
  /// The states that two characters lead to.
  private let pairs: PairTable
  /// The words of one character.
  private let singles: SingleTable

  /// A finder of words in UTF-8; none is empty. Two equal words give matches of the last.
  init(_ words: [[UInt8]]) {
    let trie = WordTrie(words)
    var states = trie.states.map { state in
      State(
        scalar: state.scalar,
        mask: state.children.reduce(0) { $0 | State.bit(trie.states[Int($1)].scalar) },
        children: state.children.lowerBound, word: state.word)
    }
    for state in trie.states {
      if let child = state.children.last { states[Int(child)].scalar |= State.last }
    }
    self.states = states
    pairs = PairTable(trie)
    singles = SingleTable(trie)
  }

  /// Adds every word met, by where it begins, the longest first.
  func scan(_ text: FoldedText, _ patterns: [WordIndex.Pattern], into matches: inout [Match]) {
    text.withScalars { scalars, places in
      pairs.withTables { pairs in
        singles.withTables { singles in
          for index in 0..<text.count {
            let first = scalars[index], second = scalars[index &+ 1]
            guard (pairs.bits(first, second) | singles.bits(first)) & 1 == 1 else { continue }
            let count = matches.count
            func add(_ word: Int32, _ end: Int) {
              let pattern = patterns[Int(word)]
              if pattern.boundedBefore, index > 0, isWordScalar(scalars[index &- 1]) { return }
              if pattern.boundedAfter, isWordScalar(scalars[end]) { return }
              matches.append(
                Match(start: Int(places[index]), end: Int(places[end]), pattern: Int(word)))
            }
            if let word = singles.word(first) { add(word, index &+ 1) }
            if let state = pairs.state(first, second) {
              walk(scalars, from: index &+ 2, state, add)
            }
            if matches.count > count &+ 1 { matches[count...].reverse() }
          }
        }
      }
    }
  }

  /// Reports the words that go on from an index, the shortest first, each with the index behind it. The
  /// 0 behind the text is in no word.
  @inline(__always)
  private func walk(
    _ scalars: UnsafeBufferPointer<UInt32>, from start: Int, _ first: Int,
    _ report: (_ word: Int32, _ end: Int) -> Void
  ) {
    states.withUnsafeBufferPointer { states in
      var state = states[first]
      var index = start
      if state.word >= 0 { report(state.word, index) }
      while let next = Self.child(of: state, scalars[index], states) {
        state = next
        index &+= 1
        if state.word >= 0 { report(state.word, index) }
      }
    }
  }

  @inline(__always)
  private static func child(
    of state: State, _ scalar: UInt32, _ states: UnsafeBufferPointer<State>
  ) -> State? {
    guard state.mask & State.bit(scalar) != 0 else { return nil }
    var child = states[Int(state.children)], index = Int(state.children)
    while child.scalar & ~State.last != scalar {
      if child.scalar & State.last != 0 { return nil }
      index &+= 1
      child = states[index]
    }
    return child
  }
}

/// An ASCII letter or digit.
@inline(__always)
func isWordScalar(_ scalar: UInt32) -> Bool {
  scalar < 0x80 && isWordByte(UInt8(truncatingIfNeeded: scalar))
}

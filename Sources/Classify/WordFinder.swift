/// Finds many words in one pass over a text's characters.
///
/// Few pairs of neighbours begin any word. Bits that fit the fastest cache tell nearly all of the others
/// away; a pair that is left leads by one look-up to where its words go on. So ten thousand words take
/// little more time than a hundred.
struct WordFinder: Sendable {
  private struct State {
    /// For the lowest six bits of each child's character a bit that is set.
    var mask: UInt64 = 0
    var children: Int32 = 0
    var count: Int32 = 0
    /// The word that ends in the state, or -1.
    var word: Int32 = -1
  }

  private struct Child {
    var scalar: UInt32
    var next: Int32
  }

  private let states: [State]
  /// The children of each state, by their characters.
  private let children: [Child]
  /// The states that two characters lead to.
  private let pairs: PairTable
  /// The words of one character.
  private let singles: SingleTable

  /// A finder of words in UTF-8; none is empty. Two equal words give matches of the last.
  init(_ words: [[UInt8]]) {
    let trie = WordTrie(words)
    var children: [Child] = []
    states = trie.states.indices.map { index in
      var state = State(children: Int32(children.count), word: trie.states[index].word)
      for child in trie.children(of: index) {
        let scalar = trie.states[child].scalar
        state.mask |= UInt64(1) << UInt64(scalar & 63)
        state.count += 1
        children.append(Child(scalar: scalar, next: Int32(child)))
      }
      return state
    }
    self.children = children
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
      children.withUnsafeBufferPointer { children in
        var state = states[first]
        var index = start
        if state.word >= 0 { report(state.word, index) }
        while state.mask & (UInt64(1) << UInt64(scalars[index] & 63)) != 0,
          let next = Self.child(of: state, scalars[index], children)
        {
          state = states[Int(next)]
          index &+= 1
          if state.word >= 0 { report(state.word, index) }
        }
      }
    }
  }

  /// The child for a character, found by halves.
  @inline(__always)
  private static func child(
    of state: State, _ scalar: UInt32, _ children: UnsafeBufferPointer<Child>
  ) -> Int32? {
    var low = Int(state.children)
    let end = low &+ Int(state.count)
    var high = end
    while low < high {
      let middle = (low &+ high) / 2
      if children[middle].scalar < scalar { low = middle &+ 1 } else { high = middle }
    }
    return low < end && children[low].scalar == scalar ? children[low].next : nil
  }
}

/// An ASCII letter or digit.
@inline(__always)
func isWordScalar(_ scalar: UInt32) -> Bool {
  scalar < 0x80 && isWordByte(UInt8(truncatingIfNeeded: scalar))
}

/// The words of an automaton as a tree of characters, with where each state falls back to.
struct WordTrie {
  private struct Step: Hashable {
    var state: Int32
    var scalar: UInt32
  }

  /// The children of each state; the root is state 0.
  private(set) var children: [[(scalar: UInt32, state: Int32)]] = [[]]
  /// The word that ends in a state, or -1.
  private(set) var word: [Int32] = [-1]
  /// The state of the next shorter word that ends where a state does, or 0.
  private(set) var shorter: [Int32] = [0]
  private(set) var fallback: [Int32] = [0]
  private var steps: [Step: Int32] = [:]

  init(_ words: [[UInt8]]) {
    for (index, bytes) in words.enumerated() { insert(bytes, index) }
    link()
  }

  /// A state, or its complement where a word ends in it.
  func marked(_ state: Int32) -> Int32 {
    word[Int(state)] >= 0 || shorter[Int(state)] > 0 ? ~state : state
  }

  private mutating func insert(_ bytes: [UInt8], _ index: Int) {
    var state: Int32 = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let step = Step(state: state, scalar: scalar.value)
      if let known = steps[step] {
        state = known
        continue
      }
      let added = Int32(children.count)
      steps[step] = added
      children[Int(state)].append((scalar.value, added))
      children.append([])
      word.append(-1)
      shorter.append(0)
      fallback.append(0)
      state = added
    }
    word[Int(state)] = Int32(index)
  }

  /// Fills the fallbacks breadth first, so that each state comes after the one it falls back to.
  private mutating func link() {
    var queue: [Int32] = [0]
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      for (scalar, child) in children[Int(state)] {
        let back = state == 0 ? 0 : next(fallback[Int(state)], scalar)
        fallback[Int(child)] = back
        shorter[Int(child)] = word[Int(back)] >= 0 ? back : shorter[Int(back)]
        queue.append(child)
      }
    }
  }

  private func next(_ state: Int32, _ scalar: UInt32) -> Int32 {
    var state = state
    while true {
      if let next = steps[Step(state: state, scalar: scalar)] { return next }
      if state == 0 { return 0 }
      state = fallback[Int(state)]
    }
  }
}

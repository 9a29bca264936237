/// Words as a tree of characters, level by level: the children of a state stand side by side.
struct WordTrie {
  /// A place in the tree; the root is state 0.
  struct State {
    /// The character that leads here.
    var scalar: UInt32
    /// The word that ends here, or -1.
    var word: Int32
    /// By their characters.
    var children: Range<Int32>
  }

  private(set) var states: [State] = []

  /// A tree of words in UTF-8; of two equal ones the last stays. A word with a NUL is left out.
  init(_ words: [[UInt8]]) {
    let branches = Branches(words, Self.sorted(words).filter { !words[$0].contains(0) })
    var queue: [Int32] = [0]
    var next = 0
    while next < queue.count {
      let branch = branches.all[Int(queue[next])]
      let first = Int32(queue.count)
      var child = branch.firstChild
      while child > 0 {
        queue.append(child)
        child = branches.all[Int(child)].next
      }
      states.append(
        State(scalar: branch.scalar, word: branch.word, children: first..<Int32(queue.count)))
      next += 1
    }
  }

  /// The numbers of words by their bytes, which is the order of their characters; of equal ones the
  /// last comes last.
  private static func sorted(_ words: [[UInt8]]) -> [Int] {
    let heads = words.map { word in
      (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64($1 < word.count ? word[$1] : 0) }
    }
    return words.indices.sorted { first, second in
      if heads[first] != heads[second] { return heads[first] < heads[second] }
      if words[first] == words[second] { return first < second }
      return words[first].lexicographicallyPrecedes(words[second])
    }
  }
}

/// The tree as it grows out of sorted words.
private struct Branches {
  struct Branch {
    var scalar: UInt32 = 0
    var word: Int32 = -1
    /// The first of its children and the next child of its parent, by their characters; 0 for none.
    var firstChild: Int32 = 0
    var next: Int32 = 0
    var lastChild: Int32 = 0
  }

  private(set) var all = [Branch()]

  init(_ words: [[UInt8]], _ order: [Int]) {
    var path: [Int32] = [0]
    var previous: [UInt32] = []
    for index in order {
      let scalars = Self.scalars(words[index])
      let shared = zip(scalars, previous).prefix { $0 == $1 }.count
      path.removeLast(path.count - 1 - shared)
      for scalar in scalars.dropFirst(shared) {
        path.append(add(scalar, below: path[path.count - 1]))
      }
      all[Int(path[path.count - 1])].word = Int32(index)
      previous = scalars
    }
  }

  private mutating func add(_ scalar: UInt32, below parent: Int32) -> Int32 {
    let added = Int32(all.count), last = all[Int(parent)].lastChild
    all.append(Branch(scalar: scalar))
    if last == 0 { all[Int(parent)].firstChild = added } else { all[Int(last)].next = added }
    all[Int(parent)].lastChild = added
    return added
  }

  private static func scalars(_ bytes: [UInt8]) -> [UInt32] {
    var scalars: [UInt32] = []
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let (scalar, length) = UTF8Scalar.decode(bytes, index)
        scalars.append(scalar)
        index += length
      }
    }
    return scalars
  }
}

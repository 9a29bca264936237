/// Finds many words in one pass over bytes: the automaton of Aho and Corasick (1975), compiled to a
/// table with one row a state and one column a class of bytes.
///
/// Bytes that occur in no word share a class, so the table stays small.
struct Automaton: Sendable {
  /// One word met: which, and where it ends.
  struct Match {
    var word: Int
    var end: Int
  }

  private var classes: [UInt8]
  private var width: Int
  /// The next state, times `width`, by state and class.
  private var next: [Int32]
  /// The longest word that ends in a state, or -1; and the state of the next shorter one, or 0.
  private var word: [Int32]
  private var shorter: [Int32]
  private let lengths: [Int]

  /// An automaton of words; none is empty. Two equal words give matches of the last.
  init(_ words: [[UInt8]]) {
    lengths = words.map(\.count)
    (classes, width) = Self.classes(of: words)
    next = Array(repeating: -1, count: width)
    word = [-1]
    shorter = [0]
    for (index, bytes) in words.enumerated() { insert(bytes, index) }
    link()
  }

  /// Reports every word met in the bytes, by where it ends, the longest first.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ report: (Match) -> Void) {
    var state: Int32 = 0
    next.withUnsafeBufferPointer { next in
      word.withUnsafeBufferPointer { word in
        for index in bytes.indices {
          state = next[Int(state) * width + Int(classes[Int(bytes[index])])]
          var ending = Int(state)
          while true {
            if word[ending] >= 0 { report(Match(word: Int(word[ending]), end: index + 1)) }
            ending = Int(shorter[ending])
            if ending == 0 { break }
          }
        }
      }
    }
  }

  private static func classes(of words: [[UInt8]]) -> ([UInt8], Int) {
    var classes = [UInt8](repeating: 0, count: 256)
    var count: UInt8 = 1
    for byte in Set(words.joined()).sorted() {
      classes[Int(byte)] = count
      count &+= 1
    }
    return (classes, Int(count))
  }

  private mutating func insert(_ bytes: [UInt8], _ index: Int) {
    var state = 0
    for byte in bytes {
      let cell = state * width + Int(classes[Int(byte)])
      if next[cell] < 0 {
        next[cell] = Int32(word.count)
        next += Array(repeating: -1, count: width)
        word.append(-1)
        shorter.append(0)
      }
      state = Int(next[cell])
    }
    word[state] = Int32(index)
  }

  /// Fills what the trie leaves open, breadth first.
  private mutating func link() {
    var fail = [Int32](repeating: 0, count: word.count)
    var queue: [Int] = [0]
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      for column in 0..<width {
        let cell = state * width + column
        let fallback = state == 0 ? 0 : next[Int(fail[state]) * width + column]
        guard next[cell] >= 0 else {
          next[cell] = fallback
          continue
        }
        let child = Int(next[cell])
        fail[child] = fallback
        shorter[child] = word[Int(fallback)] >= 0 ? fallback : shorter[Int(fallback)]
        queue.append(child)
      }
    }
  }
}

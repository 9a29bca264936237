/// Some of a segment's documents.
struct DocumentSet {
  private var words: [UInt64]
  private let count: Int

  /// None of so many.
  init(count: Int) {
    self.count = count
    words = Array(repeating: 0, count: (count + 63) / 64)
  }

  @inline(__always)
  mutating func insert(_ document: Int) {
    guard document < count else { return }
    words[document >> 6] |= 1 << UInt64(document & 63)
  }

  func contains(_ document: Int) -> Bool {
    document < count && words[document >> 6] >> UInt64(document & 63) & 1 == 1
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  mutating func formUnion(_ other: DocumentSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: DocumentSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func subtract(_ other: DocumentSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// The documents, the last one first.
  var newestFirst: [Int] {
    var documents: [Int] = []
    for index in words.indices.reversed() {
      var word = words[index]
      while word != 0 {
        let bit = 63 - word.leadingZeroBitCount
        documents.append(index << 6 | bit)
        word &= ~(1 << UInt64(bit))
      }
    }
    return documents
  }
}

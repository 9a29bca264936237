/// The states of a tree of words by the two characters that lead there: a hash table with open addresses,
/// and before it one bit for each pair's hash that tells nearly every other pair away.
struct PairTable: Sendable {
  /// So many bits, as the binary logarithm, fill half of a first-level cache.
  private static let bitsLog: UInt32 = 17
  /// What an entry has beside two characters of 21 bits: room for four million states.
  private static let stateBits: UInt64 = 22

  private let bits: [UInt64]
  /// The pair above the state; 0, the root's, for none. A power of two of them, at most a half in use.
  private let entries: [UInt64]

  /// The pairs that begin a tree's words.
  init(_ trie: WordTrie) {
    let pairs = trie.states[0].children.flatMap { first in
      let first = trie.states[Int(first)]
      return first.children.map { (first.scalar, trie.states[Int($0)].scalar, $0) }
    }
    var size = 2
    while size < 2 * pairs.count { size *= 2 }
    var bits = [UInt64](repeating: 0, count: 1 << Int(Self.bitsLog - 6))
    var entries = [UInt64](repeating: 0, count: size)
    for (first, second, state) in pairs {
      let hash = Self.hash(first, second)
      bits[Self.word(hash)] |= 1 &<< UInt64(hash & 63)
      var slot = Int(hash) & (size - 1)
      while entries[slot] != 0 { slot = (slot + 1) & (size - 1) }
      entries[slot] = Self.key(first, second) << Self.stateBits | UInt64(state)
    }
    (self.bits, self.entries) = (bits, entries)
  }

  /// Runs a body over the tables; they must not leave it.
  @inline(__always)
  func withTables(_ body: (Tables) -> Void) {
    bits.withUnsafeBufferPointer { bits in
      entries.withUnsafeBufferPointer { entries in body(Tables(bits: bits, entries: entries)) }
    }
  }

  struct Tables {
    fileprivate let bits: UnsafeBufferPointer<UInt64>
    fileprivate let entries: UnsafeBufferPointer<UInt64>

    /// A number whose lowest bit is set where the pair may begin a word.
    @inline(__always)
    func bits(_ first: UInt32, _ second: UInt32) -> UInt64 {
      let hash = PairTable.hash(first, second)
      return bits[PairTable.word(hash)] &>> UInt64(hash & 63)
    }

    /// The state that the pair leads to; nil where no word begins so.
    @inline(__always)
    func state(_ first: UInt32, _ second: UInt32) -> Int? {
      let key = PairTable.key(first, second), mask = entries.count &- 1
      var slot = Int(PairTable.hash(first, second)) & mask
      while entries[slot] != 0 {
        if entries[slot] >> PairTable.stateBits == key {
          return Int(entries[slot] & (1 << PairTable.stateBits - 1))
        }
        slot = (slot &+ 1) & mask
      }
      return nil
    }
  }

  @inline(__always)
  private static func hash(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let mixed = first &* 0x9E37_79B1 &+ second &* 0x85EB_CA6B
    return mixed ^ mixed >> 15
  }

  /// Which 64 bits a hash is in.
  @inline(__always)
  private static func word(_ hash: UInt32) -> Int { Int(hash >> (38 - bitsLog)) }

  @inline(__always)
  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 21 | UInt64(second)
  }
}

/// The words of one character, of which there are few, and bits that tell nearly every other one away.
struct SingleTable: Sendable {
  private static let bitsLog: UInt32 = 12

  private let bits: [UInt64]
  private let words: [UInt32: Int32]

  /// The words of one character of a tree.
  init(_ trie: WordTrie) {
    let single = trie.states[0].children.map { trie.states[Int($0)] }.filter { $0.word >= 0 }
    var bits = [UInt64](repeating: 0, count: 1 << Int(Self.bitsLog - 6))
    for state in single {
      let hash = Self.hash(state.scalar)
      bits[Int(hash >> 6)] |= 1 &<< UInt64(hash & 63)
    }
    self.bits = bits
    words = Dictionary(single.map { ($0.scalar, $0.word) }) { first, _ in first }
  }

  /// Runs a body over the tables; they must not leave it.
  @inline(__always)
  func withTables(_ body: (Tables) -> Void) {
    bits.withUnsafeBufferPointer { body(Tables(bits: $0, words: words)) }
  }

  struct Tables {
    fileprivate let bits: UnsafeBufferPointer<UInt64>
    fileprivate let words: [UInt32: Int32]

    /// A number whose lowest bit is set where the character may be a word.
    @inline(__always)
    func bits(_ scalar: UInt32) -> UInt64 {
      let hash = SingleTable.hash(scalar)
      return bits[Int(hash >> 6)] &>> UInt64(hash & 63)
    }

    /// The word that the character is.
    @inline(__always)
    func word(_ scalar: UInt32) -> Int32? {
      bits(scalar) & 1 == 1 ? words[scalar] : nil
    }
  }

  @inline(__always)
  private static func hash(_ scalar: UInt32) -> UInt32 {
    (scalar &* 0x9E37_79B1) >> (32 - bitsLog)
  }
}

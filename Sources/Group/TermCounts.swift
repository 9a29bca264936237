internal import Foundation

/// In how many messages each term occurs: what makes a term rare, and so a name or a matter's own word.
///
/// A table of fixed size, so that it does not grow with the store; terms that share a place in it count as
/// more frequent than they are, never as rarer.
public struct TermCounts: Sendable, Equatable {
  private var counts: [UInt32]
  /// How many messages were counted.
  public private(set) var messages: Int

  static let size = 1 << 20

  /// A table that has counted nothing.
  public init() {
    counts = [UInt32](repeating: 0, count: Self.size)
    messages = 0
  }

  /// The place of a term in a table of `size`.
  @inline(__always)
  static func slot(_ term: UInt32) -> Int {
    Int((term &* 0x9E37_79B1) >> 12)
  }

  mutating func add(_ terms: WeightedTerms) {
    messages += 1
    for term in terms.terms { counts[Self.slot(term)] &+= 1 }
  }

  /// How many of the messages hold a term, or one that shares its place.
  func count(_ term: UInt32) -> Int { Int(counts[Self.slot(term)]) }
}

extension TermCounts {
  /// The table as bytes (little-endian): the number of messages, then each count.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + 4 * Self.size)
    withUnsafeBytes(of: UInt64(messages).littleEndian) { bytes.append(contentsOf: $0) }
    counts.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The table of such bytes; nil where they are none.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 8 + 4 * Self.size else { return nil }
    self.init()
    bytes.withUnsafeBytes { source in
      messages = Int(UInt64(littleEndian: source.loadUnaligned(as: UInt64.self)))
      counts.withUnsafeMutableBytes { $0.copyMemory(from: .init(rebasing: source[8...])) }
    }
  }
}

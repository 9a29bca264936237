/// A trained model: linear in a table that stays in its file.
public struct TopicModel: Sendable {
  /// What the model says of itself.
  public let facts: ModelFacts
  let layout: ModelLayout
  private let bytes: ModelBytes

  /// Maps a model's file into memory.
  ///
  /// - Throws: where it cannot be read, is no model, is newer than this program, or is damaged.
  public init(path: String) throws(ModelError) {
    guard let bytes = ModelBytes(path: path) else { throw .unreadable }
    try self.init(bytes)
  }

  /// A model from its file's bytes.
  public init(bytes: [UInt8]) throws(ModelError) {
    try self.init(ModelBytes(bytes))
  }

  private init(_ bytes: ModelBytes) throws(ModelError) {
    layout = try ModelLayout(header: bytes.bytes)
    let parts = bytes.bytes
    facts = try ModelFacts(
      json: UnsafeRawBufferPointer(rebasing: parts[layout.factsStart..<layout.size]))
    guard facts.topics.count == layout.topics, layout.rows == Self.rows(parts) else {
      throw .damaged("its parts do not fit each other")
    }
    self.bytes = bytes
  }

  /// How many rows the buckets of a file lead to.
  private static func rows(_ bytes: UnsafeRawBufferPointer) -> Int {
    (0..<Grams.buckets / 64).reduce(0) { count, word in
      let place = ModelLayout.headerSize + word * ModelLayout.entrySize
      return count + bytes.load(fromByteOffset: place, as: UInt64.self).nonzeroBitCount
    }
  }

  /// Whether the model learnt from a message.
  public func hasSeen(_ message: TrainingMessage) -> Bool {
    let hash = MessageHash.of(message)
    return withTable { table in
      var range = 0..<layout.seen
      while !range.isEmpty {
        let middle = (range.lowerBound + range.upperBound) / 2
        let found = table.seen[middle]
        if found == hash { return true }
        range = found < hash ? middle + 1..<range.upperBound : range.lowerBound..<middle
      }
      return false
    }
  }

  /// Runs a body over the table; its pointers must not leave the body.
  @inline(__always)
  func withTable<Value>(_ body: (ModelTable) -> Value) -> Value {
    // The layout was checked against the file's size, so every part lies within it.
    guard let base = bytes.bytes.baseAddress else { preconditionFailure("a model has a header") }
    return withExtendedLifetime(bytes) {
      body(
        ModelTable(
          buckets: (base + ModelLayout.headerSize).assumingMemoryBound(to: ModelTable.Entry.self),
          rows: (base + layout.rowsStart).assumingMemoryBound(to: SIMD8<Float>.self),
          seen: (base + layout.seenStart).assumingMemoryBound(to: UInt32.self),
          blocks: layout.blocks))
    }
  }
}

/// The table of a model where it lies in memory.
struct ModelTable {
  /// 64 buckets: which have rows, and how many rows come before theirs.
  struct Entry {
    var bits: UInt64
    var before: UInt32
    var unused: UInt32
  }

  let buckets: UnsafePointer<Entry>
  let rows: UnsafePointer<SIMD8<Float>>
  let seen: UnsafePointer<UInt32>
  let blocks: Int

  /// The row of a bucket, or another number where it has none.
  @inline(__always)
  func row(_ bucket: Int, otherwise none: Int) -> Int {
    let entry = buckets[bucket &>> 6]
    let place = UInt64(truncatingIfNeeded: bucket & 63)
    let below = entry.bits & ((1 &<< place) &- 1)
    let row = Int(truncatingIfNeeded: entry.before) &+ Self.bitCount(below)
    return (entry.bits &>> place) & 1 == 1 ? row : none
  }

  /// How many bits are set; written out, as the plain processor that is built for has no instruction.
  @inline(__always)
  private static func bitCount(_ word: UInt64) -> Int {
    var word = word
    word &-= (word &>> 1) & 0x5555_5555_5555_5555
    word = (word & 0x3333_3333_3333_3333) &+ ((word &>> 2) & 0x3333_3333_3333_3333)
    word = (word &+ (word &>> 4)) & 0x0F0F_0F0F_0F0F_0F0F
    return Int(truncatingIfNeeded: (word &* 0x0101_0101_0101_0101) &>> 56)
  }
}

extension ModelLayout {
  /// The layout that a file's header states, checked against the file.
  init(header bytes: UnsafeRawBufferPointer) throws(ModelError) {
    guard bytes.prefix(8).elementsEqual(Self.magic) else { throw .foreign }
    guard bytes.count >= Self.headerSize else { throw .damaged("it ends too early") }
    func number(_ index: Int) -> Int {
      Int(UInt32(littleEndian: bytes.load(fromByteOffset: index, as: UInt32.self)))
    }
    guard number(8) <= Int(Self.version) else { throw .newer(number(8)) }
    guard number(8) == Int(Self.version) else { throw .damaged("its version is unknown") }
    let size = UInt64(littleEndian: bytes.load(fromByteOffset: 24, as: UInt64.self))
    guard size <= UInt64(bytes.count) else { throw .damaged("it ends too early") }
    let sum = ModelChecksum.of(UnsafeRawBufferPointer(rebasing: bytes[Self.checkedFrom...]))
    guard sum == UInt64(littleEndian: bytes.load(fromByteOffset: 16, as: UInt64.self)) else {
      throw .damaged("its checksum is wrong")
    }
    self.init(rows: number(32), topics: number(36), seen: number(40), factsSize: number(44))
    guard number(12) == Grams.bits, self.size == bytes.count, topics > 1 else {
      throw .damaged("its parts do not fit each other")
    }
  }
}

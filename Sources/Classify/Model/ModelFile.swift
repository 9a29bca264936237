internal import Foundation

/// Writes a model's file.
enum ModelFile {
  /// The bytes of a model.
  ///
  /// - Parameter seen: the hashes of the messages that it was trained on.
  static func bytes(
    _ corpus: Corpus, _ columns: ColumnWeights, _ weights: LinearWeights, _ facts: ModelFacts,
    seen: [UInt32]
  ) -> [UInt8] {
    let kept = (0..<corpus.width).filter { columns.values[$0] > 0 }
      .sorted { corpus.buckets[$0] < corpus.buckets[$1] }
    let text = facts.json
    let layout = ModelLayout(
      rows: kept.count, topics: facts.topics.count, seen: seen.count, factsSize: text.count)
    var writer = ModelWriter(layout)
    writer.buckets(kept.map { corpus.buckets[$0] })
    for (index, column) in kept.enumerated() {
      let own = columns.values[column]
      for topic in facts.topics.indices {
        writer.put(own * weights.weight(column, topic), row: index, lane: topic)
      }
      writer.put(own * own, row: index, lane: facts.topics.count)
    }
    writer.seen(seen.sorted())
    writer.facts(text)
    return writer.finished()
  }
}

extension ModelFacts {
  /// The facts as JSON, the same bytes for the same facts.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    // Nothing in the facts is beyond JSON: their numbers are finite.
    return Array((try? encoder.encode(self)) ?? Data())
  }

  init(json: UnsafeRawBufferPointer) throws(ModelError) {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    do {
      self = try decoder.decode(ModelFacts.self, from: Data(json))
    } catch {
      throw .damaged("its facts cannot be read")
    }
  }
}

/// Puts the parts of a model's file in their places.
private struct ModelWriter {
  private let layout: ModelLayout
  private var bytes: [UInt8]

  init(_ layout: ModelLayout) {
    self.layout = layout
    bytes = Array(repeating: 0, count: layout.size)
    bytes.replaceSubrange(0..<8, with: ModelLayout.magic)
    store(ModelLayout.version, at: 8)
    store(UInt32(Grams.bits), at: 12)
    store(UInt64(layout.size), at: 24)
    for (index, size) in [layout.rows, layout.topics, layout.seen, layout.factsSize].enumerated() {
      store(UInt32(size), at: 32 + index * 4)
    }
  }

  /// Marks the buckets that have rows; they come sorted.
  mutating func buckets(_ buckets: [UInt32]) {
    var words = [UInt64](repeating: 0, count: Grams.buckets / 64)
    for bucket in buckets { words[Int(bucket / 64)] |= 1 << UInt64(bucket % 64) }
    var before: UInt32 = 0
    for (index, word) in words.enumerated() {
      let place = ModelLayout.headerSize + index * ModelLayout.entrySize
      store(word, at: place)
      store(before, at: place + 8)
      before += UInt32(word.nonzeroBitCount)
    }
  }

  mutating func put(_ weight: Float, row: Int, lane: Int) {
    store(weight.bitPattern, at: layout.rowsStart + (row * layout.blocks * 8 + lane) * 4)
  }

  mutating func seen(_ hashes: [UInt32]) {
    for (index, hash) in hashes.enumerated() { store(hash, at: layout.seenStart + index * 4) }
  }

  mutating func facts(_ text: [UInt8]) {
    bytes.replaceSubrange(layout.factsStart..<layout.size, with: text)
  }

  mutating func finished() -> [UInt8] {
    let sum = bytes.withUnsafeBytes {
      ModelChecksum.of(UnsafeRawBufferPointer(rebasing: $0[ModelLayout.checkedFrom...]))
    }
    store(sum, at: 16)
    return bytes
  }

  private mutating func store(_ value: some FixedWidthInteger, at index: Int) {
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: value.littleEndian, toByteOffset: index, as: type(of: value))
    }
  }
}

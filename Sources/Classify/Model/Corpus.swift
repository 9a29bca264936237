/// Messages as sparse rows: the columns are the n-grams that two messages or more hold, the most
/// frequent first, so that what is met most lies close together.
struct Corpus: Sendable {
  /// By message: where its entries begin, and where those of its body do.
  private(set) var starts: [Int] = [0]
  private(set) var bodies: [Int] = []
  private(set) var columns: [Int32] = []
  private(set) var counts: [UInt8] = []
  /// By column: its bucket, and whether its n-gram is of one scalar.
  private(set) var buckets: [UInt32]
  private(set) var isSingle: [Bool]

  var messages: Int { bodies.count }
  var width: Int { buckets.count }

  /// Counts messages, a share on each core.
  static func counting(_ messages: [TrainingMessage]) async -> Corpus {
    let share = max(1, (messages.count + 3) / 4)
    let parts = await withTaskGroup(of: (Int, GramCounts).self) { group in
      for first in stride(from: 0, to: messages.count, by: share) {
        group.addTask {
          (first, GramCounts(messages[first..<min(first + share, messages.count)]))
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    return Corpus(parts.sorted { $0.0 < $1.0 }.map(\.1))
  }

  init(_ parts: [GramCounts]) {
    let frequencies = Self.frequencies(parts)
    let kept = frequencies.indices.filter { frequencies[$0] > 1 }
      .sorted { (frequencies[$1], $0) < (frequencies[$0], $1) }
    var column = [Int32](repeating: -1, count: Grams.buckets)
    for (index, bucket) in kept.enumerated() { column[bucket] = Int32(index) }
    buckets = kept.map { UInt32($0) }
    isSingle = Array(repeating: false, count: kept.count)
    for part in parts { append(part, column) }
  }

  /// By bucket: how many messages hold it.
  private static func frequencies(_ parts: [GramCounts]) -> [Int32] {
    var frequencies = [Int32](repeating: 0, count: Grams.buckets)
    for part in parts {
      for entry in part.entries { frequencies[Int(entry & ~GramCounts.single)] += 1 }
    }
    return frequencies
  }

  private mutating func append(_ part: GramCounts, _ column: [Int32]) {
    for message in part.bodies.indices {
      append(part, part.starts[message]..<part.bodies[message], column)
      bodies.append(columns.count)
      append(part, part.bodies[message]..<part.starts[message + 1], column)
      starts.append(columns.count)
    }
  }

  private mutating func append(_ part: GramCounts, _ entries: Range<Int>, _ column: [Int32]) {
    for index in entries {
      let entry = part.entries[index]
      let column = column[Int(entry & ~GramCounts.single)]
      guard column >= 0 else { continue }
      columns.append(column)
      counts.append(part.counts[index])
      if entry & GramCounts.single != 0 { isSingle[Int(column)] = true }
    }
  }
}

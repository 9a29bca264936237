/// Scores messages with a model, reusing its memory.
///
/// Nearly all of the time goes by waiting for memory. So some messages go together through each of four
/// short loops without branches: each keeps one table in the cache, and has many reads under way at a time.
struct ModelScorer: Sendable {
  private typealias Lanes = SIMD8<Float>

  /// A subject or a body: where its n-grams begin, and how many of them are left.
  private struct Part {
    var start: Int
    var count: Int
  }

  /// So many messages that their n-grams do not push the tables out of the cache.
  private static let together = 16

  let model: TopicModel
  private var text = ModelText()
  /// By row: how often its n-gram was met in the part at hand. Behind the rows one more stands for all
  /// n-grams without a row, which never counts as met.
  private var counts: [UInt8]
  /// Of the messages at hand, by part: first the rows of single characters between the buckets of pairs,
  /// then the rows of all, then each row once.
  private var met: [Int32] = []
  /// How often each of the rows was met.
  private var times: [UInt8] = []
  private var parts: [Part] = []
  /// By block and count: what a row is multiplied by. The lane of an n-gram's own weight is a square.
  private let factors: [Lanes]
  private let singles: SingleRows
  private var sums: [Lanes]

  init(_ model: TopicModel) {
    self.model = model
    counts = Array(repeating: 0, count: model.layout.rows) + [255]
    factors = Self.factors(model.layout)
    singles = SingleRows(model)
    sums = Array(repeating: Lanes.zero, count: 2 * model.layout.blocks)
  }

  /// The scores of messages by topic of the model; nil for a message without any known n-gram.
  mutating func scores(_ messages: [MessageText]) -> [[Float]?] {
    var scores: [[Float]?] = []
    scores.reserveCapacity(messages.count)
    for first in stride(from: 0, to: messages.count, by: Self.together) {
      let some = messages[first..<min(first + Self.together, messages.count)]
      collect(some)
      for index in some.indices { scores.append(sum(2 * (index - first))) }
    }
    return scores
  }

  /// Finds the rows of the messages' n-grams and how often each was met.
  private mutating func collect(_ messages: ArraySlice<MessageText>) {
    parts.removeAll(keepingCapacity: true)
    for message in messages {
      take(message.subject, .subject)
      take(message.body, .body)
    }
    if times.count < met.count { times = Array(repeating: 0, count: met.count) }
    met.withUnsafeMutableBufferPointer { met in
      model.withTable { table in
        for part in parts { Self.findPairs(part, met, table, otherwise: counts.count - 1) }
      }
      counts.withUnsafeMutableBufferPointer { counts in
        times.withUnsafeMutableBufferPointer { times in
          for index in parts.indices { Self.count(&parts[index], met, times, counts) }
        }
      }
    }
  }

  /// Puts rows in the place of the buckets of pairs, every second n-gram of a part.
  private static func findPairs(
    _ part: Part, _ met: UnsafeMutableBufferPointer<Int32>, _ table: ModelTable,
    otherwise none: Int
  ) {
    var index = part.start &+ 1
    while index < part.start &+ part.count {
      let row = table.row(Int(met[index]), otherwise: none)
      met[index] = Int32(truncatingIfNeeded: row)
      index &+= 2
    }
  }

  /// Writes down the rows of a part's characters and the buckets of its pairs.
  private mutating func take(_ message: String, _ part: Grams.Part) {
    text.take(message)
    let start = parts.last.map { $0.start + $0.count } ?? 0
    let room = start + 2 * text.count
    if met.count < room { met += Array(repeating: 0, count: room + room / 2 - met.count) }
    met.withUnsafeMutableBufferPointer { met in
      text.withScalars { scalars in
        model.withTable { table in
          singles.withRows(part, table, otherwise: counts.count - 1) { row in
            var end = start
            Grams.each(scalars, part) { bucket, index, length in
              met[end] = length == 1 ? row(scalars[index]) : Int32(truncatingIfNeeded: bucket)
              end &+= 1
            }
          }
        }
      }
    }
    parts.append(Part(start: start, count: max(0, 2 * text.count - 1)))
  }

  /// Counts the rows of a part and leaves each once.
  private static func count(
    _ part: inout Part, _ rows: UnsafeMutableBufferPointer<Int32>,
    _ times: UnsafeMutableBufferPointer<UInt8>, _ counts: UnsafeMutableBufferPointer<UInt8>
  ) {
    var end = part.start
    for index in part.start..<part.start &+ part.count {
      let row = rows[index]
      let count = counts[Int(row)]
      rows[end] = row
      end &+= count == 0 ? 1 : 0
      counts[Int(row)] = count &+ (count == 255 ? 0 : 1)
    }
    part.count = end &- part.start
    for index in part.start..<end {
      times[index] = counts[Int(rows[index])]
      counts[Int(rows[index])] = 0
    }
  }

  /// The scores of a message whose parts begin at an index.
  private mutating func sum(_ first: Int) -> [Float]? {
    let topics = model.facts.topics, blocks = model.layout.blocks
    model.withTable { table in
      for block in 0..<blocks {
        sums[block] = sum(table, block, parts[first])
        sums[blocks + block] = sum(table, block, parts[first + 1])
      }
    }
    let lane = topics.count
    let scales = PartScales(
      subject: sums[lane / 8][lane % 8], body: sums[blocks + lane / 8][lane % 8])
    guard scales.subject + scales.body > 0 else { return nil }
    return topics.indices.map { topic in
      topics[topic].constant + scales.subject * sums[topic / 8][topic % 8]
        + scales.body * sums[blocks + topic / 8][topic % 8]
    }
  }

  /// The sum of a part's rows, for the topics of a block.
  private func sum(_ table: ModelTable, _ block: Int, _ part: Part) -> Lanes {
    let (blocks, first) = (table.blocks, block * (CountWeight.limit + 1))
    return times.withUnsafeBufferPointer { times in
      met.withUnsafeBufferPointer { met in
        factors.withUnsafeBufferPointer { factors in
          var sum = Lanes.zero
          for index in part.start..<part.start &+ part.count {
            let row = Int(met[index])
            sum += table.rows[row &* blocks &+ block] * factors[first &+ Int(times[index])]
          }
          return sum
        }
      }
    }
  }

  private static func factors(_ layout: ModelLayout) -> [Lanes] {
    (0..<layout.blocks).flatMap { block in
      CountWeight.byCount.map { weight in
        var lanes = Lanes(repeating: weight)
        if layout.topics / 8 == block { lanes[layout.topics % 8] = weight * weight }
        return lanes
      }
    }
  }
}

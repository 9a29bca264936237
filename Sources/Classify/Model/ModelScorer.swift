/// Scores one message after another with a model, reusing its memory.
struct ModelScorer: Sendable {
  private typealias Lanes = SIMD8<Float>

  let model: TopicModel
  private var text = ModelText()
  /// By row: how often its n-gram was met in the part at hand. Behind the rows one more stands for all
  /// n-grams without a row, which never counts as met.
  private var counts: [UInt8]
  /// The rows met in the part at hand.
  private var met: [Int32] = []
  private var metCount = 0
  /// By block and count: what a row is multiplied by. The lane of an n-gram's own weight is a square.
  private let factors: [Lanes]
  private var parts: [[Lanes]]

  init(_ model: TopicModel) {
    self.model = model
    counts = Array(repeating: 0, count: model.layout.rows) + [255]
    factors = Self.factors(model.layout)
    let none = Array(repeating: Lanes.zero, count: model.layout.blocks)
    parts = [none, none]
  }

  /// The scores of a message by topic of the model; those of a message without any known n-gram are the
  /// same for all such messages. `known` says whether there was one.
  mutating func scores(_ subject: String, _ body: String) -> (scores: [Float], known: Bool) {
    add(subject, .subject)
    add(body, .body)
    let topics = model.facts.topics
    let squares = parts.map { $0[topics.count / 8][topics.count % 8] }
    let scales = PartScales(subject: squares[0], body: squares[1])
    let scores = topics.indices.map { topic in
      let (block, lane) = (topic / 8, topic % 8)
      return topics[topic].constant + scales.subject * parts[0][block][lane] + scales.body
        * parts[1][block][lane]
    }
    return (scores, squares[0] + squares[1] > 0)
  }

  /// Sums up the rows of a part's n-grams.
  private mutating func add(_ message: String, _ part: Grams.Part) {
    text.take(message)
    if met.count < 2 * text.count { met = Array(repeating: 0, count: 2 * text.count + 64) }
    collect(part)
    let index = Int(part.rawValue)
    model.withTable { table in
      for block in 0..<table.blocks { parts[index][block] = sum(table, block) }
    }
    for index in 0..<metCount { counts[Int(met[index])] = 0 }
  }

  /// Counts the n-grams of the part, in three short loops without branches: so many reads of memory are
  /// under way at a time, and none of the branches could be foreseen.
  private mutating func collect(_ part: Grams.Part) {
    let none = counts.count - 1
    metCount = model.withTable { table in
      counts.withUnsafeMutableBufferPointer { counts in
        met.withUnsafeMutableBufferPointer { met in
          let found = text.withScalars { scalars in Self.buckets(scalars, part, met) }
          for index in 0..<found {
            let row = table.row(Int(met[index]), otherwise: none)
            met[index] = Int32(truncatingIfNeeded: row)
          }
          return Self.distinct(found, met, counts)
        }
      }
    }
  }

  /// Writes down the bucket of every n-gram and says how many there are.
  private static func buckets(
    _ scalars: UnsafeBufferPointer<UInt32>, _ part: Grams.Part,
    _ output: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var count = 0
    Grams.each(scalars, part) { bucket, _, _ in
      output[count] = Int32(truncatingIfNeeded: bucket)
      count &+= 1
    }
    return count
  }

  /// Counts rows, leaves each once and says how many are left.
  private static func distinct(
    _ count: Int, _ rows: UnsafeMutableBufferPointer<Int32>,
    _ counts: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var found = 0
    for index in 0..<count {
      let row = rows[index]
      let count = counts[Int(row)]
      rows[found] = row
      found &+= count == 0 ? 1 : 0
      counts[Int(row)] = count &+ (count == 255 ? 0 : 1)
    }
    return found
  }

  /// The sum of the rows met, for the topics of a block.
  private func sum(_ table: ModelTable, _ block: Int) -> Lanes {
    let (blocks, first) = (table.blocks, block * (CountWeight.limit + 1))
    return counts.withUnsafeBufferPointer { counts in
      met.withUnsafeBufferPointer { met in
        factors.withUnsafeBufferPointer { factors in
          var sum = Lanes.zero
          for index in 0..<metCount {
            let row = Int(met[index])
            sum += table.rows[row &* blocks &+ block] * factors[first &+ Int(counts[row])]
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

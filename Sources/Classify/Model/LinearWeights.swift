/// A weight for every column and topic, and a constant a topic.
///
/// The weights of a column stand together, in blocks of eight topics; unused ones are 0.
struct LinearWeights: Sendable {
  typealias Lanes = SIMD8<Float>

  let topics: Int
  /// How many blocks a column takes.
  let blocks: Int
  private(set) var rows: [Lanes]
  private(set) var constants: [Lanes]

  init(width: Int, topics: Int) {
    self.topics = topics
    blocks = (topics + 7) / 8
    rows = Array(repeating: .zero, count: width * blocks)
    constants = Array(repeating: .zero, count: blocks)
  }

  /// The weight of a column for a topic.
  func weight(_ column: Int, _ topic: Int) -> Float {
    rows[column * blocks + topic / 8][topic % 8]
  }

  /// The constant of a topic.
  func constant(_ topic: Int) -> Float { constants[topic / 8][topic % 8] }

  /// The scores of a message, by topic.
  func scores(_ corpus: Corpus, _ vectors: SparseVectors, _ row: Int) -> [Float] {
    let range = corpus.starts[row]..<corpus.starts[row + 1]
    let scores = (0..<blocks).map { score(corpus.columns, vectors.values, range, $0) }
    return (0..<topics).map { scores[$0 / 8][$0 % 8] }
  }

  /// The scores of eight topics.
  func score(_ columns: [Int32], _ values: [Float], _ range: Range<Int>, _ block: Int) -> Lanes {
    var score = constants[block]
    rows.withUnsafeBufferPointer { rows in
      columns.withUnsafeBufferPointer { columns in
        values.withUnsafeBufferPointer { values in
          for index in range {
            score += rows[Int(columns[index]) &* blocks &+ block] * values[index]
          }
        }
      }
    }
    return score
  }

  /// Moves the weights of a message's columns for eight topics.
  mutating func add(
    _ step: Lanes, _ columns: [Int32], _ values: [Float], _ range: Range<Int>, _ block: Int
  ) {
    constants[block] += step
    let blocks = blocks
    rows.withUnsafeMutableBufferPointer { rows in
      columns.withUnsafeBufferPointer { columns in
        values.withUnsafeBufferPointer { values in
          for index in range {
            rows[Int(columns[index]) &* blocks &+ block] += step * values[index]
          }
        }
      }
    }
  }
}

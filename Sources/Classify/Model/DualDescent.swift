/// Trains one linear separator a topic against all others, all at once: squared hinge loss, L2
/// regularised, by dual coordinate descent (Hsieh et al., 2008), which liblinear uses too.
///
/// A step takes one message and moves all topics together, so that each weight's memory is met once; rows
/// of weights are vectors of eight numbers, as many as the topics need. The same seed gives the same bits.
struct DualDescent {
  typealias Lanes = SIMD8<Float>

  /// How much an error costs against long weights.
  var cost: Float = 3
  var epochs = 15
  /// An epoch whose greatest violation is smaller is the last.
  var tolerance: Float = 0.1
  var seed: UInt64 = 1

  /// Trains on some of the messages, given by their rows.
  func train(
    _ corpus: Corpus, _ vectors: SparseVectors, _ rows: [Int32], _ labels: TopicLabels
  ) -> LinearWeights {
    var state = State(corpus.width, rows, labels)
    var generator = SeededGenerator(seed: seed)
    var order = rows.indices.map { Int32($0) }
    for _ in 0..<epochs {
      generator.shuffle(&order)
      if epoch(corpus, vectors, rows, order, &state) < tolerance { break }
    }
    return state.weights
  }

  /// What is learnt, and what each message contributes to it.
  private struct State {
    var weights: LinearWeights
    /// By row and topic: the dual variables, never negative.
    var duals: [Lanes]
    /// 1 where the message has the topic, else -1; 0 behind the last topic.
    var signs: [Lanes]

    init(_ width: Int, _ rows: [Int32], _ labels: TopicLabels) {
      weights = LinearWeights(width: width, topics: labels.topics.count)
      let blocks = weights.blocks
      duals = Array(repeating: .zero, count: rows.count * blocks)
      signs = duals
      for (index, row) in rows.enumerated() {
        for topic in labels.topics.indices { signs[index * blocks + topic / 8][topic % 8] = -1 }
        for topic in labels.byMessage[Int(row)] { signs[index * blocks + topic / 8][topic % 8] = 1 }
      }
    }
  }

  /// Takes each message once and gives the greatest violation met.
  private func epoch(
    _ corpus: Corpus, _ vectors: SparseVectors, _ rows: [Int32], _ order: [Int32],
    _ state: inout State
  ) -> Float {
    let blocks = state.weights.blocks
    var worst = Lanes.zero
    for index in order {
      let row = Int(rows[Int(index)])
      let range = corpus.starts[row]..<corpus.starts[row + 1]
      // The message's own length is 1, and so is the constant's.
      let curvature: Float = (range.isEmpty ? 1 : 2) + 1 / (2 * cost)
      for block in 0..<blocks {
        let place = Int(index) * blocks + block
        let score = state.weights.score(corpus.columns, vectors.values, range, block)
        let sign = state.signs[place], dual = state.duals[place]
        let gradient = sign * score - 1 + dual / (2 * cost)
        let moved = pointwiseMax(.zero, dual - gradient / curvature)
        // At the edge only a gradient that leads inside violates; unused lanes never do.
        let violation = gradient.replacing(with: 0, where: dual .<= 0 .& gradient .> 0) * sign
        worst = pointwiseMax(worst, pointwiseMax(violation, -violation))
        let step = (moved - dual) * sign
        guard step != .zero else { continue }
        state.duals[place] = moved
        state.weights.add(step, corpus.columns, vectors.values, range, block)
      }
    }
    return worst.max()
  }
}

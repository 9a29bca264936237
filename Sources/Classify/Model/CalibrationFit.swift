internal import Foundation

extension Calibration {
  /// Fits a calibration to scores of held-out messages with their topics, the main one first.
  init(fitting scores: [[Float]], _ topics: [[Int]]) {
    var points: [(lead: Double, best: Double, isRight: Double)] = []
    for (scores, topics) in zip(scores, topics) {
      guard let order = Self.bestTwo(scores), !topics.isEmpty else { continue }
      let best = Double(scores[order.best]), second = Double(scores[order.second])
      points.append((best - second, best, topics.contains(order.best) ? 1 : 0))
    }
    self = .plain
    guard points.count > 1 else { return }
    let fit = LogisticFit(points.map { ([$0.lead, $0.best, 1], $0.isRight) })
    (lead, best, constant) = (fit.weights[0], fit.weights[1], fit.weights[2])
    sharpness = Self.sharpness(scores, topics)
    let sure = points.map { logistic(lead * $0.lead + best * $0.best + constant) }.sorted()
    review = sure[sure.count / 10]
  }

  /// The factor with which a softmax explains the topics best (golden section search).
  private static func sharpness(_ scores: [[Float]], _ topics: [[Int]]) -> Double {
    let golden = (5.0.squareRoot() - 1) / 2
    var low = 0.1, high = 20.0
    while high - low > 0.01 {
      let left = high - golden * (high - low), right = low + golden * (high - low)
      if loss(left, scores, topics) < loss(right, scores, topics) {
        high = right
      } else {
        low = left
      }
    }
    return (low + high) / 2
  }

  private static func loss(_ factor: Double, _ scores: [[Float]], _ topics: [[Int]]) -> Double {
    var loss = 0.0
    for (scores, topics) in zip(scores, topics) {
      guard let most = scores.max(), let topic = topics.first else { continue }
      let sum = scores.reduce(0) { $0 + exp(factor * Double($1 - most)) }
      loss += log(sum) - factor * Double(scores[topic] - most)
    }
    return loss
  }
}

/// Logistic regression by Newton's method. A little ridge and ever shorter steps make it end where the
/// points can be told apart without error, too.
struct LogisticFit {
  typealias Point = (features: [Double], outcome: Double)

  private static let ridge = 1e-3
  private(set) var weights: [Double]

  /// Fits to points with an outcome of 0 or 1; all have the same number of features.
  init(_ points: [Point]) {
    weights = Array(repeating: 0, count: points.first?.features.count ?? 0)
    var loss = Self.loss(weights, points)
    for _ in 0..<50 {
      let move = step(points)
      var share = 1.0, next = moved(move, share)
      var nextLoss = Self.loss(next, points)
      while !(nextLoss < loss), share > 1e-6 {
        share /= 2
        next = moved(move, share)
        nextLoss = Self.loss(next, points)
      }
      guard nextLoss < loss else { return }
      let gain = loss - nextLoss
      (weights, loss) = (next, nextLoss)
      if gain < 1e-9 * loss { return }
    }
  }

  private func moved(_ move: [Double], _ share: Double) -> [Double] {
    zip(weights, move).map { $0 + share * $1 }
  }

  /// How badly weights explain the points: the negative logarithm of their likelihood, with the ridge.
  private static func loss(_ weights: [Double], _ points: [Point]) -> Double {
    let penalty = weights.reduce(0) { $0 + ridge / 2 * $1 * $1 }
    return points.reduce(penalty) { sum, point in
      let score = product(point.features, weights) * (point.outcome > 0.5 ? -1 : 1)
      return sum + (score > 30 ? score : log1p(exp(score)))
    }
  }

  private static func product(_ first: [Double], _ second: [Double]) -> Double {
    first.indices.reduce(0) { $0 + first[$1] * second[$1] }
  }

  private func step(_ points: [Point]) -> [Double] {
    var gradient = weights.map { -Self.ridge * $0 }
    var curvature = weights.indices.map { row in
      weights.indices.map { $0 == row ? Self.ridge : 0 }
    }
    for (features, outcome) in points {
      let likely = logistic(Self.product(features, weights))
      for row in weights.indices {
        gradient[row] += features[row] * (outcome - likely)
        for column in weights.indices {
          curvature[row][column] += features[row] * features[column] * likely * (1 - likely)
        }
      }
    }
    return solve(curvature, gradient)
  }

  /// Solves a small positive definite system by elimination.
  private func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var matrix = matrix, right = right
    for pivot in right.indices {
      for row in right.indices where row != pivot {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in right.indices { matrix[row][column] -= factor * matrix[pivot][column] }
        right[row] -= factor * right[pivot]
      }
    }
    return right.indices.map { right[$0] / matrix[$0][$0] }
  }
}

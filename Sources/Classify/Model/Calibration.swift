internal import Foundation

/// Turns scores into probabilities.
///
/// How sure the best topic is follows from its lead over the second and from its own score (a logistic
/// curve); what is left is shared out among the others by a softmax. Fitted on scores of messages that
/// the model was not trained on.
public struct Calibration: Sendable, Codable, Equatable {
  /// Of the lead, of the best score, and the constant.
  var lead: Double
  var best: Double
  var constant: Double
  /// What scores are multiplied by before the softmax.
  var sharpness: Double
  /// Below this a person should look: what the surest nine tenths of the held-out messages are above.
  var review: Double

  enum CodingKeys: String, CodingKey {
    case lead, best, constant, sharpness, review
  }

  /// A calibration that says nothing of its own: for a model without held-out scores.
  static let plain = Calibration(lead: 3, best: -1, constant: 0, sharpness: 3.6, review: 0.78)

  /// The probability of each topic, given that the message is about one of them.
  func probabilities(_ scores: [Float]) -> [Double] {
    guard scores.count > 1, let order = Self.bestTwo(scores) else {
      return scores.map { logistic(Double($0) * 3) }
    }
    let sure = confidence(Double(scores[order.best]), Double(scores[order.second]))
    let powers = scores.map { exp(sharpness * Double($0 - scores[order.best])) }
    let others = powers.indices.reduce(0) { $1 == order.best ? $0 : $0 + powers[$1] }
    // The best stays the best, however little its score says: it gets a little more than the second.
    let second = powers[order.second] / others
    let best = max(sure, second / (1 + second) + 1e-9)
    var shares = powers.map { (1 - best) * $0 / others }
    shares[order.best] = best
    return shares
  }

  /// How sure it is that the best topic is right.
  func confidence(_ best: Double, _ second: Double) -> Double {
    logistic(lead * (best - second) + self.best * best + constant)
  }

  /// The numbers of the best and the second-best topic; nil for fewer than two.
  static func bestTwo(_ scores: [Float]) -> (best: Int, second: Int)? {
    guard scores.count > 1 else { return nil }
    var best = 0, second = 1
    if scores[1] > scores[0] { (best, second) = (1, 0) }
    for index in scores.indices.dropFirst(2) {
      if scores[index] > scores[best] {
        (best, second) = (index, best)
      } else if scores[index] > scores[second] {
        second = index
      }
    }
    return (best, second)
  }
}

/// The logistic curve.
func logistic(_ value: Double) -> Double { 1 / (1 + exp(-value)) }

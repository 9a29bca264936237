internal import Foundation

/// The terms of one message, each once, with how much it is said there.
struct WeightedTerms {
  /// Ascending.
  private(set) var terms: [UInt32]
  private(set) var weights: [Float]

  /// How often a term counts at most: a message that repeats itself says no more.
  private static let mostRepeats = 9

  /// The terms of a message; those of its subject weigh `subjectWeight` as much.
  init(subject: Tokens, body: Tokens, subjectWeight: Float) {
    (terms, weights) = Self.counted((body.pairs + body.words).sorted())
    let headline = Self.counted((subject.pairs + subject.words).sorted()).terms
    (terms, weights) = Self.raised(terms, weights, by: headline, subjectWeight)
  }

  private static func counted(_ sorted: [UInt32]) -> (terms: [UInt32], weights: [Float]) {
    var terms: [UInt32] = [], weights: [Float] = []
    var index = 0
    while index < sorted.count {
      let term = sorted[index]
      var end = index + 1
      while end < sorted.count, sorted[end] == term { end += 1 }
      terms.append(term)
      weights.append(1 + log(Float(min(end - index, mostRepeats))))
      index = end
    }
    return (terms, weights)
  }

  /// Joins the terms of the body with those of the subject, both ascending.
  private static func raised(
    _ terms: [UInt32], _ weights: [Float], by headline: [UInt32], _ subjectWeight: Float
  ) -> ([UInt32], [Float]) {
    var joined: [UInt32] = [], joinedWeights: [Float] = []
    joined.reserveCapacity(terms.count + headline.count)
    joinedWeights.reserveCapacity(terms.count + headline.count)
    var body = 0
    func copy(until limit: UInt32?) {
      while body < terms.count, limit.map({ terms[body] < $0 }) ?? true {
        joined.append(terms[body])
        joinedWeights.append(weights[body])
        body += 1
      }
    }
    for term in headline {
      copy(until: term)
      let isInBody = body < terms.count && terms[body] == term
      joined.append(term)
      joinedWeights.append((isInBody ? weights[body] : 1) + subjectWeight - 1)
      if isInBody { body += 1 }
    }
    copy(until: nil)
    return (joined, joinedWeights)
  }
}

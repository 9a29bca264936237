import Foundation
import Testing

@testable import Classify

@Suite("calibration")
struct CalibrationTests {
  /// Scores of three topics whose best is right as often as a logistic curve of its lead says.
  private func synthetic(_ count: Int) -> (scores: [[Float]], topics: [[Int]]) {
    var generator = SeededGenerator(seed: 7)
    func uniform() -> Double { Double(generator.next() >> 11) / Double(1 << 53) }
    var scores: [[Float]] = [], topics: [[Int]] = []
    for index in 0..<count {
      let lead = uniform() * 2, isRight = uniform() < logistic(2 * lead - 0.5)
      var row: [Float] = [-0.5, -0.5, -0.5]
      row[index % 3] += Float(lead)
      scores.append(row)
      topics.append([isRight ? index % 3 : (index + 1) % 3])
    }
    return (scores, topics)
  }

  @Test("confidence agrees with how often the best topic is right")
  func fitted() {
    let (scores, topics) = synthetic(20_000)
    let calibration = Calibration(fitting: scores, topics)
    for lead in [0.2, 0.6, 1.0, 1.6] {
      let sure = calibration.confidence(-0.5 + lead, -0.5)
      #expect(abs(sure - logistic(2 * lead - 0.5)) < 0.03)
    }
  }

  @Test("one message in ten is under the threshold")
  func threshold() {
    let (scores, topics) = synthetic(5_000)
    let calibration = Calibration(fitting: scores, topics)
    let under = scores.count { calibration.probabilities($0).max() ?? 0 < calibration.review }
    #expect((400...600).contains(under))
  }

  @Test("probabilities add up to 1, and the best topic stays the best", arguments: 0..<50)
  func probabilities(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let scores = (0..<7).map { _ in Float(generator.next() % 4_000) / 1_000 - 2 }
    let shares = Calibration.plain.probabilities(scores)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    #expect(shares.allSatisfy { $0 >= 0 })
    let best = shares.indices.max { shares[$0] < shares[$1] }
    #expect(best == scores.indices.max { scores[$0] < scores[$1] })
  }

  @Test("logistic regression finds the weights that made the data")
  func regression() {
    var generator = SeededGenerator(seed: 3)
    let points = (0..<20_000).map { _ -> (features: [Double], outcome: Double) in
      let x = Double(generator.next() % 2_000) / 500 - 2
      let isOne = Double(generator.next() % 100_000) / 100_000 < logistic(1.5 * x + 0.5)
      return ([x, 1], isOne ? 1 : 0)
    }
    let weights = LogisticFit(points).weights
    #expect(abs(weights[0] - 1.5) < 0.1 && abs(weights[1] - 0.5) < 0.1)
  }
}

@Suite("evaluation")
struct EvaluationTests {
  private func judged(
    _ topics: [String], _ guess: String?, _ confidence: Double = 0.9, unsure: Bool = false
  ) -> JudgedMessage {
    JudgedMessage(topics: topics, guess: guess, confidence: confidence, isUnsure: unsure)
  }

  @Test("figures of a small table are those worked out by hand")
  func figures() {
    let result = Evaluation(
      [
        judged(["a"], "a"), judged(["a"], "a"), judged(["a"], "b"), judged(["b"], "b"),
        judged(["b"], nil, 0, unsure: true),
      ], among: ["a", "b"])
    #expect(result.accuracy == 0.6)
    #expect(result.topics["a"]?.precision == 1)
    #expect(result.topics["a"]?.recall == 2.0 / 3)
    #expect(abs((result.topics["a"]?.f1 ?? 0) - 0.8) < 1e-9)
    #expect(result.topics["b"]?.precision == 0.5 && result.topics["b"]?.recall == 0.5)
    #expect(result.topics["b"]?.support == 2)
    #expect(abs(result.macroF1 - 0.65) < 1e-9)
    #expect(result.abstained == 1)
    #expect(result.review == 0.2 && result.accuracyOfSure == 0.75)
    // Four guesses at 0.9, three of them right.
    #expect(abs(result.calibrationError - 0.15) < 1e-9)
  }

  @Test("a guess that is one of several topics is right and counts for that one")
  func severalTopics() {
    let result = Evaluation(
      [judged(["a", "b"], "b"), judged(["a", "b"], "c")], among: ["a", "b"])
    #expect(result.accuracy == 0.5)
    #expect(result.topics["b"]?.support == 1 && result.topics["a"]?.support == 1)
  }

  @Test("no messages give no figures, and no division by zero")
  func none() {
    let result = Evaluation([], among: [])
    #expect(result.accuracy == 0 && result.macroF1 == 0 && result.calibrationError == 0)
  }
}

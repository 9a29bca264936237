public import struct Foundation.Date

/// Trains a topic model on messages whose topics are known.
///
/// A model is trained on all of them; what is told of its accuracy comes from models that were trained on
/// the other folds.
public struct TopicTrainer: Sendable {
  /// A topic with fewer messages cannot be learnt.
  public static let leastMessages = 8

  let messages: [TrainingMessage]
  /// The topics that the messages have, sorted.
  let topics: [String]
  private let seed: UInt64

  /// A trainer of messages; those of one fold are held out together.
  ///
  /// - Throws: where there are too few topics or messages to learn from.
  public init(_ messages: [TrainingMessage], seed: UInt64) throws(ModelError) {
    self.messages = messages
    self.seed = seed
    topics = Set(messages.flatMap(\.topics)).sorted()
    guard topics.count > 1 else { throw .tooFewTopics(topics.count) }
    for topic in topics {
      let count = messages.count { $0.topics.contains(topic) }
      guard count >= Self.leastMessages else { throw .tooFewMessages(topic, count) }
    }
  }

  /// Trains; uses every core.
  ///
  /// - Parameters:
  ///   - data: what the messages are called, and the hash of the file.
  ///   - date: the present moment, which the model bears.
  ///   - taxonomy: the version of the topics.
  ///   - fromWords: whether it was words that said the messages' topics.
  public func train(
    data: (name: String, hash: String), date: Date, taxonomy: String, fromWords: Bool = false
  ) async -> TrainedModel {
    let corpus = await Corpus.counting(messages)
    let labels = TopicLabels(messages, topics: topics)
    let folds = Folds.rows(messages)
    let (whole, scores) = await passes(corpus, labels, folds)
    let calibration = Calibration(fitting: scores, labels.byMessage)
    let heldOut = scores.map { HeldOutScores(scores: $0, calibration, topics) }
    let facts = ModelFacts(
      dataName: data.name, dataHash: data.hash, messages: messages.count, trainedAt: date,
      taxonomyVersion: taxonomy, seed: seed, folds: folds.count,
      topics: topics.enumerated().map { topic, id in
        ModelFacts.Topic(
          id: id, messages: labels.byMessage.count { $0.contains(topic) },
          constant: whole.weights.constant(topic))
      },
      fromWords: fromWords ? true : nil, calibration: calibration,
      heldOut: Evaluation(zip(messages, heldOut).map { $1.judged(as: $0.topics) }, among: topics))
    let seen = messages.map(MessageHash.of)
    return TrainedModel(
      facts: facts, heldOut: heldOut,
      bytes: ModelFile.bytes(corpus, whole.columns, whole.weights, facts, seen: seen))
  }

  private struct Pass: Sendable {
    /// The fold that was held out; nil for all messages.
    var fold: Int?
    var columns: ColumnWeights
    var weights: LinearWeights
    /// The scores of the messages held out, in their order.
    var scores: [[Float]]
  }

  /// The model of all messages, and for each message the scores by a model that did not learn from it.
  private func passes(
    _ corpus: Corpus, _ labels: TopicLabels, _ folds: [[Int32]]
  ) async -> (whole: Pass, scores: [[Float]]) {
    let all = (0..<Int32(messages.count)).map { $0 }
    return await withTaskGroup(of: Pass.self) { group in
      for fold in folds.indices {
        let held = Set(folds[fold])
        group.addTask {
          pass(corpus, labels, all.filter { !held.contains($0) }, folds[fold], fold: fold)
        }
      }
      var scores = [[Float]](repeating: [], count: messages.count)
      var whole = pass(corpus, labels, all, [], fold: nil)
      for await pass in group {
        guard let fold = pass.fold else { continue }
        for (row, score) in zip(folds[fold], pass.scores) { scores[Int(row)] = score }
      }
      whole.scores = []
      return (whole, scores)
    }
  }

  private func pass(
    _ corpus: Corpus, _ labels: TopicLabels, _ rows: [Int32], _ held: [Int32], fold: Int?
  ) -> Pass {
    let columns = ColumnWeights(corpus, rows, labels)
    let vectors = SparseVectors(corpus, columns)
    let weights = DualDescent(seed: seed).train(corpus, vectors, rows, labels)
    return Pass(
      fold: fold, columns: columns, weights: weights,
      scores: held.map { weights.scores(corpus, vectors, Int($0)) })
  }
}

/// What training gives.
public struct TrainedModel: Sendable {
  public var facts: ModelFacts
  /// By message, in their order: what a model says that did not learn from it.
  public var heldOut: [HeldOutScores]
  /// The model's file.
  public var bytes: [UInt8]
}

/// What is said of a message by a model that did not learn from it.
public struct HeldOutScores: Sendable {
  /// By topic of the model.
  public var scores: [Float]
  /// The same as probabilities.
  public var probabilities: [Double]
  /// The id of the best topic.
  public var best: String
  public var isUnsure: Bool

  init(scores: [Float], _ calibration: Calibration, _ topics: [String]) {
    self.scores = scores
    probabilities = calibration.probabilities(scores)
    let order = Calibration.bestTwo(scores) ?? (0, 0)
    best = topics[order.best]
    isUnsure = probabilities[order.best] < calibration.review
  }

  /// The guess beside the topics that the message has.
  public func judged(as topics: [String]) -> JudgedMessage {
    JudgedMessage(
      topics: topics, guess: best, confidence: probabilities.max() ?? 0, isUnsure: isUnsure)
  }
}

public import Classify

/// A new model beside what is in use, on messages that neither has learnt from.
public struct ModelComparison: Sendable, Codable {
  /// What is in use: `lexicon`, or `model:` with its version.
  public var method: String
  /// How many messages were compared on.
  public var messages: Int
  /// Whether both were asked about the same messages, that neither has learnt from; else each was
  /// measured on those held out from itself.
  public var onSameMessages: Bool
  public var new: Evaluation
  public var old: Evaluation
  /// Topics whose F1 is higher by more than 0.005, and lower by more, with the difference.
  public var better: [String: Double]
  public var worse: [String: Double]
  /// Topics that the old model knows and the new one does not.
  public var forgotten: [String]
  /// Whether the macro-F1 is higher, no topic loses more than 0.02 and none is forgotten.
  public var isBetter: Bool

  enum CodingKeys: String, CodingKey {
    case method, messages, new, old, better, worse, forgotten
    case onSameMessages = "on_same_messages"
    case isBetter = "is_better"
  }

  init(
    method: String, new: Evaluation, old: Evaluation, onSameMessages: Bool, forgotten: [String]
  ) {
    (self.method, self.new, self.old) = (method, new, old)
    (self.onSameMessages, self.forgotten) = (onSameMessages, forgotten)
    messages = new.messages
    let changes = new.topics.compactMap { id, topic in
      old.topics[id].map { (id, topic.f1 - $0.f1, topic.support) }
    }
    better = Dictionary(changes.filter { $0.1 > 0.005 }.map { ($0.0, $0.1) }) { first, _ in first }
    worse = Dictionary(changes.filter { $0.1 < -0.005 }.map { ($0.0, $0.1) }) { first, _ in first }
    let loses = changes.contains { $0.1 < -Self.mostLost && $0.2 >= Self.leastSupport }
    isBetter = new.macroF1 > old.macroF1 && !loses && forgotten.isEmpty
  }

  /// A topic with fewer messages cannot be measured.
  private static let leastSupport = 20
  private static let mostLost = 0.02
  /// On fewer messages that the model in use has not seen, nothing can be said.
  static let leastMessages = 100
}

extension Learning {
  /// Compares on messages held out from the new model that the model in use has not learnt from; where
  /// there are too few of those, by what each is on messages held out from itself.
  func comparison(
    _ trained: TrainedModel, _ labelled: LabelledMessages
  ) async throws(OfficeError) -> ModelComparison {
    let classifier = try classifier(model: nil)
    let model = try modelInUse.map { path throws(OfficeError) in try TopicModel.load(path) }
    let rows = labelled.messages.indices.filter { row in
      !(model?.hasSeen(labelled.messages[row]) ?? false)
    }
    let forgotten = model?.facts.topics.map(\.id).filter { !labelled.topics.contains($0) } ?? []
    if let model, rows.count < ModelComparison.leastMessages {
      return ModelComparison(
        method: classifier.method, new: trained.facts.heldOut, old: model.facts.heldOut,
        onSameMessages: false, forgotten: forgotten)
    }
    let messages = rows.map { labelled.messages[$0] }
    let old = await classifier.evaluated(on: messages, among: labelled.topics)
    let new = rows.map { trained.heldOut[$0].judged(as: labelled.messages[$0].topics) }
    return ModelComparison(
      method: classifier.method, new: Evaluation(new, among: labelled.topics), old: old.result,
      onSameMessages: true, forgotten: forgotten)
  }
}

public import Feedback

/// Why a message is said to be about its topics.
public struct Explanation: Sendable {
  /// A topic with what spoke for it and against it.
  public struct Topic: Sendable, Codable, Equatable {
    /// A piece of the message.
    public typealias Span = EvidenceSpan

    public var id: String
    public var second: String?
    public var score: Double
    /// Strongest first.
    public var evidence: [EvidenceSpan]
  }

  public var classification: Classification
  /// The tags, best first.
  public var topics: [Topic]
}

extension Classifier {
  /// Pieces of text that are named for a topic, at most.
  private static let spanLimit = 12

  /// Why a message is said to be about its topics: by the model where it knows a topic, else by words.
  public func explain(_ item: FeedbackItem) -> Explanation {
    let said = classify(item)
    let words = WordEvidence(subject: item.subject, body: item.body)
    let model = model.map { ModelEvidence($0.model, subject: item.subject, body: item.body) }
    let topics = said.topics.map { tag in
      let known = self.model?.model.facts.topics.firstIndex { $0.id == tag.id }
      let spans =
        known.flatMap { model?.spans($0, limit: Self.spanLimit) } ?? words.spans(tag.evidence)
      return Explanation.Topic(
        id: tag.id, second: tag.second, score: tag.score,
        evidence: Array(spans.prefix(Self.spanLimit)))
    }
    return Explanation(classification: said, topics: topics)
  }
}

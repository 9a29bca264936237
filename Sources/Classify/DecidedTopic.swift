public import Feedback

/// A topic that a person has decided on: that an item is about it, or that it is not.
public struct DecidedTopic: Sendable, Equatable {
  /// The first-level id, and that of the second level where the person went so far.
  public var id: String
  public var second: String?
  public var holds: Bool

  /// A decision about a topic.
  public init(id: String, second: String? = nil, holds: Bool) {
    self.id = id
    self.second = second
    self.holds = holds
  }
}

extension [TopicTag] {
  /// These guesses with what people have decided put above them: the topics that they chose come first,
  /// the last choice before the others, and what they refused is gone.
  public func deciding(_ decisions: [DecidedTopic]) -> [TopicTag] {
    let chosen = decisions.filter(\.holds).reversed().map { decision in
      TopicTag(
        id: decision.id, second: decision.second, score: 1,
        evidence: first { $0.id == decision.id }?.evidence ?? [])
    }
    let guessed = compactMap { tag in
      chosen.contains { $0.id == tag.id } ? nil : tag.refusing(decisions)
    }
    return chosen + guessed
  }
}

extension TopicTag {
  /// The tag as far as nobody has refused it; nil where its first level was.
  fileprivate func refusing(_ decisions: [DecidedTopic]) -> TopicTag? {
    var tag = self
    for decision in decisions where !decision.holds && decision.id == id {
      guard let second = decision.second else { return nil }
      if second == tag.second { tag.second = nil }
    }
    return tag
  }
}

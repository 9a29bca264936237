internal import Classify
internal import Feedback
internal import Store

/// What a person says about the topics of an item.
public struct TopicAnswer: Sendable {
  /// Ids of the first level, or `first/second`, that the item is about.
  public var tag: [String]
  /// Ids that it is not about.
  public var untag: [String]

  /// An answer.
  public init(tag: [String] = [], untag: [String] = []) {
    self.tag = tag
    self.untag = untag
  }
}

extension OfficeContext {
  /// Records what a person says about the topics of an item: it wins over every guess, now and after
  /// each new classification; the item as it stands then.
  ///
  /// - Throws: `usage` where there is no such item or topic.
  @discardableResult
  public func decide(_ reference: String, _ answer: TopicAnswer) throws(OfficeError) -> QueueDetail
  {
    guard let detail = try OfficeError.wrap({ try store.item(reference) }) else {
      throw .unknownItem(reference, language)
    }
    try decide(detail, answer, drawn: .named)
    return try queueDetail(of: detail.row.publicID)
  }

  /// Records an answer about an item; the decisions before it, so that it can be taken back.
  @discardableResult
  func decide(
    _ detail: ItemDetail, _ answer: TopicAnswer, drawn: Drawn
  ) throws(OfficeError) -> [TopicDecision] {
    let before = try OfficeError.wrap { try store.decisions(of: detail.row.id) }
    var after = before
    for (ids, holds) in [(answer.untag, false), (answer.tag, true)] {
      for id in ids {
        let topic = try topic(id)
        after.removeAll { $0.topic == topic.id && $0.second == topic.second }
        after.append(decision(topic, holds: holds, detail, before, drawn))
      }
    }
    try replaceDecisions(of: detail, before, by: after)
    return before
  }

  /// Puts decisions in place of others, and counts the item by them.
  func replaceDecisions(
    of detail: ItemDetail, _ before: [TopicDecision], by after: [TopicDecision]
  ) throws(OfficeError) {
    let topics = detail.tags.deciding(
      after.map { DecidedTopic(id: $0.topic, second: $0.second, holds: $0.holds) })
    let department = try configuration.classifier().department(
      of: detail.row.kind, stated: detail.item.department, on: detail.item.submittedAt, topics,
      place: detail.row.place)
    let review: ReviewReason? =
      topics.isEmpty ? .noEvidence : department == nil ? .noDepartment : nil
    try OfficeError.wrap {
      try store.decide(
        detail.row.id, from: before, to: after,
        countsAs: DecidedTopics(
          topic: topics.first?.id, second: topics.first?.second, department: department,
          review: review),
        actor: actor, at: surroundings.now())
    }
  }

  private func decision(
    _ topic: (id: String, second: String?), holds: Bool, _ detail: ItemDetail,
    _ before: [TopicDecision], _ drawn: Drawn
  ) -> TopicDecision {
    let guess = TopicGuess(
      topic: detail.tags.first?.id, department: detail.row.department,
      version: detail.taxonomyVersion)
    return TopicDecision(
      topic: topic.id, second: topic.second, holds: holds, drawn: before.first?.drawn ?? drawn,
      guess: before.first?.guess ?? guess, actor: actor, at: surroundings.now())
  }

  /// A topic's id as its two levels.
  private func topic(_ name: String) throws(OfficeError) -> (id: String, second: String?) {
    let id = try knownID(.topic, name)
    let first = id.split(separator: "/").first.map(String.init) ?? id
    return (first, first == id ? nil : id)
  }
}

internal import Feedback

/// Who leads where only the topics are known, looked up once for each topic and second level.
struct AnsweringDepartments: Sendable {
  /// By topic: first without a second level, then by second level.
  private let byTopic: [[String?]]

  init(_ rule: DepartmentRule, _ taxonomy: Taxonomy) {
    byTopic = taxonomy.topics.map { topic in
      let seconds = [nil] + topic.children.map { Optional(topic.id + "/" + $0.id) }
      return seconds.map { second in
        let tag = TopicTag(id: topic.id, second: second, score: 1)
        return rule.department(of: .help, stated: nil, on: nil, [tag], nil)
      }
    }
  }

  /// The department of the first topic that any answers for.
  func department(_ ranked: [RankedTopic]) -> String? {
    for topic in ranked {
      if let found = byTopic[topic.topic][topic.second.map { $0 + 1 } ?? 0] { return found }
    }
    return nil
  }
}

internal import Feedback

/// What sources may call a topic: its id, and its names where only one topic bears them.
struct StatedTopics: Sendable {
  private var tags: [String: TopicTag] = [:]

  init(_ taxonomy: Taxonomy) {
    var names: [String: [TopicTag]] = [:]
    func add(_ tag: TopicTag, _ texts: [String]) {
      for text in Set(texts.map(Self.folded)) { names[text, default: []].append(tag) }
    }
    for topic in taxonomy.topics {
      add(TopicTag(id: topic.id, score: 1), [topic.id, topic.name.chinese, topic.name.english])
      for child in topic.children {
        let id = topic.id + "/" + child.id
        let tag = TopicTag(id: topic.id, second: id, score: 1)
        add(tag, [id, child.name.chinese, child.name.english])
      }
    }
    tags = names.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }

  /// The topic that a source means; nil where it says nothing, or nothing that is known here.
  func tag(_ stated: String?) -> TopicTag? {
    guard let stated, !stated.isEmpty else { return nil }
    return tags[Self.folded(stated)]
  }

  private static func folded(_ text: String) -> String {
    String(decoding: Folded.word(text), as: UTF8.self)
  }
}

extension [TopicTag] {
  /// These guesses with what the source states above them; the words that speak for it stay with it.
  func stating(_ stated: TopicTag?) -> [TopicTag] {
    guard var stated else { return self }
    if let guess = first(where: { $0.id == stated.id }) {
      stated.second = stated.second ?? guess.second
      stated.evidence = guess.evidence
    }
    return [stated] + filter { $0.id != stated.id }
  }
}

internal import Classify
internal import Feedback
internal import Formats
internal import Store

/// An office's messages whose topic the words are sure of.
struct SureMessages {
  /// More of them teach little more; of a larger store the latest are taken.
  private static let most = 50_000

  private(set) var messages: [TrainingMessage] = []
  /// The SHA-256 of which messages they are and what the words say of them, in hexadecimal.
  private(set) var hash = ""

  /// The store's messages but those with the given public ids. A topic with too few of them to learn it
  /// from is left to the words.
  init(
    _ store: OfficeStore, _ words: Classifier, besides decided: Set<String>
  ) throws(OfficeError) {
    var session = words.session(withEvidence: false)
    var hash = ContentHash()
    var last: Int64 = 0
    while true {
      let items = try OfficeError.wrap {
        try store.classifiableItems(after: last, since: nil, limit: Ingest.batchSize)
      }
      guard let end = items.last?.id else { break }
      last = end
      let open = items.filter { !decided.contains(Hexadecimal.text($0.publicID)) }
      let texts = open.map { MessageText(subject: $0.item.subject, body: $0.item.body) }
      for (item, (text, said)) in zip(open, zip(texts, session.classify(texts))) {
        guard let topic = Self.sure(said) else { continue }
        hash.update(item.publicID + Array(topic.utf8))
        messages.append(
          TrainingMessage(subject: text.subject, body: text.body, topics: [topic]))
      }
      if messages.count > 2 * Self.most { messages.removeFirst(messages.count - Self.most) }
    }
    messages = Self.learnable(Array(messages.suffix(Self.most)))
    self.hash = Hexadecimal.text(hash.finish())
  }

  /// The best topic, where no person would be asked to look at it.
  private static func sure(_ said: Classification) -> String? {
    switch said.review {
    case nil, .noDepartment: said.topics.first?.id
    case .noEvidence, .lowScore, .narrowMargin: nil
    }
  }

  private static func learnable(_ messages: [TrainingMessage]) -> [TrainingMessage] {
    var counts: [String: Int] = [:]
    for message in messages { counts[message.topics[0], default: 0] += 1 }
    return messages.filter { counts[$0.topics[0], default: 0] >= TopicTrainer.leastMessages }
  }
}

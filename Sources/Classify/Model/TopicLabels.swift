/// Which topics messages have, as numbers.
struct TopicLabels: Sendable {
  /// The ids, in the order of the numbers.
  let topics: [String]
  /// By message: its topics' numbers, the main one first.
  let byMessage: [[Int]]

  /// Labels of messages; a topic that is not among the ids is left out.
  init(_ messages: [TrainingMessage], topics: [String]) {
    let numbers = Dictionary(uniqueKeysWithValues: topics.enumerated().map { ($1, $0) })
    self.topics = topics
    byMessage = messages.map { $0.topics.compactMap { numbers[$0] } }
  }

  /// The share of each topic among messages; one with several topics is shared out between them.
  func shares(_ rows: [Int32]) -> [Float] {
    var shares = [Float](repeating: 0, count: topics.count)
    for row in rows {
      let topics = byMessage[Int(row)]
      for topic in topics { shares[topic] += 1 / Float(topics.count) }
    }
    return shares.map { $0 / Float(max(1, rows.count)) }
  }
}

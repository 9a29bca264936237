internal import Feedback
internal import Foundation

/// What the words met add up to.
struct TopicScores {
  /// The topics best first: the best guess, and what else is sure enough to stand beside it.
  private(set) var tags: [TopicTag] = []
  /// How far the best score leads the second.
  private(set) var margin = 1.0
  private(set) var kind: RequestKind?

  /// Evidence that speaks for none: with one weak word alone a score stays low.
  private static let doubt = 2.0
  /// A second topic stands beside the best from this score on.
  private static let beside = 0.25
  private static let evidenceLimit = 8

  init(_ met: [(meaning: Int, count: Double)], _ classifier: Classifier) {
    let meanings = classifier.index.meanings
    var topics = [Double](repeating: 0, count: classifier.taxonomy.topics.count)
    var seconds = classifier.taxonomy.topics.map {
      [Double](repeating: 0, count: $0.children.count)
    }
    var kinds = [Double](repeating: 0, count: classifier.taxonomy.kinds.count)
    var evidence = [[Evidence]](repeating: [], count: topics.count)
    for (index, count) in met {
      let meaning = meanings[index]
      // The same word again says little more.
      let weight = meaning.weight * (1 + log(count))
      switch meaning.target {
      case .topic(let topic, let second):
        topics[topic] += weight
        if let second { seconds[topic][second] += weight }
        evidence[topic].append(
          Evidence(word: meaning.word, count: Int(count), weight: weight))
      case .kind(let kind): kinds[kind] += weight
      case .place: break
      }
    }
    kind = Self.best(kinds).map { classifier.taxonomy.kinds[$0].kind }
    rank(topics, seconds, evidence, classifier.taxonomy)
  }

  private mutating func rank(
    _ topics: [Double], _ seconds: [[Double]], _ evidence: [[Evidence]], _ taxonomy: Taxonomy
  ) {
    let sum = topics.reduce(Self.doubt) { $0 + max(0, $1) }
    let order = topics.indices.filter { topics[$0] > 0 }
      .sorted { (topics[$1], $0) < (topics[$0], $1) }
    guard let first = order.first else { return }
    margin = (topics[first] - (order.count > 1 ? topics[order[1]] : 0)) / sum
    for index in order where index == first || topics[index] / sum >= Self.beside {
      let topic = taxonomy.topics[index]
      let second = Self.best(seconds[index]).map { topic.id + "/" + topic.children[$0].id }
      let words = evidence[index].sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }
      tags.append(
        TopicTag(
          id: topic.id, second: second, score: topics[index] / sum,
          evidence: Array(words.prefix(Self.evidenceLimit))))
    }
  }

  /// The index of the greatest value above 0, the first of equals.
  private static func best(_ values: [Double]) -> Int? {
    guard let most = values.max(), most > 0 else { return nil }
    return values.firstIndex(of: most)
  }
}

internal import Feedback
internal import Foundation

/// What the words met add up to.
struct TopicScores {
  /// How likely each topic of the taxonomy is by the words alone; 0 for all where no word was met.
  private(set) var all: [Double] = []
  private(set) var kind: RequestKind?

  /// A second topic stands beside the best from this score on.
  private static let beside = 0.25
  private static let evidenceLimit = 8
  /// What one topic weighs when enough was heard: beyond it more words are no further witnesses, and the
  /// weights are scaled down together.
  private static let enough = 20.0

  private let tally: Tally
  private let classifier: Classifier

  init(_ tally: Tally, _ classifier: Classifier) {
    self.tally = tally
    self.classifier = classifier
    var topics = PartWeights(count: classifier.taxonomy.topics.count)
    var kinds = PartWeights(count: classifier.taxonomy.kinds.count)
    for index in tally.met {
      switch classifier.index.meanings[index].target {
      case .topic(let topic, _): topics.add(topic, weight(of: index))
      case .kind(let kind): kinds.add(kind, weight(of: index))
      case .urgency, .place: break
      }
    }
    let heard = kinds.sums(bodyLimit: classifier.taxonomy.scoring.kindBodyLimit)
    kind = Self.best(heard.indices.map { classifier.taxonomy.kinds[$0].base + heard[$0] }).map {
      classifier.taxonomy.kinds[$0].kind
    }
    let weights = topics.sums(bodyLimit: classifier.taxonomy.scoring.bodyLimit)
    all = Self.probabilities(weights, classifier.taxonomy.scoring.temperature)
  }

  /// What a word met weighs in the subject and in the body.
  private func weight(of index: Int) -> (subject: Double, body: Double) {
    let weight = classifier.index.meanings[index].weight
    return (
      weight * tally.inSubject(index) * classifier.taxonomy.scoring.subjectWeight,
      weight * tally.inBody(index)
    )
  }

  /// The tags by the scores of all topics: the best, and what else is likely enough to stand beside it.
  ///
  /// - Parameter everything: whether every topic is named.
  func tags(_ scores: [Double], everything: Bool = false) -> [TopicTag] {
    let order = scores.indices.filter { scores[$0] > 0 || everything }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }
    return order.filter { everything || $0 == order.first || scores[$0] >= Self.beside }
      .map { tag($0, score: scores[$0]) }
  }

  /// A topic with its second level and its evidence, out of the words that spoke for it.
  private func tag(_ topic: Int, score: Double) -> TopicTag {
    let entry = classifier.taxonomy.topics[topic]
    var seconds = [Double](repeating: 0, count: entry.children.count)
    var evidence: [Evidence] = []
    for index in tally.met {
      guard case .topic(topic, let second) = classifier.index.meanings[index].target else {
        continue
      }
      let weight = weight(of: index), sum = weight.subject + weight.body
      if let second { seconds[second] += sum }
      evidence.append(
        Evidence(
          word: classifier.index.words[index],
          count: Int(tally.subject[index] + tally.body[index]), weight: sum))
    }
    evidence.sort { ($1.weight, $0.word) < ($0.weight, $1.word) }
    return TopicTag(
      id: entry.id, second: Self.best(seconds).map { entry.id + "/" + entry.children[$0].id },
      score: score, evidence: Array(evidence.prefix(Self.evidenceLimit)))
  }

  /// Weights as probabilities (softmax): a topic of which nothing was heard weighs 0, and so keeps a
  /// share against what little was heard of another.
  private static func probabilities(_ weights: [Double], _ temperature: Double) -> [Double] {
    guard let most = weights.max(), most > 0 else { return weights.map { _ in 0 } }
    let scale = temperature * max(1, most / enough)
    let powers = weights.map { exp((max(0, $0) - most) / scale) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// The index of the greatest value above 0, the first of equals.
  private static func best(_ values: [Double]) -> Int? {
    guard let most = values.max(), most > 0 else { return nil }
    return values.firstIndex(of: most)
  }
}

/// What the words of subject and body weigh for each of several choices.
private struct PartWeights {
  private var subject: [Double]
  private var body: [Double]

  init(count: Int) {
    subject = Array(repeating: 0, count: count)
    body = subject
  }

  mutating func add(_ choice: Int, _ weight: (subject: Double, body: Double)) {
    subject[choice] += weight.subject
    body[choice] += weight.body
  }

  /// The weights, the body's scaled down where what speaks in it weighs more than the limit.
  func sums(bodyLimit: Double) -> [Double] {
    let heard = body.reduce(0) { $0 + max(0, $1) }
    let share = heard > bodyLimit ? bodyLimit / heard : 1
    return subject.indices.map { subject[$0] + share * body[$0] }
  }
}

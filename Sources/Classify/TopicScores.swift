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
  private let index: WordIndex

  init(_ tally: Tally, _ classifier: Classifier) {
    self.tally = tally
    self.classifier = classifier
    index = classifier.index
    let scoring = classifier.taxonomy.scoring
    var topics = PartWeights(count: classifier.taxonomy.topics.count)
    var kinds = PartWeights(count: classifier.taxonomy.kinds.count)
    for meaning in tally.met {
      switch index.meanings[meaning].target {
      case .topic(let topic, _): topics.add(topic, weight(of: meaning, scoring.subjectWeight))
      case .kind(let kind): kinds.add(kind, weight(of: meaning, scoring.subjectWeight))
      case .urgency, .place: break
      }
    }
    let heard = kinds.sums(bodyLimit: scoring.kindBodyLimit)
    kind = Self.best(heard.indices.map { classifier.taxonomy.kinds[$0].base + heard[$0] }).map {
      classifier.taxonomy.kinds[$0].kind
    }
    all = Self.probabilities(topics.sums(bodyLimit: scoring.bodyLimit), scoring.temperature)
  }

  /// What a word met weighs in the subject and in the body.
  private func weight(
    of meaning: Int, _ subjectWeight: Double
  ) -> (subject: Double, body: Double) {
    let weight = index.meanings[meaning].weight
    return (weight * tally.inSubject(meaning) * subjectWeight, weight * tally.inBody(meaning))
  }

  /// The topics by the scores of all of them: the best, and what else is likely enough to stand beside it,
  /// each with the second level that its words speak for.
  ///
  /// - Parameter everything: whether every topic is named.
  func ranked(_ scores: [Double], everything: Bool = false) -> [RankedTopic] {
    let order = scores.indices.filter { scores[$0] > 0 || everything }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }
    return order.filter { everything || $0 == order.first || scores[$0] >= Self.beside }
      .map { RankedTopic(topic: $0, second: second(of: $0), score: scores[$0]) }
  }

  private func second(of topic: Int) -> Int? {
    var seconds: [Double] = []
    for meaning in tally.met {
      guard case .topic(topic, let second?) = index.meanings[meaning].target else { continue }
      if seconds.isEmpty {
        seconds = Array(repeating: 0, count: classifier.taxonomy.topics[topic].children.count)
      }
      let weight = weight(of: meaning, classifier.taxonomy.scoring.subjectWeight)
      seconds[second] += weight.subject + weight.body
    }
    return Self.best(seconds)
  }

  /// The tags of topics, each with its evidence out of the words that spoke for it.
  func tags(_ ranked: [RankedTopic], withEvidence: Bool = true) -> [TopicTag] {
    ranked.map { topic in
      let entry = classifier.taxonomy.topics[topic.topic]
      return TopicTag(
        id: entry.id, second: topic.second.map { classifier.index.seconds[topic.topic][$0] },
        score: topic.score, evidence: withEvidence ? evidence(for: topic.topic) : [])
    }
  }

  private func evidence(for topic: Int) -> [Evidence] {
    var evidence: [Evidence] = []
    for meaning in tally.met {
      guard case .topic(topic, _) = index.meanings[meaning].target else { continue }
      let weight = weight(of: meaning, classifier.taxonomy.scoring.subjectWeight)
      evidence.append(
        Evidence(
          word: index.words[meaning], count: Int(tally.subject[meaning] + tally.body[meaning]),
          weight: weight.subject + weight.body))
    }
    evidence.sort { ($1.weight, $0.word) < ($0.weight, $1.word) }
    return Array(evidence.prefix(Self.evidenceLimit))
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

/// A topic of the taxonomy by its number, with how likely it is.
struct RankedTopic {
  var topic: Int
  var second: Int?
  var score: Double
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

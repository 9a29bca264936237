internal import Feedback
internal import Foundation

/// A model beside the words of a taxonomy.
struct JoinedModel: Sendable {
  let model: TopicModel
  /// By topic of the model: the same topic of the taxonomy.
  let topics: [Int]

  init(_ model: TopicModel, _ taxonomy: Taxonomy) throws(ModelError) {
    let ids = taxonomy.topics.map(\.id)
    let unknown = model.facts.topics.map(\.id).filter { !ids.contains($0) }
    guard unknown.isEmpty else { throw .unknownTopics(unknown) }
    self.model = model
    topics = model.facts.topics.compactMap { ids.firstIndex(of: $0.id) }
  }
}

/// How likely each topic of the taxonomy is, and whether that is sure.
struct TopicGuess {
  var scores: [Double]
  /// Why a person should look; nil where the topic is sure.
  var review: ReviewReason?

  /// A guess by words alone.
  init(words: [Double], _ taxonomy: Taxonomy) {
    scores = words
    let order = words.sorted(by: >)
    guard let best = order.first, best > 0 else {
      review = .noEvidence
      return
    }
    if best < taxonomy.review.score {
      review = .lowScore
    } else if order.count > 1, best - order[1] < taxonomy.review.margin {
      review = .narrowMargin
    }
  }

  /// A guess by a model for the topics that it knows, and by words for the others.
  ///
  /// To the model all topics that it does not know are one more, with a score of 0: the line between what
  /// it learnt to be a topic and what not. How likely that is from the words alone is the prior.
  init(words: [Double], model scores: [Float], _ joined: JoinedModel) {
    let calibration = joined.model.facts.calibration
    var others = words
    for topic in joined.topics { others[topic] = 0 }
    let heard = others.reduce(0, +)
    let elsewhere = heard > 0 ? Self.elsewhere(words, heard, scores, joined) : 0
    self.scores = others.map { heard > 0 ? elsewhere * $0 / heard : 0 }
    let likely = calibration.probabilities(scores)
    for (topic, likely) in zip(joined.topics, likely) {
      self.scores[topic] = (1 - elsewhere) * likely
    }
    if self.scores.max() ?? 0 < calibration.review { review = .lowScore }
  }

  /// A guess of words and of a model that has learnt from them as two witnesses of equal weight: the
  /// geometric mean of what both say. The pupil is surer than its teacher has reason to be, and so does
  /// not speak alone.
  init(words: [Double], pupil scores: [Float], _ joined: JoinedModel, _ taxonomy: Taxonomy) {
    let learnt = TopicGuess(words: words, model: scores, joined).scores
    let means = zip(words, learnt).map { (($0 + Self.doubt) * ($1 + Self.doubt)).squareRoot() }
    let sum = means.reduce(0, +)
    self.init(words: means.map { $0 / sum }, taxonomy)
  }

  /// What a witness that says nothing of a topic leaves it.
  private static let doubt = 0.002

  /// How likely it is that a message is about none of the model's topics.
  ///
  /// - Parameter heard: what the words say of the other topics together.
  private static func elsewhere(
    _ words: [Double], _ heard: Double, _ scores: [Float], _ joined: JoinedModel
  ) -> Double {
    let sharpness = joined.model.facts.calibration.sharpness
    let known = scores.reduce(0) { $0 + exp(sharpness * Double($1)) }
    // What the words leave open is shared out among all topics alike.
    let open = max(0, 1 - words.reduce(0, +)) / Double(words.count)
    let prior = min(0.999, heard + open * Double(words.count - joined.topics.count))
    return prior / (prior + (1 - prior) * known)
  }
}

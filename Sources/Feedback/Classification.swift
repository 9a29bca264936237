/// What classify says about one item.
public struct Classification: Sendable, Equatable {
  /// The best guess first, then what else passes the threshold; empty where nothing spoke for any.
  public var topics: [TopicTag]
  public var kind: RequestKind
  /// Why the matter must not wait; nil where it can.
  public var urgency: Urgency?
  /// The id of the finest place found (`places.yaml`), or nil.
  public var place: String?
  /// The id of the lead department (`departments.yaml`), or nil.
  public var department: String?
  /// Why a person should look; nil where none needs to.
  public var review: ReviewReason?

  /// A classification from its parts.
  public init(
    topics: [TopicTag], kind: RequestKind, urgency: Urgency? = nil, place: String? = nil,
    department: String? = nil, review: ReviewReason? = nil
  ) {
    self.topics = topics
    self.kind = kind
    self.urgency = urgency
    self.place = place
    self.department = department
    self.review = review
  }
}

/// A topic said of an item, with the evidence for it.
public struct TopicTag: Sendable, Equatable {
  /// The first-level id, for example `natural-resources`.
  public var id: String
  /// The second-level id, for example `natural-resources/land-requisition`; nil where none stands out.
  public var second: String?
  /// From 0 to 1.
  public var score: Double
  /// What spoke for it, strongest first: words of the lexicon, never the resident's text.
  public var evidence: [Evidence]

  /// A tag from its parts.
  public init(id: String, second: String? = nil, score: Double, evidence: [Evidence] = []) {
    self.id = id
    self.second = second
    self.score = score
    self.evidence = evidence
  }
}

/// Why a matter must not wait.
public struct Urgency: Sendable, Equatable {
  /// The code of the reason, for example `no-water` (`topics.yaml`).
  public var reason: String
  /// The words of the reason's rule that were met, the strongest first; never the resident's text.
  public var words: [String]

  /// A reason and the words that spoke for it.
  public init(reason: String, words: [String]) {
    self.reason = reason
    self.words = words
  }
}

/// A word of the lexicon that was met, and what it weighed.
public struct Evidence: Sendable, Equatable {
  public var word: String
  /// How often the word was met.
  public var count: Int
  /// What it added to the topic's weight.
  public var weight: Double

  /// A word met `count` times with its weight.
  public init(word: String, count: Int, weight: Double) {
    self.word = word
    self.count = count
    self.weight = weight
  }
}

/// Why a person should look at what classify said.
public enum ReviewReason: String, Sendable, CaseIterable, Codable {
  /// No word of any topic was met.
  case noEvidence = "no-evidence"
  /// The best topic's score is under the threshold.
  case lowScore = "low-score"
  /// Two topics are nearly even.
  case narrowMargin = "narrow-margin"
  /// The topic is clear, yet no department answers for it.
  case noDepartment = "no-department"
}

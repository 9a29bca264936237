public import Feedback
internal import Foundation

extension Classifier {
  /// Classifies one message after another, reusing its memory.
  public struct Session: Sendable {
    let classifier: Classifier
    private let allTopics: Bool
    private let withEvidence: Bool
    private var scorer: ModelScorer?
    private var text = FoldedText()
    private(set) var matches: [Match] = []
    private var tally: Tally
    /// By group: where the longest match so far ends.
    private var covered: [Int]
    private var placesMet: [Int] = []

    init(_ classifier: Classifier, allTopics: Bool, withEvidence: Bool) {
      self.classifier = classifier
      (self.allTopics, self.withEvidence) = (allTopics, withEvidence)
      scorer = classifier.model.map { ModelScorer($0.model) }
      tally = Tally(meanings: classifier.index.meanings.count)
      covered = Array(repeating: 0, count: classifier.index.groups)
    }

    /// What a message is about.
    public mutating func classify(_ item: FeedbackItem) -> Classification {
      let message = MessageText(subject: item.subject, body: item.body)
      let scores = scorer?.scores([message]).first ?? nil
      return classification(message, scores, stated: Stated(item))
    }

    /// What messages are about of which nothing but the text is known. Some hundred at once take less time
    /// than one after another.
    public mutating func classify(_ messages: [MessageText]) -> [Classification] {
      let scores = scorer?.scores(messages)
      return messages.indices.map { index in
        classification(messages[index], scores?[index], stated: Stated())
      }
    }

    private mutating func classification(
      _ message: MessageText, _ scores: [Float]?, stated: Stated
    ) -> Classification {
      read(message, place: stated.place)
      let words = TopicScores(tally, classifier)
      let guess = guess(words, scores)
      let ranked = words.ranked(guess.scores, everything: allTopics)
      let topic = classifier.stated.tag(stated.topic)
      let topics = words.tags(ranked, withEvidence: withEvidence).stating(topic)
      let place = PlaceRule.place(placesMet, classifier.places).map {
        classifier.places.all[$0].id
      }
      let kind = stated.kind ?? words.kind ?? .help
      let department =
        kind != .report && topic == nil && place == nil && stated.department == nil
        ? classifier.answering.department(ranked)
        : classifier.lead.department(
          of: kind, stated: stated.department, on: stated.moment, topics, place)
      let doubt = topic == nil ? guess.review : nil
      return Classification(
        topics: topics, kind: kind,
        urgency: UrgencyRule.urgency(tally, classifier), place: place, department: department,
        review: doubt ?? (department == nil ? .noDepartment : nil))
    }

    /// What words say of the topics, and the model where there is one that knows something.
    private func guess(_ words: TopicScores, _ scores: [Float]?) -> TopicGuess {
      guard let model = classifier.model, let scores else {
        return TopicGuess(words: words.all, classifier.taxonomy)
      }
      return model.model.facts.fromWords == true
        ? TopicGuess(words: words.all, pupil: scores, model, classifier.taxonomy)
        : TopicGuess(words: words.all, model: scores, model)
    }

    private mutating func read(_ message: MessageText, place: String?) {
      tally.clear()
      placesMet.removeAll(keepingCapacity: true)
      if let place { scan(place, .place) }
      scan(message.subject, .subject)
      // A missing body is the subject again: it must not count twice.
      if message.body != message.subject { scan(message.body, .body) }
    }

    /// Adds the words of a text.
    private mutating func scan(_ message: String, _ part: Tally.Part) {
      text.take(message)
      matches.removeAll(keepingCapacity: true)
      // By start, the longest first: what it covers is met later and left out.
      classifier.index.finder.scan(text, classifier.index.patterns, into: &matches)
      for group in covered.indices { covered[group] = 0 }
      let index = classifier.index
      for position in matches.indices { count(position, part, index) }
    }

    private mutating func count(_ position: Int, _ part: Tally.Part, _ words: WordIndex) {
      let match = matches[position]
      let range = words.patterns[match.pattern].meanings
      for index in Int(range.lowerBound)..<Int(range.upperBound) {
        let meaning = words.meanings[index]
        let group = Int(meaning.group)
        // Equal ends are the same match with another meaning in the group.
        if match.end < covered[group] { continue }
        covered[group] = match.end
        if case .place(let place) = meaning.target {
          placesMet.append(place)
        } else if meaning.context < 0 || holds(meaning.context, at: position) {
          tally.add(index, part)
        }
      }
    }
  }
}

/// What a source says of a message beside its text.
private struct Stated {
  var kind: RequestKind?
  var topic: String?
  var place: String?
  var department: String?
  /// When it said so.
  var moment: Date?

  init() {}

  init(_ item: FeedbackItem) {
    (kind, topic, place) = (item.kind, item.topic, item.place)
    (department, moment) = (item.department, item.submittedAt)
  }
}

/// A word met in a text, with its place in the folded bytes.
struct Match {
  var start: Int
  var end: Int
  var pattern: Int
}

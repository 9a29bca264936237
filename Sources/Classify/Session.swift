public import Feedback
internal import Foundation

extension Classifier {
  /// Classifies one message after another, reusing its memory.
  public struct Session: Sendable {
    let classifier: Classifier
    private let allTopics: Bool
    private var scorer: ModelScorer?
    private var folded: [UInt8] = []
    private(set) var matches: [Match] = []
    private var tally: Tally
    /// By group: where the longest match so far ends.
    private var covered: [Int]
    private var placesMet: [Int] = []

    init(_ classifier: Classifier, allTopics: Bool) {
      self.classifier = classifier
      self.allTopics = allTopics
      scorer = classifier.model.map { ModelScorer($0.model) }
      tally = Tally(meanings: classifier.index.meanings.count)
      covered = Array(repeating: 0, count: classifier.index.groups)
    }

    /// What a message is about.
    public mutating func classify(_ item: FeedbackItem) -> Classification {
      tally.clear()
      placesMet.removeAll(keepingCapacity: true)
      if let place = item.place { scan(place, .place) }
      scan(item.subject, .subject)
      // A missing body is the subject again: it must not count twice.
      if item.body != item.subject { scan(item.body, .body) }
      return classification(of: item)
    }

    private mutating func classification(of item: FeedbackItem) -> Classification {
      let words = TopicScores(tally, classifier)
      let guess = guess(words, item)
      let stated = classifier.stated.tag(item.topic)
      let topics = words.tags(guess.scores, everything: allTopics).stating(stated)
      let place = PlaceRule.place(placesMet, classifier.places).map {
        classifier.places.all[$0].id
      }
      let department = classifier.lead.department(
        stated: item.department, on: item.submittedAt, topics, place)
      let doubt = stated == nil ? guess.review : nil
      return Classification(
        topics: topics, kind: item.kind ?? words.kind ?? .help,
        urgency: UrgencyRule.urgency(tally, classifier), place: place, department: department,
        review: doubt ?? (department == nil ? .noDepartment : nil))
    }

    /// What words say of the topics, and the model where there is one.
    private mutating func guess(_ words: TopicScores, _ item: FeedbackItem) -> TopicGuess {
      guard let model = classifier.model,
        let (scores, isKnown) = scorer?.scores(item.subject, item.body), isKnown
      else { return TopicGuess(words: words.all, classifier.taxonomy) }
      return TopicGuess(words: words.all, model: scores, model)
    }

    /// Adds the words of a text.
    private mutating func scan(_ text: String, _ part: Tally.Part) {
      Folded.text(text, into: &folded)
      collect()
      // By start, the longest first: what it covers is met later and left out.
      matches.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
      for group in covered.indices { covered[group] = 0 }
      for index in matches.indices { count(index, part) }
    }

    private mutating func collect() {
      matches.removeAll(keepingCapacity: true)
      let patterns = classifier.index.patterns
      folded.withUnsafeBufferPointer { [automaton = classifier.index.automaton] bytes in
        automaton.scan(bytes) { match in
          let pattern = patterns[match.word]
          let start = match.end - pattern.length
          if pattern.boundedBefore, start > 0, isWordByte(bytes[start - 1]) { return }
          if pattern.boundedAfter, match.end < bytes.count, isWordByte(bytes[match.end]) { return }
          matches.append(Match(start: start, end: match.end, pattern: match.word))
        }
      }
    }

    private mutating func count(_ position: Int, _ part: Tally.Part) {
      let match = matches[position]
      let range = classifier.index.patterns[match.pattern].meanings
      for index in Int(range.lowerBound)..<Int(range.upperBound) {
        let meaning = classifier.index.meanings[index]
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

/// A word met in a text, with its place in the folded bytes.
struct Match {
  var start: Int
  var end: Int
  var pattern: Int
}

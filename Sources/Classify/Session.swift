public import Feedback
internal import Foundation

extension Classifier {
  /// Classifies one message after another, reusing its memory.
  public struct Session {
    let classifier: Classifier
    private var folded: [UInt8] = []
    private(set) var matches: [Match] = []
    private var tally: Tally
    /// By group: where the longest match so far ends.
    private var covered: [Int]
    private var placesMet: [Int] = []

    init(_ classifier: Classifier) {
      self.classifier = classifier
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

    private func classification(of item: FeedbackItem) -> Classification {
      let scores = TopicScores(tally, classifier)
      let place = PlaceRule.place(placesMet, classifier.places).map {
        classifier.places.all[$0].id
      }
      let stated = classifier.stated.tag(item.topic)
      let topics = scores.tags.stating(stated)
      let department = classifier.lead.department(
        stated: item.department, on: item.submittedAt, topics, place)
      return Classification(
        topics: topics, kind: item.kind ?? scores.kind ?? .help,
        urgency: UrgencyRule.urgency(tally, classifier), place: place, department: department,
        review: stated == nil
          ? review(scores, hasDepartment: department != nil)
          : department == nil ? .noDepartment : nil)
    }

    private func review(_ scores: TopicScores, hasDepartment: Bool) -> ReviewReason? {
      guard let best = scores.tags.first else { return .noEvidence }
      if best.score < classifier.taxonomy.review.score { return .lowScore }
      if scores.margin < classifier.taxonomy.review.margin { return .narrowMargin }
      return hasDepartment ? nil : .noDepartment
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

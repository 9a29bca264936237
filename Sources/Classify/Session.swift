public import Feedback
internal import Foundation

extension Classifier {
  /// Classifies one message after another, reusing its memory.
  public struct Session {
    private let classifier: Classifier
    private var folded: [UInt8] = []
    private var matches: [(start: Int, end: Int, pattern: Int)] = []
    /// How often each meaning was met, the subject's counting more; those met are in `met`.
    private var counts: [Double]
    private var met: [Int] = []
    /// By group: where the longest match so far ends.
    private var covered: [Int]
    private var placesMet: [Int] = []

    init(_ classifier: Classifier) {
      self.classifier = classifier
      counts = Array(repeating: 0, count: classifier.index.meanings.count)
      covered = Array(repeating: 0, count: classifier.index.groups)
    }

    /// What a message is about.
    public mutating func classify(_ item: FeedbackItem) -> Classification {
      for meaning in met { counts[meaning] = 0 }
      met.removeAll(keepingCapacity: true)
      placesMet.removeAll(keepingCapacity: true)
      if let place = item.place { scan(place, 0) }
      scan(item.subject, classifier.taxonomy.subjectWeight)
      // A missing body is the subject again: it must not count twice.
      if item.body != item.subject { scan(item.body, 1) }
      let topics = TopicScores(met.map { ($0, counts[$0]) }, classifier)
      let place = PlaceRule.place(placesMet, classifier.places)
      let tags = topics.tags
      let department = classifier.lead.department(
        stated: item.department, tags, place.map { classifier.places.all[$0].id })
      return Classification(
        topics: tags, kind: item.kind ?? topics.kind ?? .help,
        place: place.map { classifier.places.all[$0].id }, department: department,
        review: review(topics, hasDepartment: department != nil))
    }

    private func review(_ topics: TopicScores, hasDepartment: Bool) -> ReviewReason? {
      guard let best = topics.tags.first else { return .noEvidence }
      if best.score < classifier.taxonomy.reviewScore { return .lowScore }
      if topics.margin < classifier.taxonomy.reviewMargin { return .narrowMargin }
      return hasDepartment ? nil : .noDepartment
    }

    /// Adds a text's words; a weight of 0 counts places alone.
    private mutating func scan(_ text: String, _ weight: Double) {
      Folded.text(text, into: &folded)
      collect()
      // By start, the longest first: what it covers is met later and left out.
      matches.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
      for group in covered.indices { covered[group] = 0 }
      for match in matches { count(match, weight) }
    }

    private mutating func collect() {
      matches.removeAll(keepingCapacity: true)
      let patterns = classifier.index.patterns
      folded.withUnsafeBufferPointer { bytes in
        classifier.index.automaton.scan(bytes) { match in
          let pattern = patterns[match.word]
          let start = match.end - pattern.length
          if pattern.boundedBefore, start > 0, isWordByte(bytes[start - 1]) { return }
          if pattern.boundedAfter, match.end < bytes.count, isWordByte(bytes[match.end]) { return }
          matches.append((start, match.end, match.word))
        }
      }
    }

    private mutating func count(_ match: (start: Int, end: Int, pattern: Int), _ weight: Double) {
      let range = classifier.index.patterns[match.pattern].meanings
      for index in Int(range.lowerBound)..<Int(range.upperBound) {
        let meaning = classifier.index.meanings[index]
        let group = Int(meaning.group)
        // Equal ends are the same match with another meaning in the group.
        if match.end < covered[group] { continue }
        covered[group] = match.end
        if case .place(let place) = meaning.target {
          placesMet.append(place)
        } else if weight > 0 {
          if counts[index] == 0 { met.append(index) }
          counts[index] += weight
        }
      }
    }
  }
}

/// How a text meets a query, found in the text itself.
public struct TextMatch: Sendable, Equatable {
  /// How well: words in the subject count most, then how much of the body they make up.
  public var score: Double
  /// Where the words stand, in UTF-8 bytes of subject and body; in order, without overlaps.
  public var subject: [Range<Int>]
  public var body: [Range<Int>]
}

extension SearchQuery {
  /// How a text meets the query; nil where it does not.
  public func match(subject: String, body: String) -> TextMatch? {
    let texts = (subject: FoldedText(subject), body: FoldedText(body))
    var match = TextMatch(score: 0, subject: [], body: [])
    for clause in clauses {
      var isMet = false
      for wanted in clause {
        let places = (
          subject: wanted.places(in: texts.subject), body: wanted.places(in: texts.body)
        )
        guard !places.subject.isEmpty || !places.body.isEmpty else { continue }
        isMet = true
        match.score += Self.score(places.subject.count, places.body.count, texts.body)
        match.subject += places.subject.map(texts.subject.bytes(of:))
        match.body += places.body.map(texts.body.bytes(of:))
      }
      guard isMet else { return nil }
    }
    for wanted in excluded {
      guard wanted.places(in: texts.subject).isEmpty, wanted.places(in: texts.body).isEmpty else {
        return nil
      }
    }
    match.subject = Self.joined(match.subject)
    match.body = Self.joined(match.body)
    return match
  }

  /// After BM25's share of frequency (k 1.2, b 0.75) with bodies of 120 characters on average; the subject
  /// counts as two full shares.
  private static func score(_ inSubject: Int, _ inBody: Int, _ body: FoldedText) -> Double {
    let frequency = Double(inBody)
    let length = Double(body.scalars.count) / 120
    let share = frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length))
    return (inSubject > 0 ? 4.4 : 0) + (inBody > 0 ? share : 0)
  }

  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}

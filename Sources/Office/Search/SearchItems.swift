internal import Store
internal import TextIndex

/// What a search found.
public struct SearchPage: Sendable, Codable {
  public var query: String
  /// The best first.
  public var hits: [SearchFinding]
  /// How many items meet query and filter, of the newest that the filter lets count.
  public var total: Int
  /// False where they are so many at the most.
  public var isTotalExact: Bool
  /// True where older ones were left out.
  public var isCut: Bool
  /// How many items the search index does not hold yet.
  public var unindexed: Int

  enum CodingKeys: String, CodingKey {
    case query, hits, total, unindexed
    case isTotalExact = "total_is_exact"
    case isCut = "older_left_out"
  }
}

/// An item that a search found; texts are masked.
public struct SearchFinding: Sendable, Codable {
  public var item: QueueItem
  /// The part of the body that is most about what was looked for, on one line.
  public var excerpt: String
  public var subjectMarks: [TextMark]
  public var excerptMarks: [TextMark]
  /// How well it meets the query; for comparisons within one search.
  public var score: Double

  enum CodingKeys: String, CodingKey {
    case item, excerpt, score
    case subjectMarks = "subject_marks"
    case excerptMarks = "excerpt_marks"
  }
}

/// What is marked in a text, in Unicode scalars.
public struct TextMark: Sendable, Codable, Equatable {
  public var start: Int
  public var length: Int

  /// What is marked as a range.
  public var range: Range<Int> { start..<start + length }
}

extension OfficeContext {
  /// Looks for items by what subject and body say, the best first.
  ///
  /// - Parameters:
  ///   - excerpt: how much of a body is shown, in characters.
  ///   - reason: why somebody looks for confidential items, which is kept in the history of each item
  ///     shown; nothing else asks for one.
  /// - Throws: `usage` where the query cannot be understood, or the reason is missing.
  public func search(
    _ text: String, _ filter: QueueFilter, limit: Int, excerpt: Int = 100, reason: String? = nil
  ) throws(OfficeError) -> SearchPage {
    let query = try searchQuery(text)
    let filter = try storeFilter(filter)
    if filter.isConfidential == true, reason?.isEmpty ?? true {
      throw OfficeError(
        .usage, "confidential items are found by who says why: give --reason with --confidential")
    }
    let result = try OfficeError.wrap { try store.search(query, filter, limit: limit) }
    try recordReads(of: result.hits.map(\.row), reason: reason)
    return SearchPage(
      query: text,
      hits: zip(result.hits, queueItems(result.hits.map(\.row))).map { finding($0, $1, excerpt) },
      total: result.total,
      isTotalExact: result.isTotalExact, isCut: result.isCut, unindexed: result.unindexed)
  }

  private func finding(_ hit: SearchHit, _ item: QueueItem, _ length: Int) -> SearchFinding {
    let (subject, body) = (hit.row.subject, hit.row.body)
    let excerpt = MarkedText.excerpt(
      of: body, bytes: hit.match.body, length: length)
    return SearchFinding(
      item: item, excerpt: excerpt.text,
      subjectMarks: MarkedText(subject, bytes: hit.match.subject).marks.map(TextMark.init),
      excerptMarks: excerpt.marks.map(TextMark.init), score: hit.score)
  }
}

extension TextMark {
  fileprivate init(_ range: Range<Int>) {
    self.init(start: range.lowerBound, length: range.count)
  }
}

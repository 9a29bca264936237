@testable import TextIndex

/// A segment in memory, as the store keeps it in pages.
struct Segment {
  var texts: [(subject: String, body: String)]
  var pages: [PostingPage]

  init(_ texts: [(subject: String, body: String)]) {
    self.texts = texts
    var postings: [UInt64] = []
    for (document, text) in texts.enumerated() {
      Posting.append(
        subject: FoldedText(text.subject), body: FoldedText(text.body), document: document,
        to: &postings)
    }
    pages = PostingPage.pages(of: PostingSort.sorted(postings))
  }

  /// The pages that may hold some postings, as the store gives them.
  func pages(_ range: ClosedRange<UInt64>) -> [PostingPage] {
    let start = pages.lastIndex { $0.first <= range.lowerBound } ?? 0
    return pages[start...].filter { $0.first <= range.upperBound }
  }

  /// The documents that the index gives, and those that the texts confirm.
  func search(_ query: String) throws -> (candidates: [Int], found: [Int]) {
    let query = try SearchQuery(query)
    let candidates = try SegmentSearch(query, documents: texts.count, pages: pages).candidates()
      .map(\.document)
    return (
      candidates,
      candidates.filter { query.match(subject: texts[$0].subject, body: texts[$0].body) != nil }
    )
  }
}

/// Numbers that are the same in every run.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 31
  }
}

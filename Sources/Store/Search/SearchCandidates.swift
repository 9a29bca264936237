internal import GRDB
internal import TextIndex

/// The newest items that a query may mean, out of those that a filter leaves.
struct SearchCandidates {
  /// How many of them are ranked.
  private let limit: Int
  /// How many hits are held against the filter at the most.
  private let lookedAt: Int

  private let query: SearchQuery
  private let database: Database
  private let condition: (sql: String, arguments: StatementArguments)
  /// The newest first, with how many clauses the subject may meet; nil: it must be looked at.
  private(set) var found: [(item: Int64, inSubject: Int?)] = []
  /// True where older ones were left out.
  private(set) var isCut = false

  init(_ query: SearchQuery, _ filter: ItemFilter, _ database: Database) throws {
    (self.query, self.database) = (query, database)
    limit = filter.newest
    lookedAt = limit > Int.max / 5 ? .max : 5 * limit
    condition = try filter.condition(database)
    let tail = try SearchTail.items(database)
    found = try leftByFilter(tail.map { ($0, nil) }[...])
    try search(except: Set(tail))
  }

  private mutating func search(except tail: Set<Int64>) throws {
    var looked = 0
    for segment in try SearchSegment.all(database).reversed() where !isCut {
      isCut = found.count >= limit || looked >= lookedAt
      var hits = try isCut ? [] : hits(in: segment, except: tail)[...]
      while !hits.isEmpty, !isCut {
        // As many as are missing, so that where all pass the filter no more are held against it.
        let some = hits.prefix(max(1_000, limit - found.count))
        found += try leftByFilter(some)
        looked += some.count
        hits = hits.dropFirst(some.count)
        isCut = !hits.isEmpty && (found.count >= limit || looked >= lookedAt)
      }
    }
    guard found.count > limit else { return }
    found.removeLast(found.count - limit)
    isCut = true
  }

  private func hits(
    in segment: SearchSegment, except tail: Set<Int64>
  ) throws -> [(item: Int64, inSubject: Int?)] {
    let candidates = try SegmentSearch(query, documents: segment.documents) { postings in
      try segment.pages(postings, database)
    }.candidates()
    guard !candidates.isEmpty else { return [] }
    let items = try segment.items(database)
    // Asking for a few by name is quicker than reading all that are dead.
    let dead = candidates.count > 500 ? try segment.dead(database) : nil
    return try candidates.compactMap { candidate in
      guard candidate.document < items.count else { return nil }
      let item = items[candidate.document]
      if tail.contains(item) { return nil }
      if try dead?.contains(item) ?? segment.isDead(item, database) { return nil }
      return (item, candidate.inSubject)
    }
  }

  private func leftByFilter(
    _ hits: ArraySlice<(item: Int64, inSubject: Int?)>
  ) throws -> [(item: Int64, inSubject: Int?)] {
    guard !hits.isEmpty else { return [] }
    var left = Set<Int64>()
    let items = hits.map(\.item)
    let sql = """
      SELECT item.id FROM json_each(?) AS hit CROSS JOIN item ON item.id = hit.value
      WHERE \(condition.sql)
      """
    let rows = try Row.fetchCursor(
      database, sql: sql,
      arguments: [Self.json(items)] + condition.arguments)
    while let row = try rows.next() { left.insert(row[0]) }
    return hits.filter { left.contains($0.item) }
  }

  /// Items as SQLite's `json_each` reads them.
  static func json(_ items: [Int64]) -> String {
    "[" + items.map { String($0) }.joined(separator: ",") + "]"
  }
}

internal import GRDB
public import TextIndex

/// What a search found.
public struct SearchResult: Sendable {
  /// The best first.
  public var hits: [SearchHit]
  /// How many items meet query and filter, of the newest that the filter lets count.
  public var total: Int
  /// False where some of them were not held against their texts: then they are so many at the most.
  public var isTotalExact: Bool
  /// True where older ones were left out.
  public var isCut: Bool
  /// How many items the index does not hold yet, though some of them were looked at.
  public var unindexed: Int
}

/// An item that a search found.
public struct SearchHit: Sendable, Equatable {
  public var row: ItemRow
  public var match: TextMatch
  /// How well it meets the query, the age counted in.
  public var score: Double
}

extension OfficeStore {
  /// The items that meet a query and a filter, the best first, out of the newest that do.
  public func search(
    _ query: SearchQuery, _ filter: ItemFilter = ItemFilter(), limit: Int
  ) throws(StoreError) -> SearchResult {
    try read { database in
      let candidates = try SearchCandidates(query, filter, database)
      var ranking = try SearchRanking(query, candidates.found, database)
      let hits = try ranking.best(limit)
      return SearchResult(
        hits: hits, total: ranking.total, isTotalExact: ranking.isTotalExact,
        isCut: candidates.isCut, unindexed: try SearchTail.count(database))
    }
  }
}

/// Holds candidates against their texts, those first that are likely to be the best.
private struct SearchRanking {
  private let query: SearchQuery
  private let database: Database
  private var candidates: ArraySlice<Int64>
  private var hits: [(item: Int64, match: TextMatch, score: Double)] = []
  private let isExact: Bool
  private let count: Int
  /// What the index promised and the texts did not hold.
  private var refused = 0
  private var newest: Double?
  private var texts: BoundStatement

  /// How many are held against their texts at a time.
  private static let step = 200

  init(
    _ query: SearchQuery, _ found: [(item: Int64, inSubject: Int?)], _ database: Database
  ) throws {
    (self.query, self.database) = (query, database)
    count = found.count
    isExact = query.isExact && !found.contains { $0.inSubject == nil }
    texts = try BoundStatement(
      database,
      """
      SELECT subject, body, received_at FROM item_text JOIN item ON item.id = item_text.item
      WHERE item_text.item = ?
      """)
    // Those not in the index first, then by subject, then the newest.
    let most = query.clauses.count + 1
    var ranks = Array(repeating: [Int64](), count: most + 1)
    for (item, inSubject) in found { ranks[most - (inSubject ?? most)].append(item) }
    candidates = Array(ranks.joined())[...]
  }

  var total: Int { candidates.isEmpty ? hits.count : count - refused }
  var isTotalExact: Bool { isExact || candidates.isEmpty }

  mutating func best(_ limit: Int) throws -> [SearchHit] {
    while !candidates.isEmpty, hits.count < limit || count - candidates.count < Self.step {
      for item in candidates.prefix(Self.step) { try look(at: item) }
      candidates = candidates.dropFirst(Self.step)
    }
    hits.sort { ($0.score, $0.item) > ($1.score, $1.item) }
    return try hits.prefix(limit).compactMap { hit in
      let sql = ItemRow.select + " WHERE item.id = ?"
      let row = try database.cachedRow(sql, [hit.item])
      return try row.map {
        SearchHit(row: try ItemRow(row: $0), match: hit.match, score: hit.score)
      }
    }
  }

  private mutating func look(at item: Int64) throws {
    texts.put(item)
    let read = try texts.first { ($0.text(0), $0.text(1), $0.integer(2)) }
    guard let (subject, body, received) = read,
      let match = query.match(subject: subject, body: body)
    else {
      refused += 1
      return
    }
    let day = Double(received) / 86_400_000
    let newest = newest ?? day
    self.newest = newest
    // A voice of today is worth as much as half a word more, one of three months ago half of that.
    let recency = 0.5 / (1 + max(0, newest - day) / 90)
    hits.append((item, match, match.score + recency))
  }
}

extension OfficeStore {
  /// Whether more items meet a filter's search than it lets count, so that older ones are left out.
  public func isCut(_ filter: ItemFilter) throws(StoreError) -> Bool {
    guard let query = filter.query else { return false }
    var others = filter
    others.query = nil
    return try read { try SearchCandidates(query, others, $0).isCut }
  }
}

extension ItemFilter {
  /// The newest items that a query means and the filter leaves, each held against its text where the index may be wrong.
  func items(meeting query: SearchQuery, _ database: Database) throws -> [Int64] {
    let candidates = try SearchCandidates(query, self, database).found
    var texts = try BoundStatement(
      database, "SELECT subject, body FROM item_text WHERE item = ?")
    return try candidates.compactMap { item, inSubject in
      if query.isExact, inSubject != nil { return item }
      texts.put(item)
      let (subject, body) = try texts.first { ($0.text(0), $0.text(1)) } ?? ("", "")
      return query.match(subject: subject, body: body) == nil ? nil : item
    }
  }
}

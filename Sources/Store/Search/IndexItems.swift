internal import GRDB
internal import TextIndex

/// What a step of the index stage did.
public enum IndexStep: Sendable, Equatable {
  /// So many documents were added; there may be more.
  case indexed(Int)
  /// Another program has changed the index meanwhile; nothing was done.
  case overtaken
  /// The index holds all there is.
  case finished
}

extension OfficeStore {
  /// Adds the next items, and those whose texts have changed, to the search index, in a transaction that
  /// holds others up only while it writes. A stage that was killed goes on behind the last step.
  ///
  /// - Parameter limit: how many documents at the most, 65,536 or fewer; about 1 kB of memory each.
  public func indexNext(limit: Int = 65_536) throws(StoreError) -> IndexStep {
    guard try read({ try IndexClaim.isNeeded($0) }) else { return .finished }
    let claim = try write { try IndexClaim($0, limit: min(limit, Posting.documentLimit)) }
    let build = try read { try IndexBuild(claim, $0) }
    return try write { try build.commit($0) } ? .indexed(build.items.count) : .overtaken
  }

  /// Empties the search index, so that the stage makes it anew.
  public func resetIndex() throws(StoreError) {
    try write { try SearchState.reset($0) }
  }

  /// How many items wait for the index stage.
  public func unindexedCount() throws(StoreError) -> Int {
    try read { try SearchTail.count($0) }
  }
}

/// Which items a step of the stage takes.
private struct IndexClaim {
  var state: SearchState
  /// The last item of the step.
  var through: Int64
  /// Items whose texts changed, and the number of the last change.
  var changed: [Int64]
  var lastChange: Int64

  static func isNeeded(_ database: Database) throws -> Bool {
    let state = try SearchState.fetch(database)
    guard state.version == SearchState.version else { return true }
    let sql = """
      SELECT EXISTS (SELECT * FROM item WHERE id > ?) OR EXISTS (SELECT * FROM search_change)
      """
    return try database.cachedRow(sql, [state.through]).map { $0[0] } ?? false
  }

  /// From here on, triggers keep which of these texts change.
  init(_ database: Database, limit: Int) throws {
    state = try SearchState.fetch(database)
    if state.version != SearchState.version {
      try SearchState.reset(database)
      state = try SearchState.fetch(database)
    }
    let changes = try Row.fetchAll(
      database, sql: "SELECT number, item FROM search_change ORDER BY number LIMIT ?",
      arguments: [limit / 2])
    let start = state.through
    changed = changes.map { $0[1] }.filter { $0 <= start }
    lastChange = changes.last?[0] ?? 0
    let sql = "SELECT max(id) FROM (SELECT id FROM item WHERE id > ? ORDER BY id LIMIT ?)"
    through =
      try Int64.fetchOne(
        database, sql: sql, arguments: [start, limit - changed.count]) ?? start
    try database.runCached(
      "UPDATE search_state SET claimed = max(claimed, ?)", [through])
  }
}

/// A segment on its way into the index.
private struct IndexBuild {
  let claim: IndexClaim
  private(set) var items: [Int64] = []
  private let pages: [PostingPage]
  /// Where the changed items were, and whether their texts are gone.
  private let dead: [(segment: Int64, item: Int64, erased: Bool)]

  init(_ claim: IndexClaim, _ database: Database) throws {
    self.claim = claim
    var postings: [UInt64] = []
    var texts = try IndexedTexts(database)
    for item in claim.changed {
      try texts.add(item, to: &postings, &items)
    }
    let kept = Set(items)
    try texts.add(after: claim.state.through, through: claim.through, to: &postings, &items)
    pages = PostingPage.pages(of: PostingSort.sorted(postings))
    dead = try Self.documents(of: Set(claim.changed), database).map {
      ($0.segment, $0.item, !kept.contains($0.item))
    }
  }

  /// The segments in which items are.
  private static func documents(
    of wanted: Set<Int64>, _ database: Database
  ) throws -> [(segment: Int64, item: Int64)] {
    guard !wanted.isEmpty else { return [] }
    return try SearchSegment.all(database).flatMap { segment in
      try segment.items(database).filter(wanted.contains)
        .filter { try !segment.isDead($0, database) }.map { (segment.id, $0) }
    }
  }

  /// False where the index is not what it was when this was built.
  func commit(_ database: Database) throws -> Bool {
    guard try claim.state.advance(database, through: claim.through) else { return false }
    for (segment, item, erased) in dead {
      try database.runCached(
        "INSERT INTO search_dead (segment, item, erased) VALUES (?, ?, ?)",
        [segment, item, erased])
    }
    if !items.isEmpty {
      let last = try database.cachedRow("SELECT coalesce(max(id), 0) FROM search_segment")
      try SearchSegment.insert(
        id: (last?[0] ?? 0) + 1, items: items, pages: pages, database)
    }
    try database.runCached("DELETE FROM search_change WHERE number <= ?", [claim.lastChange])
    return true
  }
}

/// Reads texts as postings.
struct IndexedTexts {
  private let one: BoundStatement
  private let range: BoundStatement
  private var subject = FoldedText()
  private var body = FoldedText()

  init(_ database: Database) throws {
    let columns = "SELECT item, subject, body FROM item_text"
    one = try BoundStatement(database, columns + " WHERE item = ?")
    range = try BoundStatement(
      database, columns + " WHERE item > ? AND item <= ? ORDER BY item")
  }

  /// Adds an item as the next document, where it has a text.
  mutating func add(_ item: Int64, to postings: inout [UInt64], _ items: inout [Int64]) throws {
    var statement = one
    statement.put(item)
    try statement.forEach { add($0, to: &postings, &items) }
  }

  /// The same for all items of a range.
  mutating func add(
    after: Int64, through: Int64, to postings: inout [UInt64], _ items: inout [Int64]
  ) throws {
    var statement = range
    statement.put(after)
    statement.put(through)
    try statement.forEach { add($0, to: &postings, &items) }
  }

  private mutating func add(
    _ row: Columns, to postings: inout [UInt64], _ items: inout [Int64]
  ) {
    row.withText(1) { subject.read($0) }
    row.withText(2) { body.read($0) }
    Posting.append(subject: subject, body: body, document: items.count, to: &postings)
    items.append(row.integer(0))
  }
}

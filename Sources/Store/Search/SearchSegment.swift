internal import Foundation
internal import GRDB
internal import TextIndex

/// A segment of the search index as its row says it.
struct SearchSegment {
  var id: Int64
  /// How many documents it was made of, the dead ones too.
  var documents: Int

  /// All segments, the oldest first.
  static func all(_ database: Database) throws -> [SearchSegment] {
    let statement = try database.cachedStatement(
      sql: "SELECT id, documents FROM search_segment ORDER BY id")
    return try Row.fetchAll(statement).map { SearchSegment(id: $0[0], documents: $0[1]) }
  }

  /// The item of each document.
  func items(_ database: Database) throws -> [Int64] {
    let row = try database.cachedRow("SELECT items FROM search_segment WHERE id = ?", [id])
    return ItemNumbers.items(of: row?.bytes("items") ?? [])
  }

  /// The items whose documents here count no more.
  func dead(_ database: Database) throws -> Set<Int64> {
    let statement = try database.cachedStatement(
      sql: "SELECT item FROM search_dead WHERE segment = ?")
    return try Set(Int64.fetchAll(statement, arguments: [id]))
  }

  /// Whether the document of an item here counts no more.
  func isDead(_ item: Int64, _ database: Database) throws -> Bool {
    let sql = "SELECT 1 FROM search_dead WHERE segment = ? AND item = ?"
    return try database.cachedRow(sql, [id, item]) != nil
  }

  /// The pages that may hold some postings.
  func pages(
    _ postings: ClosedRange<UInt64>, _ database: Database
  ) throws -> [PostingPage] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT first, postings FROM search_page
        WHERE segment = ?1 AND first <= ?3 AND first >= coalesce(
          (SELECT max(first) FROM search_page WHERE segment = ?1 AND first <= ?2), 0)
        ORDER BY first
        """)
    let rows = try Row.fetchCursor(
      statement,
      arguments: [id, Int64(clamping: postings.lowerBound), Int64(clamping: postings.upperBound)])
    var pages: [PostingPage] = []
    while let row = try rows.next() {
      pages.append(PostingPage(first: UInt64(row[0] as Int64), bytes: row.bytes("postings")))
    }
    return pages
  }

  /// Calls a body with every posting, in order.
  func forEachPosting(_ database: Database, _ body: (UInt64) -> Void) throws {
    let statement = try database.cachedStatement(
      sql: "SELECT first, postings FROM search_page WHERE segment = ? ORDER BY first")
    let rows = try Row.fetchCursor(statement, arguments: [id])
    while let row = try rows.next() {
      PostingPage(first: UInt64(row[0] as Int64), bytes: row.bytes("postings")).forEach(body)
    }
  }

  /// Adds a segment with its pages.
  static func insert(
    id: Int64, items: [Int64], pages: [PostingPage], _ database: Database
  ) throws {
    try database.runCached(
      "INSERT INTO search_segment (id, documents, items) VALUES (?, ?, ?)",
      [id, items.count, Data(ItemNumbers.bytes(of: items))])
    var insert = try BoundStatement(
      database, "INSERT INTO search_page (segment, first, postings) VALUES (?, ?, ?)")
    for page in pages {
      insert.put(id)
      insert.put(Int64(page.first))
      insert.put(page.bytes)
      try insert.run()
    }
  }

  /// Removes a segment with all that is in it.
  func delete(_ database: Database) throws {
    for table in ["search_page", "search_dead"] {
      try database.runCached("DELETE FROM \(table) WHERE segment = ?", [id])
    }
    try database.runCached("DELETE FROM search_segment WHERE id = ?", [id])
  }
}

internal import GRDB

/// The items that the index does not hold as they are: they came or changed after the last stage.
enum SearchTail {
  /// How many of them a search looks at, one by one.
  static let limit = 2_000

  /// The newest first.
  static func items(_ database: Database) throws -> [Int64] {
    let through = try SearchState.fetch(database).through
    return try Int64.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT id FROM item WHERE id > ?1
          UNION SELECT item FROM search_change WHERE item <= ?1
          ORDER BY 1 DESC LIMIT ?2
          """),
      arguments: [through, limit])
  }

  static func count(_ database: Database) throws -> Int {
    let through = try SearchState.fetch(database).through
    let sql = """
      SELECT (SELECT count(*) FROM item WHERE id > ?1)
        + (SELECT count(*) FROM search_change WHERE item <= ?1)
      """
    return try Int.fetchOne(database, sql: sql, arguments: [through]) ?? 0
  }
}

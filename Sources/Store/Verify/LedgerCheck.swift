internal import GRDB

/// Whether what the ledger says was taken is there.
enum LedgerCheck {
  static func findings(_ database: Database) throws -> [Finding] {
    try sources(database) + payloads(database)
  }

  private static func sources(_ database: Database) throws -> [Finding] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT text AS source, new, updated, rejected,
          (SELECT count(*) FROM item WHERE item.source = source.id) AS items,
          (SELECT coalesce(sum(version - 1), 0) FROM item WHERE item.source = source.id)
            AS updates,
          (SELECT count(*) FROM reject WHERE reject.source = source.id AND replay = 0)
            AS rejects
        FROM source JOIN code USING (id) JOIN (
          SELECT source, sum(new) AS new, sum(updated) AS updated,
            sum(rejected) FILTER (WHERE replay = 0) AS rejected
          FROM ledger GROUP BY source) AS sums ON sums.source = source.id
        """)
    return rows.flatMap { row in
      [("new", "items"), ("updated", "updates"), ("rejected", "rejects")]
        .compactMap { says, has in finding(row, says, has) }
    }
  }

  private static func finding(_ row: Row, _ says: String, _ has: String) -> Finding? {
    let (expected, found): (Int, Int) = (row[says], row[has])
    guard expected != found else { return nil }
    return Finding(
      check: "ledger",
      message: "source \(row["source"] as String): the ledger says \(expected) \(says), "
        + "the store has \(found) \(has)")
  }

  private static func payloads(_ database: Database) throws -> [Finding] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT payload.id, records_done, coalesce(sum(read), 0) AS taken
        FROM payload LEFT JOIN ledger ON ledger.payload = payload.id AND replay = 0
        GROUP BY payload.id HAVING records_done <> taken
        """)
    return rows.map { row in
      Finding(
        check: "ledger",
        message: "payload \(row["id"] as Int64): \(row["records_done"] as Int) records were taken, "
          + "the ledger says \(row["taken"] as Int)")
    }
  }
}

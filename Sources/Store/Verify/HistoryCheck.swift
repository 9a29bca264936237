internal import Foundation
internal import GRDB

/// Whether the history's chain holds, and whether it tells of every item.
enum HistoryCheck {
  static func findings(_ database: Database) throws -> [Finding] {
    try [brokenLink(database), missing(database), missingMoves(database)].compactMap(\.self)
  }

  /// The first event that is not what the chain says.
  private static func brokenLink(_ database: Database) throws -> Finding? {
    let rows = try Row.fetchCursor(database, sql: sql)
    var (id, hash): (Int64, [UInt8]) = (0, EventHash.first)
    while let row = try rows.next() {
      id += 1
      hash = EventHash.make(
        after: hash, id: id, at: row["at"],
        actor: ActorIdentity(name: row["name"] ?? "", account: row["account"] ?? ""),
        kind: row["kind"] ?? "", item: (row["public_id"] as Data?).map { [UInt8]($0) },
        run: row["run"], data: Array((row["data"] as String).utf8))
      guard row["id"] == id, row.bytes("hash") == hash else {
        let message = "event \(row["id"] as Int64) was changed, or an event before it was removed"
        return Finding(check: "history", message: message)
      }
    }
    return nil
  }

  /// The chain cannot tell that its end was cut off; the items can.
  private static func missing(_ database: Database) throws -> Finding? {
    let versions = try Int.fetchOne(database, sql: "SELECT coalesce(sum(version), 0) FROM item")
    let events = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM event JOIN code ON code.id = event.kind WHERE text IN (?, ?)
        """,
      arguments: [EventKind.itemCreated.rawValue, EventKind.itemUpdated.rawValue])
    guard let versions, let events, versions != events else { return nil }
    let message = "the items have \(versions) versions, the history tells of \(events)"
    return Finding(check: "history", message: message)
  }

  private static func missingMoves(_ database: Database) throws -> Finding? {
    let moves = try Int.fetchOne(database, sql: "SELECT coalesce(sum(moves), 0) FROM item") ?? 0
    let kinds = EventKind.moves.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let events =
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM event
          WHERE kind IN (SELECT id FROM code WHERE text IN (\(kinds))) AND item IS NOT NULL
          """) ?? 0
    guard moves != events else { return nil }
    let message = "the items have been moved \(moves) times, the history tells of \(events)"
    return Finding(check: "history", message: message)
  }

  private static let sql = """
    SELECT event.id, at, name, account, text AS kind, public_id, run, data, hash
    FROM event LEFT JOIN actor ON actor.id = event.actor LEFT JOIN code ON code.id = event.kind
      LEFT JOIN item ON item.id = event.item
    ORDER BY event.id
    """
}

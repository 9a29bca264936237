internal import Feedback
internal import GRDB

/// An item that nobody has decided about, with how sure the method was.
public struct ReviewCandidate: Sendable, Equatable {
  public var id: Int64
  /// The best guess; nil where there is none.
  public var topic: String?
  /// How far the best score leads the second, from 0 to 1.
  public var margin: Double
}

extension OfficeStore {
  /// Items without a decision, the least sure first: those that a person should look at before the
  /// others.
  public func undecided(
    _ filter: ItemFilter = ItemFilter(), limit: Int
  ) throws(StoreError) -> [ReviewCandidate] {
    try read { database in
      let (condition, arguments) = try filter.condition(database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT item.id, (SELECT text FROM code WHERE id = item.topic) AS topic,
            coalesce((SELECT score FROM tag WHERE item = item.id AND rank = 0), 0)
              - coalesce((SELECT score FROM tag WHERE item = item.id AND rank = 1), 0) AS margin
          FROM item
          WHERE \(condition) AND NOT EXISTS (SELECT * FROM decision WHERE item = item.id)
          ORDER BY review = 0, margin LIMIT ?
          """,
        arguments: arguments + [limit]
      )
      .map { ReviewCandidate(id: $0["id"], topic: $0.code("topic"), margin: $0["margin"]) }
    }
  }

  /// An item without a decision that the filter leaves, drawn by a number from 0 to 1; nil where there
  /// is none. Each is as likely as any other.
  public func undecided(
    _ filter: ItemFilter = ItemFilter(), at share: Double
  ) throws(StoreError) -> Int64? {
    try read { database in
      let (condition, arguments) = try filter.condition(database)
      let from =
        "FROM item WHERE \(condition) AND NOT EXISTS (SELECT * FROM decision WHERE item = item.id)"
      let count =
        try Int.fetchOne(database, sql: "SELECT count(*) " + from, arguments: arguments) ?? 0
      return try Int64.fetchOne(
        database, sql: "SELECT item.id \(from) ORDER BY item.id LIMIT 1 OFFSET ?",
        arguments: arguments + [min(count - 1, Int(share * Double(count)))])
    }
  }

  /// The detail of an item by its row.
  public func item(row id: Int64) throws(StoreError) -> ItemDetail? {
    try read { database in try ItemDetail.fetch(id, database) }
  }
}

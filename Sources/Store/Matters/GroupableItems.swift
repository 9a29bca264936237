public import Feedback
internal import Foundation
internal import GRDB

/// A stored item with what group reads of it.
public struct GroupableItem: Sendable, Equatable {
  public var id: Int64
  /// When the resident spoke, or else when it was received, in the office's zone.
  public var day: Day
  public var subject: String
  public var body: String
  public var place: String?
  /// Matters of which a person said that it does not belong to them.
  public var apart: [Int64] = []
}

/// An item that was grouped before.
public struct GroupedItem: Sendable, Equatable {
  public var id: Int64
  public var day: Day
  public var place: String?
  /// As `Group` writes it.
  public var sketch: [UInt8]
  public var matter: Int64?
  /// Matters of which a person said that it does not belong to them.
  public var apart: [Int64]
}

extension OfficeStore {
  /// Items in the order of their rows, behind one of them.
  public func groupableItems(after id: Int64, limit: Int) throws(StoreError) -> [GroupableItem] {
    try read { database in
      try groupable(
        "item.id > ? ORDER BY item.id LIMIT ?", [id, limit], database)
    }
  }

  /// Items that were grouped before and say something else by now, in the order of their rows.
  public func changedItems() throws(StoreError) -> [GroupableItem] {
    try read { database in
      let apart = try Self.apart(database)
      return try groupable(
        "item.id IN (SELECT item FROM grouping_change) ORDER BY item.id", [], database
      )
      .map { item in
        var item = item
        item.apart = apart[item.id] ?? []
        return item
      }
    }
  }

  private func groupable(
    _ condition: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> [GroupableItem] {
    var clock = DayClock(zone: timeZone)
    return try Row.fetchAll(
      database,
      sql: """
        SELECT item.id, coalesce(submitted_at, received_at) AS at, subject, body,
          (SELECT text FROM code WHERE id = item.place) AS place_text
        FROM item JOIN item_text ON item_text.item = item.id
        WHERE \(condition)
        """, arguments: arguments
    )
    .map { row in
      GroupableItem(
        id: row["id"], day: Day(number: Int(clock.day(row["at"]))), subject: row["subject"],
        body: row["body"], place: row.code("place_text"))
    }
  }

  private static func apart(_ database: Database) throws -> [Int64: [Int64]] {
    try Row.fetchAll(database, sql: "SELECT item, matter FROM matter_apart")
      .reduce(into: [:]) { $0[$1["item"], default: []].append($1["matter"]) }
  }

  /// The first day on which a resident spoke whose item waits to be grouped; nil where none waits.
  public func firstDayToGroup(after id: Int64) throws(StoreError) -> Day? {
    let moment = try read { database in
      try Int64.fetchOne(
        database,
        sql: """
          SELECT min(first) FROM (
            SELECT min(coalesce(submitted_at, received_at)) AS first FROM item WHERE id > ?
            UNION ALL
            SELECT min(coalesce(submitted_at, received_at)) FROM item
            WHERE id IN (SELECT item FROM grouping_change))
          """, arguments: [id])
    }
    return moment.map { Day(Date(milliseconds: $0), in: timeZone) }
  }

  /// The items grouped before that were spoken since a day, and all others of their matters; without
  /// those that say something else by now.
  public func groupedItems(since day: Day) throws(StoreError) -> [GroupedItem] {
    try read { database in
      let apart = try Self.apart(database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT item_sketch.*, matter,
            (SELECT text FROM code JOIN item ON code.id = item.place WHERE item.id = item_sketch.item)
              AS place_text
          FROM item_sketch LEFT JOIN matter_item USING (item)
          WHERE (day >= ?1 OR matter IN (
              SELECT matter FROM item_sketch JOIN matter_item USING (item) WHERE day >= ?1))
            AND item NOT IN (SELECT item FROM grouping_change)
          ORDER BY item
          """, arguments: [day.number]
      )
      .map { row in
        let id: Int64 = row["item"]
        return GroupedItem(
          id: id, day: Day(number: row["day"]), place: row.code("place_text"),
          sketch: row.bytes("sketch"), matter: row["matter"], apart: apart[id] ?? [])
      }
    }
  }

  /// The sketches of a matter's items, in the order of their rows.
  public func sketches(
    ofMatter matter: Int64
  ) throws(StoreError) -> [(item: Int64, sketch: [UInt8])] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT item, sketch FROM matter_item JOIN item_sketch USING (item)
          WHERE matter = ? ORDER BY item
          """, arguments: [matter]
      )
      .map { ($0["item"], $0.bytes("sketch")) }
    }
  }
}

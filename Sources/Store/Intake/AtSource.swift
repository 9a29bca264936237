internal import GRDB

public import struct Foundation.Date

/// What a source that gives all it has each time gives no more.
public struct GoneItems: Sendable, Equatable {
  /// How many items it gave in the run, and how many known ones it did not.
  public var given: Int
  public var missing: Int
}

extension OfficeStore {
  /// The source's own ids of its items that it calls open, those received last first.
  public func openIDs(of source: String, limit: Int) throws(StoreError) -> [String] {
    try read { database in
      let number = try Sources.number(of: source, database)
      return try String.fetchAll(
        database,
        sql: """
          SELECT external_id FROM item JOIN item_text ON item_text.item = item.id
          WHERE source = ? AND status = 'open' COLLATE NOCASE AND external_id IS NOT NULL
          ORDER BY received_at DESC LIMIT ?
          """,
        arguments: [number, limit])
    }
  }

  /// Counts what a snapshot gave and what it did not.
  public func gone(from source: String, in run: Int64) throws(StoreError) -> GoneItems {
    try read { database in
      let number = try Sources.number(of: source, database)
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT count(*) FILTER (WHERE seen_run = ?1) AS given,
            count(*) FILTER (WHERE seen_run IS NOT ?1 AND gone_at IS NULL) AS missing
          FROM item WHERE source = ?2
          """,
        arguments: [run, number])
      return GoneItems(given: row?["given"] ?? 0, missing: row?["missing"] ?? 0)
    }
  }

  /// Marks what a snapshot did not give as gone at its source; the items stay.
  public func markGone(
    from source: String, in run: Int64, at moment: Date
  ) throws(StoreError) {
    try write { database in
      let number = try Sources.number(of: source, database)
      try database.execute(
        sql: """
          UPDATE item SET gone_at = ?
          WHERE source = ? AND seen_run IS NOT ? AND gone_at IS NULL
          """,
        arguments: [moment.milliseconds, number, run])
    }
  }
}

internal import GRDB

/// How far the stage `group` has come.
public struct GroupingState: Sendable, Equatable {
  /// The row of the last item that was grouped; those behind it wait.
  public var lastItem: Int64
  /// Changes with everything that is written about matters.
  public var revision: Int64
  /// The counts of terms, as `Group` writes them; empty where nothing was counted.
  public var counts: [UInt8]
  /// The number of the next matter.
  public var nextMatter: Int64
}

extension OfficeStore {
  /// How far grouping has come.
  public func groupingState() throws(StoreError) -> GroupingState {
    try read { database in try GroupingState(database) }
  }
}

extension GroupingState {
  init(_ database: Database) throws {
    let next = "SELECT coalesce(max(id), 0) + 1 FROM matter"
    nextMatter = try Int64.fetchOne(database, sql: next) ?? 1
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM grouping") else {
      (lastItem, revision, counts) = (0, 0, [])
      return
    }
    (lastItem, revision) = (row["last_item"], row["revision"])
    let size: Int = row["size"]
    counts = size == 0 ? [] : try Zstandard.decompress(row.bytes("counts"), size: size)
  }

  /// Counts one change of what is known about matters; refused where another came first.
  static func advance(_ database: Database, from revision: Int64) throws {
    try database.execute(
      sql: """
        INSERT INTO grouping (one, last_item, revision, size, counts) VALUES (1, 0, 0, 0, x'')
        ON CONFLICT DO NOTHING
        """)
    try database.execute(
      sql: "UPDATE grouping SET revision = revision + 1 WHERE revision = ?", arguments: [revision])
    guard database.changesCount == 1 else {
      throw Refusal("matters were changed meanwhile; look at them again")
    }
  }
}

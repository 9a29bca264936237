public import Feedback
public import Foundation
internal import GRDB

/// What the stage `group` found out about items that came.
public struct GroupingBatch: Sendable {
  /// The items, with when they were spoken and their sketches.
  public var sketches: [(item: Int64, day: Day, sketch: [UInt8])] = []
  /// Those of them that were grouped before, when they said something else: they leave their matters.
  public var changed: [Int64] = []
  /// Matters that are new.
  public var formed: [Int64] = []
  /// Items that belong to a matter now.
  public var joined: [(item: Int64, matter: Int64)] = []
  /// Matters that went into another.
  public var united: [(matter: Int64, into: Int64)] = []
  /// The counts of terms, as `Group` writes them.
  public var counts: [UInt8] = []
  public var at: Date

  /// A batch that holds nothing yet.
  public init(at moment: Date) {
    at = moment
  }
}

extension OfficeStore {
  /// Writes what was found out, in one transaction.
  ///
  /// - Parameter before: the state that it was found out from.
  /// - Throws: `refused` where matters were changed meanwhile.
  public func write(
    _ batch: GroupingBatch, from before: GroupingState
  ) throws(StoreError) {
    try write { database in
      try GroupingState.advance(database, from: before.revision)
      try batch.forgetChanged(database)
      try batch.writeSketches(database)
      try batch.writeMatters(database)
      let last = max(batch.sketches.map(\.item).max() ?? 0, before.lastItem)
      try database.execute(
        sql: "UPDATE grouping SET last_item = ?, size = ?, counts = ?",
        arguments: [last, batch.counts.count, Data(try Zstandard.compress(batch.counts))])
    }
  }

  /// Says which voice of each matter its title comes from.
  public func setTitleVoices(_ voices: [Int64: Int64]) throws(StoreError) {
    try write { database in
      for (matter, voice) in voices.sorted(by: { $0.key < $1.key }) {
        try database.runCached("UPDATE matter SET voice = ? WHERE id = ?", [voice, matter])
      }
    }
  }
}

extension GroupingBatch {
  fileprivate func forgetChanged(_ database: Database) throws {
    for item in changed {
      try database.runCached("DELETE FROM matter_item WHERE item = ? AND NOT decided", [item])
      try database.runCached("UPDATE matter SET voice = NULL WHERE voice = ?", [item])
      try database.runCached("DELETE FROM grouping_change WHERE item = ?", [item])
    }
  }

  fileprivate func writeSketches(_ database: Database) throws {
    var insert = try BoundStatement(
      database, "REPLACE INTO item_sketch (item, day, sketch) VALUES (?, ?, ?)")
    for (item, day, sketch) in sketches {
      insert.put(item)
      insert.put(day.number)
      insert.put(sketch)
      try insert.run()
    }
  }

  fileprivate func writeMatters(_ database: Database) throws {
    for matter in formed {
      try database.runCached(
        "INSERT INTO matter (id, formed_at) VALUES (?, ?)", [matter, at.milliseconds])
    }
    for (matter, heir) in united { try MatterChange.merge(matter, into: heir, database) }
    for (item, matter) in joined {
      try database.runCached(
        "INSERT INTO matter_item (item, matter) VALUES (?, ?)", [item, matter])
    }
  }
}

/// Changes of matters that both the stage and people make.
enum MatterChange {
  /// Hands a matter's items, and what people said about it, over to another.
  static func merge(_ matter: Int64, into heir: Int64, _ database: Database) throws {
    try database.runCached(
      "UPDATE matter_item SET matter = ? WHERE matter = ?", [heir, matter])
    try database.runCached(
      "UPDATE OR REPLACE matter_apart SET matter = ? WHERE matter = ?", [heir, matter])
    try database.runCached(
      "UPDATE matter SET merged_into = ? WHERE id = ? OR merged_into = ?", [heir, matter, matter])
  }
}

internal import GRDB

public import struct Foundation.Date

extension OfficeStore {
  /// A person says that matters are one: the voices of the others belong to the first from now on.
  ///
  /// - Throws: `refused` where one of them is no matter of its own.
  public func mergeMatters(
    _ others: [Int64], into matter: Int64, actor: ActorIdentity, at moment: Date
  ) throws(StoreError) {
    try write { database in
      var decision = try MatterDecision(database, actor: actor, at: moment)
      try decision.check([matter] + others)
      for other in others { try decision.merge(other, into: matter) }
    }
  }

  /// A person says that items do not belong to a matter: together they are another one, or one alone
  /// belongs to none. They never come back to it by themselves.
  ///
  /// - Returns: the number of their matter; nil where it is one item.
  /// - Throws: `refused` where one of them does not belong to it, or where none would be left.
  public func splitMatter(
    _ matter: Int64, items: [Int64], actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> Int64? {
    try write { database in
      var decision = try MatterDecision(database, actor: actor, at: moment)
      try decision.check([matter])
      return try decision.split(items, from: matter)
    }
  }
}

/// A person's decision about matters on its way into the store, within one transaction.
private struct MatterDecision {
  private let database: Database
  private let actor: StoredActor
  private let at: Int64
  private var codes: Codes
  private var events: EventLog

  init(_ database: Database, actor identity: ActorIdentity, at moment: Date) throws {
    self.database = database
    at = moment.milliseconds
    actor = try Runs.register(identity, database)
    codes = try Codes(database)
    events = try EventLog(database, actor: actor, run: nil, at: at)
    try GroupingState.advance(database, from: GroupingState.revision(database))
  }

  func check(_ matters: [Int64]) throws {
    for matter in matters {
      let row = try database.cachedRow(
        "SELECT 1 FROM matter WHERE id = ? AND merged_into IS NULL", [matter])
      if row == nil { throw Refusal("there is no matter \(matter)") }
    }
  }

  mutating func merge(_ other: Int64, into matter: Int64) throws {
    // What was parted before is together by the newer word.
    try database.runCached(
      """
      DELETE FROM matter_apart WHERE matter IN (?1, ?2)
        AND item IN (SELECT item FROM matter_item WHERE matter IN (?1, ?2))
      """, [matter, other])
    try MatterChange.merge(other, into: matter, database)
    try database.runCached("UPDATE matter_item SET decided = 1 WHERE matter = ?", [matter])
    let data = JSONBytes.object(["matter": .number(Int(other)), "into": .number(Int(matter))])
    try events.append(.matterMerged, data: data, codes: &codes)
  }

  mutating func split(_ items: [Int64], from matter: Int64) throws -> Int64? {
    let members = Set(
      try Int64.fetchAll(
        database, sql: "SELECT item FROM matter_item WHERE matter = ?", arguments: [matter]))
    guard members.isSuperset(of: items) else {
      throw Refusal("one of the items does not belong to matter \(matter)")
    }
    guard members.count > Set(items).count else {
      throw Refusal("a matter keeps at least one voice; name fewer items")
    }
    let other = try items.count > 1 ? form() : nil
    for item in Set(items).sorted() { try move(item, from: matter, to: other) }
    return other
  }

  private func form() throws -> Int64 {
    try database.runCached("INSERT INTO matter (formed_at) VALUES (?)", [at])
    return database.lastInsertedRowID
  }

  private mutating func move(_ item: Int64, from matter: Int64, to other: Int64?) throws {
    if let other {
      try database.runCached(
        "UPDATE matter_item SET matter = ?, decided = 1 WHERE item = ?", [other, item])
    } else {
      try database.runCached("DELETE FROM matter_item WHERE item = ?", [item])
    }
    try database.runCached(
      "REPLACE INTO matter_apart (item, matter, actor, at) VALUES (?, ?, ?, ?)",
      [item, matter, actor.id, at])
    try database.runCached(
      "UPDATE matter SET voice = NULL WHERE voice = ? AND id = ?", [item, matter])
    let row = try database.cachedRow("SELECT public_id FROM item WHERE id = ?", [item])
    let facts: KeyValuePairs<String, JSONMember> =
      other.map { ["matter": .number(Int(matter)), "into": .number(Int($0))] }
      ?? ["matter": .number(Int(matter))]
    try events.append(
      .matterSplit, item: (item, row?.bytes("public_id") ?? []), data: JSONBytes.object(facts),
      codes: &codes)
  }
}

extension GroupingState {
  static func revision(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT revision FROM grouping") ?? 0
  }
}

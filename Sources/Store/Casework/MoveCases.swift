internal import Feedback
internal import GRDB

public import struct Foundation.Date

extension OfficeStore {
  /// Makes moves in one transaction: what changed of each case, its event and the roll-ups.
  ///
  /// - Returns: the numbers of the items that somebody else has moved since `before` was read; of those
  ///   nothing is changed.
  @discardableResult
  public func move(
    _ moves: [CaseMove], actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> [WorkOrderNumber] {
    try write { database in
      var transaction = try CaseTransaction(database, actor: actor, at: moment)
      let stale = try moves.filter { try !transaction.make($0) }.map(\.before.number)
      try transaction.finish()
      return stale
    }
  }

  /// Records that somebody read what is not shown to everyone.
  public func recordRead(
    _ kind: EventKind = .itemRead, of item: Int64, reason: String, actor: ActorIdentity,
    at moment: Date
  ) throws(StoreError) {
    try write { database in
      var transaction = try CaseTransaction(database, actor: actor, at: moment)
      try transaction.append(kind, item, facts: [], remark: reason)
    }
  }
}

/// Moves on their way into the store, within one transaction.
private struct CaseTransaction {
  private let database: Database
  private var codes: Codes
  private var events: EventLog
  private var items: ItemWriter
  private var rollups = RollupChanges()

  init(_ database: Database, actor: ActorIdentity, at moment: Date) throws {
    self.database = database
    codes = try Codes(database)
    events = try EventLog(
      database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
    items = try ItemWriter(database)
  }

  /// Makes a move; false where the case is not what it was before.
  mutating func make(_ move: CaseMove) throws -> Bool {
    let (before, after) = (move.before, move.after)
    guard try CaseFile.fetch(before.item, database)?.moves == before.moves else { return false }
    try writeItem(after)
    try writeCase(after)
    if before.assisting != after.assisting { try writeAssisting(after) }
    try writeTimes(after)
    for (number, callback) in after.callbacks.enumerated().dropFirst(before.callbacks.count) {
      try write(callback, number, of: after.item)
    }
    guard let kind = EventKind(move: move.name) else {
      throw Refusal("the history knows no move \"\(move.name)\"")
    }
    let states = [("from", before.state), ("to", after.state)]
    try append(kind, after.item, facts: states + move.facts, remark: move.remark)
    return true
  }

  /// Counts what the moves changed.
  mutating func finish() throws { try rollups.write(to: database, codes: &codes) }

  /// Adds an event, and what was said with it.
  mutating func append(
    _ kind: EventKind, _ item: Int64, facts: [(String, String)], remark: String?
  ) throws {
    let row = try database.cachedRow("SELECT public_id FROM item WHERE id = ?", [item])
    let event = try events.append(
      kind, item: (item, row?.bytes("public_id") ?? []), data: JSONBytes.texts(facts), codes: &codes
    )
    guard let remark, !remark.isEmpty else { return }
    try database.runCached(
      "INSERT INTO remark (event, item, text) VALUES (?, ?, ?)", [event, item, remark])
  }

  private mutating func writeItem(_ after: CaseFile) throws {
    guard let stored = try items.item(Hexadecimal.bytes(after.publicID) ?? []) else { return }
    var facets = stored.facets
    facets.state = try codes.number(after.state)
    facets.department = try codes.number(after.department)
    let noDepartment = try codes.number(ReviewReason.noDepartment.rawValue)
    if after.department != nil, facets.review == noDepartment { facets.review = 0 }
    try database.runCached(
      """
      UPDATE item SET state = ?, department = ?, review = ?, due_at = ?, confidential = ?,
        moves = moves + 1
      WHERE id = ?
      """,
      [
        facets.state, facets.department, facets.review, after.dueAt?.milliseconds,
        after.isConfidential, after.item,
      ])
    rollups.remove(stored.facets)
    rollups.add(facets)
  }

  private mutating func writeCase(_ after: CaseFile) throws {
    try database.runCached(
      """
      REPLACE INTO casework (item, assigned, state_before, merged_into, returned, reopened,
        clock_from, last_due_at, assigned_at, answered_at, called_back_at, closed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        after.item, after.isAssigned, codes.number(after.stateBefore), after.mergedInto,
        after.returned, after.reopened, after.clockFrom.milliseconds, after.lastDueAt?.milliseconds,
        after.assignedAt?.milliseconds, after.answeredAt?.milliseconds,
        after.calledBackAt?.milliseconds, after.closedAt?.milliseconds,
      ])
  }

  private mutating func writeAssisting(_ after: CaseFile) throws {
    try database.runCached("DELETE FROM assisting WHERE item = ?", [after.item])
    for department in after.assisting {
      try database.runCached(
        "INSERT INTO assisting (item, department) VALUES (?, ?)",
        [after.item, codes.number(department)])
    }
  }

  private func writeTimes(_ after: CaseFile) throws {
    for pause in after.pauses {
      try database.runCached(
        "REPLACE INTO pause (item, from_at, until_at) VALUES (?, ?, ?)",
        [after.item, pause.from.milliseconds, pause.until?.milliseconds])
    }
    for (number, span) in after.extensions.enumerated() {
      try database.runCached(
        "REPLACE INTO extension (item, number, span, at) VALUES (?, ?, ?, ?)",
        [after.item, number, span.span, span.at.milliseconds])
    }
  }

  private mutating func write(_ callback: CaseCallback, _ number: Int, of item: Int64) throws {
    try database.runCached(
      """
      INSERT INTO callback (item, number, at, contacted, resolved, satisfied)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        item, number, callback.at.milliseconds, callback.contacted,
        codes.number(callback.resolved), codes.number(callback.satisfied),
      ])
  }
}

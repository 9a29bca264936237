internal import Feedback
public import Foundation
internal import GRDB

/// What was erased.
public struct Erasure: Sendable, Codable, Equatable {
  public var items = 0
  public var contacts = 0
  /// Reasons, answers and notes of staff.
  public var remarks = 0
  /// Payloads whose kept bytes are gone.
  public var payloads = 0
  /// Refused records whose bytes are gone.
  public var rejects = 0

  /// Nothing.
  public init() {}
}

/// An item whose texts are to be erased, with what digests may quote of it.
public struct ErasableItem: Sendable, Equatable {
  public var id: Int64
  public var publicID: String
  public var number: WorkOrderNumber
  public var day: Int
  public var subject: String
  public var body: String
  /// The matter it belongs to, and what others of it say.
  public var matter: Int64?
  public var others: Set<String>
}

extension OfficeStore {
  /// What must be known of an item before it is erased.
  public func erasable(_ publicID: String) throws(StoreError) -> ErasableItem? {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT item.id, day, sequence, subject, body, matter FROM item
            LEFT JOIN item_text ON item_text.item = item.id
            LEFT JOIN matter_item ON matter_item.item = item.id
          WHERE public_id = ?
          """, arguments: [Data(Hexadecimal.bytes(publicID) ?? [])])
      return try row.map { row in
        let matter: Int64? = row["matter"]
        let others = try String.fetchAll(
          database,
          sql: """
            SELECT subject FROM matter_item JOIN item_text USING (item)
            WHERE matter = ? AND item <> ?
            """, arguments: [matter, row["id"] as Int64])
        return ErasableItem(
          id: row["id"], publicID: publicID,
          number: WorkOrderNumber(day: Day(number: row["day"]), sequence: row["sequence"]),
          day: row["day"], subject: row["subject"] ?? "", body: row["body"] ?? "", matter: matter,
          others: Set(others))
      }
    }
  }

  /// Erases all that residents and staff wrote about items, and the bytes that it came in; what counts
  /// stays, and so does the history, which holds no text. None of it comes back when its source gives it
  /// again.
  ///
  /// - Parameters:
  ///   - traces: phones and addresses of mail; payloads and refused records that hold one are erased too.
  ///   - kind: `itemForgotten` or `itemExpired`.
  public func erase(
    _ items: [Int64], traces: [String] = [], kind: EventKind, actor: ActorIdentity,
    at moment: Date
  ) throws(StoreError) -> Erasure {
    try writeSecurely { database in
      var eraser = try Eraser(database, kind: kind, actor: actor, at: moment)
      for item in items { try eraser.erase(item, withPayloads: kind == .itemForgotten) }
      if !traces.isEmpty { try eraser.eraseTraces(traces.map(Trace.init)) }
      if !items.isEmpty {
        try GroupingState.advance(database, from: GroupingState.revision(database))
      }
      return eraser.erasure
    }
  }

  /// Writes the file anew without what was let go, and empties the log beside it; false where others read
  /// meanwhile, so that the log stays for now.
  public func compact() throws(StoreError) -> Bool {
    try StoreError.wrap(path) {
      try pool.vacuum()
      return try pool.writeWithoutTransaction { database in
        let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        return row?[0] == 0
      }
    }
  }
}

/// Erases within one transaction.
private struct Eraser {
  let database: Database
  private let at: Int64
  private let kind: EventKind
  private var codes: Codes
  private var events: EventLog
  private(set) var erasure = Erasure()

  init(
    _ database: Database, kind: EventKind, actor: ActorIdentity, at moment: Date
  ) throws {
    (self.database, self.kind, at) = (database, kind, moment.milliseconds)
    codes = try Codes(database)
    events = try EventLog(
      database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
  }

  mutating func erase(_ item: Int64, withPayloads: Bool) throws {
    let row = try database.cachedRow(
      "SELECT public_id, source, payload, record, received_at, forgotten_at FROM item WHERE id = ?",
      [item])
    guard let row else { return }
    try run("UPDATE matter SET voice = NULL WHERE voice = ?", item)
    try run("UPDATE tag SET evidence = '[]' WHERE item = ?", item)
    for table in ["item_text", "item_sketch", "contact_token", "project_link"] {
      try run("DELETE FROM \(table) WHERE item = ?", item)
    }
    erasure.remarks += try run("DELETE FROM remark WHERE item = ?", item)
    erasure.contacts += try run("DELETE FROM contact WHERE item = ?", item)
    try database.runCached(
      "UPDATE reject SET bytes = x'' WHERE payload = ? AND record = ? AND length(bytes) > 0",
      [row["payload"] as Int64, row["record"] as Int64])
    erasure.rejects += database.changesCount
    if withPayloads {
      // Whatever the source gave since then may hold one of its versions.
      try erasePayloads(
        "source = ? AND received_at >= ?", [row["source"] as Int64, row["received_at"] as Int64])
    }
    guard row["forgotten_at"] == nil else { return }
    try database.runCached(
      """
      UPDATE item SET external_id = NULL, latitude = NULL, longitude = NULL,
        fingerprint = zeroblob(16), content_hash = zeroblob(16), forgotten_at = ? WHERE id = ?
      """, [at, item])
    try events.append(
      kind, item: (item, row.bytes("public_id")), data: JSONBytes.object([:]), codes: &codes)
    erasure.items += 1
  }

  @discardableResult
  private func run(_ sql: String, _ item: Int64) throws -> Int {
    try database.runCached(sql, [item])
    return database.changesCount
  }

  private mutating func erasePayloads(
    _ condition: String, _ arguments: StatementArguments
  ) throws {
    let parts = "payload_part WHERE payload IN (SELECT id FROM payload WHERE \(condition))"
    erasure.payloads +=
      try Int.fetchOne(
        database, sql: "SELECT count(DISTINCT payload) FROM " + parts, arguments: arguments) ?? 0
    try database.execute(sql: "DELETE FROM " + parts, arguments: arguments)
  }

  /// Erases the bytes of refused records and payloads that hold one of the traces.
  mutating func eraseTraces(_ traces: [Trace]) throws {
    func holds(_ bytes: [UInt8]) -> Bool {
      let folded = Trace.fold(bytes)
      return traces.contains { $0.stands(in: folded) }
    }
    var found: Set<Int64> = []
    let rejects = try Row.fetchCursor(
      database, sql: "SELECT id, payload, bytes FROM reject WHERE length(bytes) > 0")
    var refused: [Int64] = []
    while let row = try rejects.next() {
      guard holds(row.bytes("bytes")) else { continue }
      refused.append(row["id"])
      found.insert(row["payload"])
    }
    for id in refused { try run("UPDATE reject SET bytes = x'' WHERE id = ?", id) }
    erasure.rejects += refused.count
    let parts = try Row.fetchCursor(
      database, sql: "SELECT payload, size, body FROM payload_part ORDER BY payload, part")
    var last: (payload: Int64, tail: [UInt8]) = (0, [])
    while let row = try parts.next() {
      let payload: Int64 = row["payload"]
      let bytes = try Zstandard.decompress(row.bytes("body"), size: row["size"])
      // A trace may lie across two parts.
      if holds((last.payload == payload ? last.tail : []) + bytes) { found.insert(payload) }
      last = (payload, Array(bytes.suffix(256)))
    }
    for payload in found { try erasePayloads("id = ?", [payload]) }
  }
}

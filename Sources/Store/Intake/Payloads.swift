public import Foundation
internal import GRDB

/// One file or answer of a source, known by its content.
public struct Payload: Sendable, Equatable {
  public var id: Int64
  /// How many records were taken so far; the next batch begins with this one, counted from 0.
  public var recordsDone: Int
  /// True where it was taken to its end.
  public var isComplete: Bool
  /// True where the source has brought the same content before.
  public var isKnown: Bool
  /// How many of its bytes are kept so far.
  public var bytesKept: Int
  /// How many of its records are refused still.
  public var recordsRefused: Int
}

extension OfficeStore {
  /// Registers a payload by its content, or finds it again: each file comes in once, and one that
  /// was cut off is resumed. Content that another one of the same place has replaced since comes in
  /// anew, so that what was changed back is changed back here.
  ///
  /// - Parameters:
  ///   - url: where it came from, without secrets.
  ///   - contentType: what its sender called it, and the format that it is read as.
  ///   - body: all of it, where it is short; it is kept with the same write where it is new.
  /// - Throws: `refused` where the source is not registered.
  public func openPayload(
    source: String, url: String, contentType: String? = nil, format: String,
    contentHash: [UInt8], size: Int, receivedAt: Date, run: Int64, body: [UInt8]? = nil
  ) async throws(StoreError) -> Payload {
    let part = try StoreError.wrap(path) { try body.map(PayloadPart.init) }
    return try await writeGrouped { database in
      let number = try Sources.number(of: source, database)
      if let known = try Payloads.current(database, source: number, contentHash: contentHash) {
        return known
      }
      try database.runCached(
        """
        INSERT INTO payload (source, run, url, content_type, format, content_hash, size,
          received_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          number, run, url, contentType, format, Data(contentHash), size,
          receivedAt.milliseconds,
        ])
      let id = database.lastInsertedRowID
      try part?.add(to: id, database)
      return Payload(
        id: id, recordsDone: 0, isComplete: false, isKnown: false,
        bytesKept: part?.size ?? 0, recordsRefused: 0)
    }
  }

  /// Keeps the next bytes of a payload, compressed; `Payload.bytesKept` says where they begin.
  public func append(_ bytes: [UInt8], to payload: Int64) async throws(StoreError) {
    let part = try StoreError.wrap(path) { try PayloadPart(bytes) }
    try await writeGrouped { database in try part.add(to: payload, database) }
  }

  /// The bytes of a payload that are kept; empty after `prunePayloads`.
  public func payloadBytes(_ payload: Int64) throws(StoreError) -> [UInt8] {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT size, body FROM payload_part WHERE payload = ? ORDER BY part",
        arguments: [payload])
      var bytes: [UInt8] = []
      while let row = try rows.next() {
        bytes += try Zstandard.decompress(row.bytes("body"), size: row["size"])
      }
      return bytes
    }
  }

  /// A part of a payload's kept bytes, counted from 1; nil behind the last one.
  public func payloadPart(_ payload: Int64, _ part: Int) throws(StoreError) -> [UInt8]? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT size, body FROM payload_part WHERE payload = ? AND part = ?",
        arguments: [payload, part])
      return try row.map { try Zstandard.decompress($0.bytes("body"), size: $0["size"]) }
    }
  }

  /// The payloads of which every byte is kept, oldest first.
  ///
  /// - Parameters:
  ///   - source: nil: those of all sources.
  ///   - withRejects: leaves out those of which every record is good.
  public func keptPayloads(
    source: String?, withRejects: Bool
  ) throws(StoreError) -> [KeptPayload] {
    try read { database in
      try Row.fetchAll(database, sql: KeptPayload.sql, arguments: [source, withRejects])
        .map(KeptPayload.init(row:))
    }
  }

  /// Erases the kept bytes of payloads that were received before a moment; how many payloads. What
  /// is known about them stays, so that none comes in twice.
  public func prunePayloads(before moment: Date) throws(StoreError) -> Int {
    try write { database in
      let old = """
        FROM payload_part WHERE payload IN (SELECT id FROM payload WHERE received_at < ?)
        """
      let arguments: StatementArguments = [moment.milliseconds]
      let count = try Int.fetchOne(
        database, sql: "SELECT count(DISTINCT payload) " + old, arguments: arguments)
      try database.execute(sql: "DELETE " + old, arguments: arguments)
      return count ?? 0
    }
  }
}

/// Some bytes of a payload, compressed.
private struct PayloadPart: Sendable {
  let size: Int
  private let body: [UInt8]

  init(_ bytes: [UInt8]) throws {
    size = bytes.count
    body = try Zstandard.compress(bytes)
  }

  func add(to payload: Int64, _ database: Database) throws {
    try database.runCached(
      """
      INSERT INTO payload_part (payload, part, size, body)
      SELECT ?1, 1 + coalesce(max(part), 0), ?2, ?3 FROM payload_part WHERE payload = ?1
      """,
      [payload, size, Data(body)])
  }
}

/// A payload that can be read again from the store.
public struct KeptPayload: Sendable, Equatable {
  public var id: Int64
  public var source: String
  /// Where it came from.
  public var url: String
  public var contentType: String?
  public var format: String
  public var receivedAt: Date
}

extension KeptPayload {
  fileprivate static let sql = """
    SELECT payload.*, text FROM payload JOIN code ON code.id = payload.source
    WHERE (?1 IS NULL OR text = ?1) AND complete = 1
      AND size = (SELECT sum(size) FROM payload_part WHERE payload = payload.id)
      AND (NOT ?2 OR EXISTS (
        SELECT * FROM reject WHERE reject.payload = payload.id AND resolved_run IS NULL))
    ORDER BY payload.id
    """

  fileprivate init(row: Row) {
    id = row["id"]
    source = row["text"]
    url = row["url"]
    contentType = row["content_type"]
    format = row["format"]
    receivedAt = Date(milliseconds: row["received_at"])
  }
}

/// The rows of `payload`.
private enum Payloads {
  /// The payload of a content, where nothing has replaced it since at its place.
  static func current(
    _ database: Database, source: Int64, contentHash: [UInt8]
  ) throws -> Payload? {
    let row = try database.cachedRow(
      """
      SELECT id, records_done, complete,
        (SELECT coalesce(sum(size), 0) FROM payload_part WHERE payload = payload.id) AS kept,
        (SELECT count(*) FROM reject WHERE payload = payload.id AND resolved_run IS NULL)
          AS refused
      FROM payload WHERE source = ?1 AND content_hash = ?2 AND NOT EXISTS (
        SELECT * FROM payload AS later
        WHERE later.source = ?1 AND later.url = payload.url AND later.id > payload.id)
      ORDER BY id DESC LIMIT 1
      """,
      [source, Data(contentHash)])
    return row.map { row in
      Payload(
        id: row["id"], recordsDone: row["records_done"], isComplete: row["complete"],
        isKnown: true, bytesKept: row["kept"], recordsRefused: row["refused"])
    }
  }
}

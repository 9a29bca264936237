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
}

extension OfficeStore {
  /// Registers a payload by its content, or finds it again: each file comes in once, and one that
  /// was cut off is resumed.
  ///
  /// - Parameter url: where it came from, without secrets.
  /// - Throws: `refused` where the source is not registered.
  public func openPayload(
    source: String, url: String, contentHash: [UInt8], size: Int, receivedAt: Date, run: Int64
  ) throws(StoreError) -> Payload {
    try write { database in
      let number = try Sources.number(of: source, database)
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO payload (source, run, url, content_hash, size, received_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [number, run, url, Data(contentHash), size, receivedAt.milliseconds])
      return try Payloads.find(
        database, source: number, contentHash: contentHash, isKnown: database.changesCount == 0)
    }
  }

  /// Keeps the next bytes of a payload, compressed; `Payload.bytesKept` says where they begin.
  public func append(_ bytes: [UInt8], to payload: Int64) throws(StoreError) {
    let body = try StoreError.wrap(path) { try Zstandard.compress(bytes) }
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO payload_part (payload, part, size, body)
          SELECT ?1, 1 + coalesce(max(part), 0), ?2, ?3 FROM payload_part WHERE payload = ?1
          """,
        arguments: [payload, bytes.count, Data(body)])
    }
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

/// The rows of `payload`.
private enum Payloads {
  static func find(
    _ database: Database, source: Int64, contentHash: [UInt8], isKnown: Bool
  ) throws -> Payload {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT id, records_done, complete,
          (SELECT coalesce(sum(size), 0) FROM payload_part WHERE payload = payload.id) AS kept
        FROM payload WHERE source = ? AND content_hash = ?
        """,
      arguments: [source, Data(contentHash)])
    guard let row else { throw Refusal("the payload was not kept") }
    return Payload(
      id: row["id"], recordsDone: row["records_done"], isComplete: row["complete"],
      isKnown: isKnown, bytesKept: row["kept"])
  }
}

public import Feedback
internal import GRDB

public import struct Foundation.Date

/// A refused record, as the store keeps it.
public struct StoredReject: Sendable, Equatable {
  public var id: Int64
  public var source: String
  public var payload: Int64
  /// Where the payload came from.
  public var url: String
  public var run: Int64
  public var reject: Reject
  public var at: Date
}

extension OfficeStore {
  /// The newest refused records that no replay has made good, newest first; of one source or of all.
  public func rejects(source: String? = nil, limit: Int) throws(StoreError) -> [StoredReject] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT reject.*, text, url FROM reject JOIN code ON code.id = reject.source
            JOIN payload ON payload.id = reject.payload
          WHERE (?1 IS NULL OR text = ?1) AND resolved_run IS NULL
          ORDER BY reject.id DESC LIMIT ?2
          """,
        arguments: [source, limit]
      )
      .map(StoredReject.init(row:))
    }
  }

  /// How many records were refused on the days of a span, by source: most first.
  public func rejectCounts(_ days: ClosedRange<Day>) throws(StoreError) -> [ValueCount] {
    let from = days.lowerBound.start(in: timeZone).milliseconds
    let end = (days.upperBound + 1).start(in: timeZone).milliseconds
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT text, count(*) AS count FROM reject JOIN code ON code.id = source
          WHERE at >= ? AND at < ? AND resolved_run IS NULL GROUP BY source ORDER BY 2 DESC, 1
          """,
        arguments: [from, end]
      )
      .map { ValueCount(id: $0["text"], count: $0["count"]) }
    }
  }
}

extension StoredReject {
  fileprivate init(row: Row) {
    id = row["id"]
    source = row["text"]
    payload = row["payload"]
    url = row["url"]
    run = row["run"]
    reject = Reject(
      stage: Reject.Stage(rawValue: row["stage"]) ?? .fetch,
      place: RecordPlace(
        number: row["record"], line: row["line"], attachment: row["attachment"],
        sheet: row["sheet"]), reason: row["reason"],
      bytes: row.bytes("bytes"))
    at = Date(milliseconds: row["at"])
  }
}

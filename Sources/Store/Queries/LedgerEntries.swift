internal import Feedback
internal import GRDB

public import struct Foundation.Date

/// What became of one batch.
public struct LedgerEntry: Sendable, Equatable {
  public var run: Int64
  public var source: String
  public var payload: Int64
  /// The records of the payload, counted from 0.
  public var records: Range<Int>
  public var counts: LedgerCounts
  public var at: Date
}

extension OfficeStore {
  /// The batches of a run, in their order.
  public func ledger(run: Int64) throws(StoreError) -> [LedgerEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT ledger.*, code.text AS source_text FROM ledger JOIN code ON code.id = source
          WHERE run = ? ORDER BY ledger.id
          """,
        arguments: [run]
      )
      .map(LedgerEntry.init(row:))
    }
  }
}

extension LedgerEntry {
  fileprivate init(row: Row) {
    run = row["run"]
    source = row["source_text"]
    payload = row["payload"]
    let first: Int = row["first_record"]
    records = (first - 1)..<row["last_record"]
    counts = LedgerCounts()
    counts.read = row["read"]
    counts.new = row["new"]
    counts.updated = row["updated"]
    counts.duplicate = row["duplicate"]
    counts.rejected = row["rejected"]
    at = Date(milliseconds: row["at"])
  }
}

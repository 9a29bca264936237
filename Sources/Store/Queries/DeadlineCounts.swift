internal import Feedback
internal import GRDB

public import struct Foundation.Date

/// How the deadlines of a span were kept by one department at one place.
public struct DeadlineCount: Sendable, Equatable {
  /// `""`: none.
  public var department: String
  /// `""`: none.
  public var place: String
  /// Deadlines that lay in the span.
  public var due: Int
  /// Of those, answered by then.
  public var answeredInTime: Int
  /// Of those, answered afterwards, within the span.
  public var answeredLate: Int
  /// Not answered at the span's end though due before it, since whenever.
  public var overdue: Int
}

extension OfficeStore {
  /// How the deadlines from one moment to before another were kept, seen from the latter.
  ///
  /// Items that owe no answer (merged, out of scope, waiting for the resident) are in none of the counts.
  public func deadlineCounts(
    from begin: Date, to end: Date
  ) throws(StoreError) -> [DeadlineCount] {
    try read { database in
      let codes = try CodeTexts(database)
      return try Row.fetchAll(
        database, sql: DeadlineCount.sql,
        arguments: ["begin": begin.milliseconds, "end": end.milliseconds]
      )
      .map {
        DeadlineCount(
          department: codes[$0[0]], place: codes[$0[1]], due: $0[2], answeredInTime: $0[3],
          answeredLate: $0[4], overdue: $0[5])
      }
    }
  }
}

extension DeadlineCount {
  /// Open items have their deadline in `item`, answered ones in `casework`.
  fileprivate static let sql = """
    WITH deadline (department, place, due, answered) AS (
      SELECT department, place, due_at, NULL FROM item WHERE due_at < :end
      UNION ALL
      SELECT department, place, last_due_at, answered_at FROM casework JOIN item ON item.id = casework.item
      WHERE due_at IS NULL AND answered_at IS NOT NULL
        AND last_due_at >= :begin AND last_due_at < :end
      UNION ALL
      SELECT department, place, last_due_at, answered_at FROM casework JOIN item ON item.id = casework.item
      WHERE due_at IS NULL AND answered_at >= :end AND last_due_at < :begin
    )
    SELECT department, place, sum(due >= :begin),
      sum(due >= :begin AND answered IS NOT NULL AND answered <= due),
      sum(due >= :begin AND answered IS NOT NULL AND answered > due AND answered < :end),
      sum(answered IS NULL OR (answered > due AND answered >= :end))
    FROM deadline GROUP BY department, place
    """
}

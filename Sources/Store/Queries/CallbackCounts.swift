internal import Feedback
public import Foundation
internal import GRDB

/// Call-backs in a span of time that are alike, or one of them.
public struct CallbackCount: Sendable, Equatable {
  public var department: String?
  public var contacted: Bool
  /// `yes`, `partly` or `no`.
  public var resolved: String?
  /// `satisfied`, `basically` or `dissatisfied`.
  public var satisfied: String?
  /// Whether it is the item's first call-back, and the last before the span ends.
  public var isFirst: Bool
  public var isFinal: Bool
  public var isExcluded: Bool
  /// nil where no deadline ran.
  public var isOnTime: Bool?
  public var isReopened: Bool
  public var isReturned: Bool
  public var count: Int
}

/// One call-back with its item.
public struct ItemCallback: Sendable, Equatable {
  public var number: WorkOrderNumber
  public var at: Date
  public var callback: CallbackCount
  /// What the item is about, of which kind it is, and whether it is not to be shown.
  public var topic: String?
  public var kind: String?
  public var isConfidential: Bool
}

extension OfficeStore {
  /// The call-backs made in a span of time, counted by all that rates tell apart.
  ///
  /// - Parameter places: only those about items there; empty: all.
  public func callbackCounts(
    _ span: Range<Date>, places: Set<String> = []
  ) throws(StoreError) -> [CallbackCount] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          WITH facts AS (\(CallbackCount.facts(placeCount: places.count)))
          SELECT *, count(*) AS count FROM facts
          GROUP BY department, contacted, resolved, satisfied, is_first, is_final, is_excluded,
            on_time, is_reopened, is_returned
          """,
        arguments: CallbackCount.arguments(span) + StatementArguments(places.sorted())
      )
      .map { CallbackCount(row: $0, count: $0["count"]) }
    }
  }

  /// The call-backs made in a span of time, one by one in their order; of a department, where one is
  /// named (empty: of none).
  public func callbacks(
    _ span: Range<Date>, department: String? = nil, places: Set<String> = []
  ) throws(StoreError) -> [ItemCallback] {
    let columns = [
      "day", "sequence", "callback.at AS at", "confidential",
      "(SELECT text FROM code WHERE id = item.topic) AS topic",
      "(SELECT text FROM code WHERE id = item.kind) AS kind",
    ]
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM (\(CallbackCount.facts(with: columns, placeCount: places.count)))
          WHERE ? IS NULL OR department = ? ORDER BY at, day, sequence
          """,
        arguments: CallbackCount.arguments(span) + StatementArguments(places.sorted())
          + [department, department]
      )
      .map { row in
        ItemCallback(
          number: WorkOrderNumber(day: Day(number: row["day"]), sequence: row["sequence"]),
          at: Date(milliseconds: row["at"]), callback: CallbackCount(row: row, count: 1),
          topic: row.code("topic"), kind: row.code("kind"), isConfidential: row["confidential"])
      }
    }
  }
}

extension CallbackCount {
  /// Each call-back in a span, with what rates tell apart. A later call-back that lies in the span takes
  /// the place of the final one; one after the span does not change what the span's figures were.
  ///
  /// - Parameters:
  ///   - columns: what is read besides.
  ///   - placeCount: how many places the last arguments name; 0: all places.
  fileprivate static func facts(with columns: [String] = [], placeCount: Int = 0) -> String {
    let marks = Array(repeating: "?", count: placeCount).joined(separator: ", ")
    let places =
      placeCount == 0 ? "" : "AND item.place IN (SELECT id FROM code WHERE text IN (\(marks)))"
    return """
    SELECT \(columns.map { $0 + ", " }.joined())
      (SELECT text FROM code WHERE id = item.department) AS department, contacted,
      (SELECT text FROM code WHERE id = resolved) AS resolved,
      (SELECT text FROM code WHERE id = satisfied) AS satisfied,
      callback.number = 0 AS is_first,
      NOT EXISTS (SELECT * FROM callback AS later WHERE later.item = callback.item
        AND later.number > callback.number AND later.at < ?) AS is_final,
      EXISTS (SELECT * FROM exclusion WHERE exclusion.item = callback.item) AS is_excluded,
      CASE WHEN last_due_at IS NOT NULL AND answered_at IS NOT NULL
        THEN answered_at <= last_due_at END AS on_time,
      coalesce(reopened, 0) > 0 AS is_reopened, coalesce(returned, 0) > 0 AS is_returned
    FROM callback JOIN item ON item.id = callback.item
      LEFT JOIN casework ON casework.item = callback.item
    WHERE callback.at >= ? AND callback.at < ? \(places)
    """
  }

  fileprivate static func arguments(_ span: Range<Date>) -> StatementArguments {
    let (from, until) = (span.lowerBound.milliseconds, span.upperBound.milliseconds)
    return [until, from, until]
  }

  fileprivate init(row: Row, count: Int) {
    department = row.code("department")
    contacted = row["contacted"]
    (resolved, satisfied) = (row.code("resolved"), row.code("satisfied"))
    (isFirst, isFinal, isExcluded) = (row["is_first"], row["is_final"], row["is_excluded"])
    (isOnTime, isReopened, isReturned) = (row["on_time"], row["is_reopened"], row["is_returned"])
    self.count = count
  }
}

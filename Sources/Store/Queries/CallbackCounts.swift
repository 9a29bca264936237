public import Feedback
public import Foundation
internal import GRDB

/// One call-back with its item.
public struct ItemCallback: Sendable, Equatable {
  public var number: WorkOrderNumber
  public var at: Date
  public var callback: CallbackGroup
  /// The id of the item's kind.
  public var kind: String
  public var isConfidential: Bool
}

extension OfficeStore {
  /// The call-backs made in a span of time, counted by all that rates tell apart.
  ///
  /// - Parameter scope: only those about items of departments or at places; nil: all.
  public func callbackCounts(
    _ span: Range<Date>, _ scope: AppraisedScope? = nil
  ) throws(StoreError) -> [CallbackGroup] {
    let (condition, arguments) = (scope ?? .everything).condition
    return try read { database in
      let codes = try CodeTexts(database)
      let rows = try Row.fetchCursor(
        database, sql: CallbackGroup.facts(where: condition),
        arguments: CallbackGroup.arguments(span) + arguments)
      // Counted here: to group them, SQLite would sort them all.
      var counts: [CallbackKey: Int] = [:]
      while let row = try rows.next() { counts[CallbackKey(row: row), default: 0] += 1 }
      return counts.map { CallbackGroup($0.key, codes, count: $0.value) }
    }
  }

  /// The call-backs made in a span of time, one by one in their order; of a department, where one is
  /// named (empty: of none).
  public func callbacks(
    _ span: Range<Date>, department: String? = nil, places: Set<String> = []
  ) throws(StoreError) -> [ItemCallback] {
    let scope = AppraisedScope(departments: department.map { [$0] } ?? [], places: places)
    let (condition, arguments) = scope.condition
    let columns = ["day", "sequence", "callback.at AS at", "confidential", "kind"]
    return try read { database in
      let codes = try CodeTexts(database)
      return try Row.fetchAll(
        database,
        sql: CallbackGroup.facts(with: columns, where: condition) + " ORDER BY at, day, sequence",
        arguments: CallbackGroup.arguments(span) + arguments
      )
      .map { row in
        ItemCallback(
          number: WorkOrderNumber(day: Day(number: row["day"]), sequence: row["sequence"]),
          at: Date(milliseconds: row["at"]),
          callback: CallbackGroup(CallbackKey(row: row), codes, count: 1),
          kind: codes[row["kind"]], isConfidential: row["confidential"])
      }
    }
  }
}

/// What rates tell call-backs apart by, with the numbers of codes.
private struct CallbackKey: Hashable {
  let department, resolved, satisfied: Int64
  let contacted, isFirst, isFinal, isExcluded: Bool
  let isOnTime: Bool?
  let isReopened, isReturned: Bool

  init(row: Row) {
    (department, contacted, resolved, satisfied) = (row[0], row[1], row[2], row[3])
    (isFirst, isFinal, isExcluded, isOnTime) = (row[4], row[5], row[6], row[7])
    (isReopened, isReturned) = (row[8], row[9])
  }
}

extension CodeTexts {
  /// The text of a code; nil where it is empty.
  fileprivate func code(_ number: Int64) -> String? {
    let text = self[number]
    return text.isEmpty ? nil : text
  }
}

extension CallbackGroup {
  /// Each call-back in a span, with what rates tell apart. A later call-back that lies in the span takes
  /// the place of the final one; one after the span does not change what the span's figures were.
  ///
  /// - Parameters:
  ///   - columns: what is read besides, behind the others.
  ///   - condition: on `item`; its arguments follow those of the span.
  fileprivate static func facts(
    with columns: [String] = [], where condition: String
  ) -> String {
    """
    SELECT item.department, contacted, resolved, satisfied, callback.number = 0,
      NOT EXISTS (SELECT * FROM callback AS later WHERE later.item = callback.item
        AND later.number > callback.number AND later.at < ?),
      EXISTS (SELECT * FROM exclusion WHERE exclusion.item = callback.item),
      CASE WHEN last_due_at IS NOT NULL AND answered_at IS NOT NULL
        THEN answered_at <= last_due_at END,
      coalesce(reopened, 0) > 0, coalesce(returned, 0) > 0 \(columns.map { ", " + $0 }.joined())
    FROM callback JOIN item ON item.id = callback.item
      LEFT JOIN casework ON casework.item = callback.item
    WHERE callback.at >= ? AND callback.at < ? AND \(condition)
    """
  }

  fileprivate static func arguments(_ span: Range<Date>) -> StatementArguments {
    let (from, until) = (span.lowerBound.milliseconds, span.upperBound.milliseconds)
    return [until, from, until]
  }

  fileprivate init(_ key: CallbackKey, _ codes: CodeTexts, count: Int) {
    self.init(
      department: codes.code(key.department), isContacted: key.contacted,
      resolved: codes.code(key.resolved), satisfied: codes.code(key.satisfied),
      isFirst: key.isFirst, isFinal: key.isFinal, isExcluded: key.isExcluded,
      isOnTime: key.isOnTime, isReopened: key.isReopened, isReturned: key.isReturned, count: count)
  }
}

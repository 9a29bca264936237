public import Feedback
internal import GRDB

public import struct Foundation.Date

/// An item with how its case went, as a dossier counts it.
public struct AppraisedItem: Sendable, Equatable {
  public var number: WorkOrderNumber
  public var version: Int
  /// Ids; empty for none. The second-level topic is `first/second`.
  public var topic: String
  public var subtopic: String
  public var kind: String
  public var place: String
  public var isUrgent: Bool
  public var isConfidential: Bool
  public var receivedAt: Date
  /// The deadline while the clock runs; nil where no answer is owed any more, or was.
  public var dueAt: Date?
  /// The deadline that held last.
  public var lastDueAt: Date?
  public var answeredAt: Date?
  /// How many times.
  public var returned: Int
  public var reopened: Int
  public var isExtended: Bool
  /// The final call-back; empty where there is none, or it did not say.
  public var resolved: String
  public var satisfied: String
  public var matter: Int64?
  /// Ids of the liaison station and of the deputy that it came through; empty for none.
  public var station: String
  public var deputy: String
  /// Whether anybody called back by then.
  public var isCalledBack: Bool
}

/// A deadline with what became of it.
public struct DeadlineItem: Sendable, Equatable {
  public var number: WorkOrderNumber
  public var due: Date
  public var answeredAt: Date?
  public var topic: String
  public var kind: String
  public var isConfidential: Bool
}

/// How many of a department's items were sent back, given more time, or opened again.
public struct HandlingCount: Sendable, Equatable {
  /// Empty: of none.
  public var department: String
  public var received: Int
  public var returned: Int
  public var extended: Int
  public var reopened: Int
}

extension OfficeStore {
  /// The items that came to departments in a span of days, in their order, with how their cases went; one
  /// pass over the span.
  ///
  /// - Parameter end: call-backs from this moment on are not the final ones.
  public func appraisedItems(
    _ days: ClosedRange<Day>, _ scope: AppraisedScope, until end: Date
  ) throws(StoreError) -> [AppraisedItem] {
    let (condition, arguments) = scope.condition
    return try read { database in
      let codes = try CodeList(database)
      let rows = try Row.fetchCursor(
        database, sql: AppraisedItem.select + " AND " + condition + " ORDER BY item.day, sequence",
        arguments: [end.milliseconds, days.lowerBound.number, days.upperBound.number] + arguments)
      var items: [AppraisedItem] = []
      while let row = try rows.next() { items.append(AppraisedItem(row: row, codes)) }
      return items
    }
  }

  /// The deadlines of departments that lay between two moments, and those before that were not kept when
  /// the former came; one pass over all items. `deadlineCounts` counts the same.
  public func deadlineItems(
    from begin: Date, to end: Date, _ scope: AppraisedScope
  ) throws(StoreError) -> [DeadlineItem] {
    let (condition, arguments) = scope.condition
    let first = begin.milliseconds
    return try read { database in
      let codes = try CodeList(database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT day, sequence, \(DeadlineItem.due), \(DeadlineItem.answered), topic, kind,
            confidential
          FROM item LEFT JOIN casework ON casework.item = item.id
          WHERE \(condition) AND \(DeadlineItem.due) < ? AND (\(DeadlineItem.due) >= ?
            OR \(DeadlineItem.answered) IS NULL OR \(DeadlineItem.answered) >= ?)
          """,
        arguments: arguments + [end.milliseconds, first, first]
      )
      .map { DeadlineItem(row: $0, codes) }
    }
  }

  /// How the deadlines of a scope together were kept from one moment to before another, as
  /// `deadlineCounts` counts each; one pass over all items.
  public func deadlineCount(
    from begin: Date, to end: Date, in scope: AppraisedScope
  ) throws(StoreError) -> DeadlineCount {
    try deadlineCount(from: begin, to: end, scope.condition)
  }

  /// How all other departments together kept the deadlines from one moment to before another, as
  /// `deadlineCounts` counts each; one pass over all items.
  public func deadlineCount(
    from begin: Date, to end: Date, outside scope: AppraisedScope
  ) throws(StoreError) -> DeadlineCount {
    try deadlineCount(from: begin, to: end, scope.condition(isOutside: true))
  }

  private func deadlineCount(
    from begin: Date, to end: Date, _ scope: (sql: String, arguments: StatementArguments)
  ) throws(StoreError) -> DeadlineCount {
    let (condition, arguments) = scope
    let (first, last) = (begin.milliseconds, end.milliseconds)
    return try read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          WITH deadline (due, answered) AS (
            SELECT \(DeadlineItem.due), \(DeadlineItem.answered)
            FROM item LEFT JOIN casework ON casework.item = item.id WHERE \(condition))
          SELECT count(*) FILTER (WHERE due >= ?), count(*) FILTER (WHERE due >= ? AND answered <= due),
            count(*) FILTER (WHERE due >= ? AND answered > due AND answered < ?),
            count(*) FILTER (WHERE answered IS NULL OR (answered > due AND answered >= ?))
          FROM deadline WHERE due < ?
          """,
        arguments: arguments + [first, first, first, last, last, last])
      return DeadlineCount(
        department: "", place: "", due: row?[0] ?? 0, answeredInTime: row?[1] ?? 0,
        answeredLate: row?[2] ?? 0, overdue: row?[3] ?? 0)
    }
  }

  /// How many items of a span each department had returned, extended and reopened; how many it received is
  /// from the roll-ups.
  public func handlingCounts(
    _ days: ClosedRange<Day>, places: Set<String> = []
  ) throws(StoreError) -> [HandlingCount] {
    let ids = places.sorted()
    let own = ids.isEmpty ? "TRUE" : AppraisedScope.codes("item.place", ids.count)
    let rolled = ids.isEmpty ? "TRUE" : AppraisedScope.codes("b", ids.count)
    let span: StatementArguments = [days.lowerBound.number, days.upperBound.number]
    return try read { database in
      let codes = try CodeList(database)
      var counts: [String: HandlingCount] = [:]
      func add(_ sql: String, _ change: (inout HandlingCount, Row) -> Void) throws {
        let rows = try Row.fetchAll(
          database, sql: sql, arguments: span + StatementArguments(ids))
        for row in rows {
          let department = codes[row[0]]
          let empty = HandlingCount(
            department: department, received: 0, returned: 0, extended: 0, reopened: 0)
          change(&counts[department, default: empty], row)
        }
      }
      try add(
        """
        SELECT a, sum(count) FROM rollup
        WHERE pair = (SELECT id FROM code WHERE text = 'department:place')
          AND day BETWEEN ? AND ? AND \(rolled) GROUP BY a
        """
      ) { $0.received = $1[1] }
      try add(
        """
        SELECT department, sum(returned > 0), sum(reopened > 0)
        FROM casework JOIN item ON item.id = casework.item
        WHERE (returned > 0 OR reopened > 0) AND day BETWEEN ? AND ? AND \(own) GROUP BY 1
        """
      ) { ($0.returned, $0.reopened) = ($1[1], $1[2]) }
      try add(
        """
        SELECT department, count(*)
        FROM (SELECT DISTINCT item AS id FROM extension) JOIN item USING (id)
        WHERE day BETWEEN ? AND ? AND \(own) GROUP BY 1
        """
      ) { $0.extended = $1[1] }
      return counts.values.filter { $0.received > 0 }.sorted { $0.department < $1.department }
    }
  }
}

/// The texts of all codes by their numbers, which are few and close together.
private struct CodeList {
  private var texts: [String] = []

  init(_ database: Database) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT id, text FROM code ORDER BY id")
    while let row = try rows.next() {
      let id: Int = row[0]
      while texts.count < id { texts.append("") }
      texts.append(row[1])
    }
  }

  subscript(_ number: Int?) -> String {
    number.flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
  }
}

extension AppraisedItem {
  fileprivate static let select = """
    SELECT item.day, sequence, version, topic, subtopic, kind, place, urgency <> 0, confidential,
      received_at, due_at, last_due_at, answered_at, coalesce(returned, 0), coalesce(reopened, 0),
      EXISTS (SELECT * FROM extension WHERE extension.item = item.id), callback.resolved,
      callback.satisfied, matter_item.matter, item.station, item.deputy, callback.item IS NOT NULL
    FROM item LEFT JOIN casework ON casework.item = item.id
      LEFT JOIN callback ON callback.item = item.id AND callback.number = (
        SELECT max(number) FROM callback AS later WHERE later.item = item.id AND later.at < ?)
      LEFT JOIN matter_item ON matter_item.item = item.id
    WHERE item.day BETWEEN ? AND ?
    """

  fileprivate init(row: Row, _ codes: CodeList) {
    number = WorkOrderNumber(day: Day(number: row[0]), sequence: row[1])
    version = row[2]
    (topic, subtopic, kind, place) = (codes[row[3]], codes[row[4]], codes[row[5]], codes[row[6]])
    (isUrgent, isConfidential) = (row[7], row[8])
    receivedAt = Date(milliseconds: row[9])
    dueAt = (row[10] as Int64?).map(Date.init(milliseconds:))
    lastDueAt = (row[11] as Int64?).map(Date.init(milliseconds:))
    answeredAt = (row[12] as Int64?).map(Date.init(milliseconds:))
    (returned, reopened, isExtended) = (row[13], row[14], row[15])
    (resolved, satisfied) = (codes[row[16]], codes[row[17]])
    matter = row[18]
    (station, deputy, isCalledBack) = (codes[row[19]], codes[row[20]], row[21])
  }
}

extension DeadlineItem {
  /// Open items have their deadline in `item`, answered ones in `casework`; others owe no answer.
  fileprivate static let due =
    "coalesce(due_at, CASE WHEN answered_at IS NOT NULL THEN last_due_at END)"
  fileprivate static let answered = "CASE WHEN due_at IS NULL THEN answered_at END"

  fileprivate init(row: Row, _ codes: CodeList) {
    number = WorkOrderNumber(day: Day(number: row[0]), sequence: row[1])
    due = Date(milliseconds: row[2])
    answeredAt = (row[3] as Int64?).map(Date.init(milliseconds:))
    (topic, kind, isConfidential) = (codes[row[4]], codes[row[5]], row[6])
  }
}

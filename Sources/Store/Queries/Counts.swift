public import Feedback
internal import GRDB

/// How many items bear a value of a dimension.
public struct ValueCount: Sendable, Equatable {
  /// The value's id; empty: items without one.
  public var id: String
  public var count: Int

  /// A value with its count.
  public init(id: String, count: Int) {
    self.id = id
    self.count = count
  }
}

extension OfficeStore {
  /// The day of the first item ever received; nil where there is none.
  public func firstDay() throws(StoreError) -> Day? {
    try read { database in
      try Int.fetchOne(database, sql: "SELECT min(day) FROM item").map(Day.init(number:))
    }
  }

  /// How many items were received on each day of a span, from the roll-ups; days without any are
  /// left out.
  public func dayCounts(
    _ days: ClosedRange<Day>, department: String? = nil
  ) throws(StoreError) -> [Day: Int] {
    let (pair, arguments) = RollupQuery.parts(of: .kind, days, department)
    return try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT day, sum(count) \(pair) GROUP BY day", arguments: arguments)
      return Dictionary(uniqueKeysWithValues: rows.map { (Day(number: $0[0]), $0[1]) })
        .filter { $0.value > 0 }
    }
  }

  /// How many items of a span bear each value of a dimension, from the roll-ups: most first, then by
  /// id. Every item counts once, under its best topic.
  ///
  /// - Parameter department: only the items of one; `""`: those of none; nil: all.
  public func counts(
    by dimension: Dimension, _ days: ClosedRange<Day>, department: String? = nil
  ) throws(StoreError) -> [ValueCount] {
    let (pair, arguments) = RollupQuery.parts(of: dimension, days, department)
    let column = dimension == .department ? "a" : "b"
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT (SELECT text FROM code WHERE id = \(column)) AS id, sum(count) AS count
          \(pair) GROUP BY \(column) HAVING sum(count) > 0 ORDER BY 2 DESC, 1
          """,
        arguments: arguments
      )
      .map { ValueCount(id: $0["id"], count: $0["count"]) }
    }
  }
}

/// Reads the pairs of which the department is one half.
private enum RollupQuery {
  static func parts(
    of dimension: Dimension, _ days: ClosedRange<Day>, _ department: String?
  ) -> (sql: String, arguments: StatementArguments) {
    let other = dimension == .department ? .kind : dimension
    let pair = DimensionPair(a: .department, b: other).name
    var sql = """
      FROM rollup WHERE pair = (SELECT id FROM code WHERE text = ?) AND day BETWEEN ? AND ?
      """
    var arguments: StatementArguments = [pair, days.lowerBound.number, days.upperBound.number]
    if let department {
      sql += " AND a = (SELECT id FROM code WHERE text = ?)"
      arguments += [department]
    }
    return (sql, arguments)
  }
}

internal import Feedback
internal import GRDB

/// Whether the roll-ups are what counting the items gives.
enum RollupCheck {
  static func findings(_ database: Database) throws -> [Finding] {
    try DimensionPair.declared.flatMap { try findings($0, database) }
      + undeclared(database)
  }

  /// The first day on which a pair differs, with how many rows do.
  private static func findings(_ pair: DimensionPair, _ database: Database) throws -> [Finding] {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT count(*) AS count, min(day) AS day FROM (
          SELECT day, a, b, taxonomy FROM (
            SELECT day, \(pair.a) AS a, \(pair.b) AS b, taxonomy, count(*) AS count
            FROM item WHERE \(pair.leavesOutNone ? "\(pair.a) <> 0" : "TRUE") GROUP BY 1, 2, 3, 4
            UNION ALL
            SELECT day, a, b, taxonomy, -count FROM rollup
            WHERE pair = (SELECT id FROM code WHERE text = ?))
          GROUP BY day, a, b, taxonomy HAVING sum(count) <> 0)
        """,
      arguments: [pair.name])
    guard let row, let day: Int = row["day"] else { return [] }
    return [
      Finding(
        check: "roll-ups",
        message: "\(pair.name): \(row["count"] as Int) counts differ from the items, "
          + "the first on \(Day(number: day))")
    ]
  }

  private static func undeclared(_ database: Database) throws -> [Finding] {
    let names = DimensionPair.declared.map { "'\($0.name)'" }.joined(separator: ", ")
    let count = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM rollup WHERE pair NOT IN (SELECT id FROM code WHERE text IN (\(names)))
        """)
    guard let count, count > 0 else { return [] }
    let message = "\(count) counts are of a pair that is not declared"
    return [Finding(check: "roll-ups", message: message)]
  }
}

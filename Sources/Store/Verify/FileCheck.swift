internal import GRDB

/// Whether SQLite finds the file whole and every reference met.
enum FileCheck {
  static func findings(_ database: Database) throws -> [Finding] {
    let damage = try String.fetchAll(database, sql: "PRAGMA integrity_check")
    let references = try Row.fetchAll(
      database,
      sql: """
        SELECT "table", parent, count(*) AS count FROM pragma_foreign_key_check GROUP BY 1, 2
        """)
    return damage.filter { $0 != "ok" }.map { Finding(check: "file", message: $0.lowercased()) }
      + references.map { row in
        Finding(
          check: "references",
          message: "\(row["count"] as Int) rows of \(row["table"] as String) name a row of "
            + "\(row["parent"] as String) that is not there")
      }
  }
}

internal import GRDB

/// The store's tables, one migration a version; a store bears the number of its last one.
enum Schema {
  /// The version that this program writes.
  static let version = 3
  /// Marks an SQLite file as a store: "MQNG".
  static let applicationID = 0x4D51_4E47

  /// Brings a store up to `version` where it is older; each step is a transaction of its own.
  static func bringUpToDate(_ pool: DatabasePool, path: String) throws {
    let found = try pool.writeWithoutTransaction { try FileHeader($0, path: path).version }
    guard found != version else { return }
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: FirstTables.sql)
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: DecisionTables.sql)
      try database.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: CaseTables.sql)
      try database.execute(sql: "PRAGMA user_version = 3")
    }
    try migrator.migrate(pool)
  }
}

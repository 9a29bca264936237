internal import GRDB

/// The store's tables, one migration a version; a store bears the number of its last one.
enum Schema {
  /// What each version adds, oldest first; never changed once it is out, only added to.
  static let migrations = [
    FirstTables.sql, DecisionTables.sql, CaseTables.sql, DeliveryTables.sql,
    SearchTables.sql, OversightTables.sql, MatterTables.sql, ListTables.sql,
    RegroupTables.sql, ContactTables.sql, StationTables.sql, AppraisalTables.sql,
    WithdrawTables.sql, PlaceTables.sql, ProjectTables.sql, RecountTables.sql,
    LearningTables.sql, DossierFormTables.sql, EnrolmentTables.sql, TallyPlaceTables.sql,
  ]
  /// The version that this program writes.
  static let version = migrations.count
  /// Marks an SQLite file as a store: "MQNG".
  static let applicationID = 0x4D51_4E47

  /// Brings a store up to `version` where it is older; each step is a transaction of its own.
  static func bringUpToDate(_ pool: DatabasePool, path: String) throws {
    let found = try pool.writeWithoutTransaction { try FileHeader($0, path: path).version }
    guard found != version else { return }
    var migrator = DatabaseMigrator()
    for (sql, version) in zip(migrations, 1...) {
      migrator.registerMigration("\(version)", foreignKeyChecks: .immediate) { database in
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: sql)
        try database.execute(sql: "PRAGMA user_version = \(version)")
      }
    }
    try migrator.migrate(pool)
  }
}

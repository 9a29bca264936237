internal import GRDB

/// Statements that every batch runs: compiled once a connection, which costs more than running them.
extension Database {
  func runCached(_ sql: String, _ arguments: StatementArguments = []) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  func cachedRow(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
  }

  /// Runs a body in a savepoint; nothing of it remains where it throws.
  func inCachedSavepoint<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try runCached("SAVEPOINT body")
    do {
      let value = try body(self)
      try runCached("RELEASE body")
      return value
    } catch {
      // A full disk may have ended the whole transaction; committing it will tell.
      if isInsideTransaction {
        try runCached("ROLLBACK TO body")
        try runCached("RELEASE body")
      }
      throw error
    }
  }
}

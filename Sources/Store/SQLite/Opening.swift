internal import Foundation
internal import GRDB

/// Opens the SQLite file of a store.
struct Opening {
  var path: String

  func forWriting() throws(StoreError) -> DatabasePool {
    try makeFile()
    return try StoreError.wrap(path) {
      let pool = try DatabasePool(path: path, configuration: configuration { _ in })
      try bringUpToDate(pool)
      return pool
    }
  }

  func forReading() throws(StoreError) -> DatabasePool {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    return try StoreError.wrap(path) {
      var configuration = configuration { found in
        guard found != 0 else { throw StoreError.missing(path: path) }
        guard found == Schema.version else {
          throw StoreError.olderVersion(path: path, found: found, known: Schema.version)
        }
      }
      configuration.readonly = true
      return try DatabasePool(path: path, configuration: configuration)
    }
  }

  /// Settings of each connection; the file is looked at before anything is changed in it.
  private func configuration(
    checkVersion: @escaping @Sendable (Int) throws -> Void
  ) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { [path] database in
      try database.execute(sql: "PRAGMA cache_size = -16000")
      try checkVersion(FileHeader(database, path: path).version)
    }
    return configuration
  }

  /// Makes the file and its folder where they are missing; nobody but the owner and the group can
  /// read what residents wrote.
  private func makeFile() throws(StoreError) {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)).lowercased())
    }
    close(descriptor)
  }

  private func bringUpToDate(_ pool: DatabasePool) throws {
    guard try !isCurrent(pool) else { return }
    do {
      try Schema.migrate(pool)
    } catch {
      // Another program may have brought it up to date in between.
      guard try isCurrent(pool) else { throw error }
    }
  }

  private func isCurrent(_ pool: DatabasePool) throws -> Bool {
    try pool.writeWithoutTransaction {
      try FileHeader($0, path: path).version == Schema.version
    }
  }
}

/// What an SQLite file says of itself.
struct FileHeader {
  /// The version of its tables; 0: it has none yet.
  var version: Int

  /// - Throws: `StoreError` where the file is another program's or comes from a newer one of ours.
  init(_ database: Database, path: String) throws {
    version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    let isOurs = application == Schema.applicationID
    let isEmpty = try !Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT * FROM sqlite_master WHERE name NOT LIKE '%grdb%')")!
    guard isOurs || isEmpty else { throw StoreError.notAStore(path: path) }
    guard version <= Schema.version else {
      throw StoreError.newerVersion(path: path, found: version, known: Schema.version)
    }
  }
}

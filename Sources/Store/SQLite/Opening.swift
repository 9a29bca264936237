internal import Foundation
internal import GRDB

/// Opens the SQLite file of a store.
struct Opening {
  var path: String

  func forWriting() throws(StoreError) -> DatabasePool {
    try makeFile()
    return try StoreError.wrap(path) {
      // Going over to WAL is refused at once, without any waiting, while another program does it.
      try FolderLock.holding(folder) {
        let pool = try DatabasePool(path: path, configuration: configuration { _ in })
        try Schema.bringUpToDate(pool, path: path)
        return pool
      }
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
      // 16 MB each; a page that many batches change goes into the file once for 64 MB of the log.
      try database.execute(sql: "PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 16000")
      try checkVersion(FileHeader(database, path: path).version)
    }
    return configuration
  }

  private var folder: String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// Makes the file and its folder where they are missing; nobody but the owner and the group can
  /// read what residents wrote.
  private func makeFile() throws(StoreError) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Never opened where it is there: closing it would let go the locks that SQLite holds on it.
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o660)
    if descriptor < 0, errno == EEXIST { return }
    guard descriptor >= 0 else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)).lowercased())
    }
    close(descriptor)
  }
}

/// An advisory lock on a folder: programs that open a store in it do so one after another.
private enum FolderLock {
  /// Runs a body while nobody else does; where the folder cannot be locked it runs all the same.
  static func holding<Value>(_ folder: String, _ body: () throws -> Value) rethrows -> Value {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0 { while flock(descriptor, LOCK_EX) != 0, errno == EINTR {} }
    return try body()
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

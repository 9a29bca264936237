internal import GRDB

/// Why a change contradicts the store or itself; it becomes `StoreError.refused`.
struct Refusal: Error {
  var reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}

extension StoreError {
  /// Runs a body and says what it threw as a `StoreError` about the file at a path.
  static func wrap<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try body()
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// What went wrong, as an error about the file at a path.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let refusal as Refusal: self = .refused(path: path, reason: refusal.reason)
    case let sealed as Sealed: self = .sealed(path: path, reason: sealed.reason)
    case let error as DatabaseError: self.init(error, path: path)
    default: self = .failed(path: path, reason: "\(error)")
    }
  }

  /// The message of SQLite names tables, columns and constraints; it holds no values.
  private init(_ error: DatabaseError, path: String) {
    let reason = (error.message ?? error.resultCode.description).lowercased()
    switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      self = .cannotWrite(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_NOTADB: self = .notAStore(path: path)
    case .SQLITE_CORRUPT: self = .corrupt(path: path, reason: reason)
    case .SQLITE_CONSTRAINT: self = .refused(path: path, reason: reason)
    default: self = .failed(path: path, reason: reason)
    }
  }
}

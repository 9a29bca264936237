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
    } catch let error as StoreError {
      throw error
    } catch let refusal as Refusal {
      throw .refused(path: path, reason: refusal.reason)
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch {
      throw .failed(path: path, reason: "\(error)")
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

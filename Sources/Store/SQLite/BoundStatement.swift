internal import GRDB
internal import GRDBSQLite

/// A prepared statement whose values are bound one after the other, for the rows of a batch: without
/// GRDB's argument lists a row costs a quarter less.
struct BoundStatement {
  /// Owns the prepared statement.
  private let statement: Statement
  private let handle: OpaquePointer
  private let connection: OpaquePointer?
  private var position: Int32 = 0

  init(_ database: Database, _ sql: String) throws {
    statement = try database.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    connection = database.sqliteConnection
  }

  mutating func put(_ value: Int64) {
    position += 1
    sqlite3_bind_int64(handle, position, value)
  }

  mutating func put(_ value: Int) {
    put(Int64(value))
  }

  mutating func put(_ value: Int64?) {
    if let value { put(value) } else { putNull() }
  }

  mutating func put(_ value: Double?) {
    guard let value else { return putNull() }
    position += 1
    sqlite3_bind_double(handle, position, value)
  }

  mutating func put(_ text: String) {
    position += 1
    var text = text
    text.withUTF8 { _ = sqlite3_bind_text(handle, position, $0.text, Int32($0.count), copied) }
  }

  mutating func put(_ text: String?) {
    if let text { put(text) } else { putNull() }
  }

  /// Binds UTF-8 bytes as text.
  mutating func put(utf8 bytes: [UInt8]) {
    position += 1
    bytes.withUnsafeBufferPointer {
      _ = sqlite3_bind_text(handle, position, $0.text, Int32($0.count), copied)
    }
  }

  mutating func put(_ bytes: [UInt8]) {
    position += 1
    bytes.withUnsafeBufferPointer {
      // An empty array may have no address, which SQLite would take for NULL.
      let address = UnsafeRawPointer($0.baseAddress) ?? UnsafeRawPointer(handle)
      _ = sqlite3_bind_blob(handle, position, address, Int32($0.count), copied)
    }
  }

  private mutating func putNull() {
    position += 1
    sqlite3_bind_null(handle, position)
  }

  /// Runs the statement with the values put; the number of rows that it changed.
  @discardableResult
  mutating func run() throws -> Int {
    _ = try first { _ in }
    return Int(sqlite3_changes(connection))
  }

  /// Runs the statement and calls a body with each row.
  mutating func forEach(_ body: (Columns) throws -> Void) throws {
    defer {
      sqlite3_reset(handle)
      position = 0
    }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(Columns(handle: handle))
      case SQLITE_DONE: return
      case let code: throw failure(code)
      }
    }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
  }

  /// Runs the statement and reads its first row; nil where there is none.
  mutating func first<Value>(_ read: (Columns) throws -> Value) throws -> Value? {
    defer {
      sqlite3_reset(handle)
      position = 0
    }
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return try read(Columns(handle: handle))
    case SQLITE_DONE: return nil
    case let code: throw failure(code)
    }
  }
}

/// The columns of the row at which a statement stands.
struct Columns {
  fileprivate let handle: OpaquePointer

  func integer(_ index: Int32) -> Int64 {
    sqlite3_column_int64(handle, index)
  }

  func optionalInteger(_ index: Int32) -> Int64? {
    sqlite3_column_type(handle, index) == SQLITE_NULL ? nil : integer(index)
  }

  /// The UTF-8 bytes of a text, which are there only within the body.
  func withText<Value>(
    _ index: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Value
  ) rethrows -> Value {
    let address = sqlite3_column_blob(handle, index)?.assumingMemoryBound(to: UInt8.self)
    let count = address == nil ? 0 : Int(sqlite3_column_bytes(handle, index))
    return try body(UnsafeBufferPointer(start: address, count: count))
  }

  func text(_ index: Int32) -> String {
    withText(index) { String(decoding: $0, as: UTF8.self) }
  }

  func bytes(_ index: Int32) -> [UInt8] {
    guard let address = sqlite3_column_blob(handle, index) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, index))
    return Array(UnsafeRawBufferPointer(start: address, count: count))
  }
}

/// Tells SQLite to copy the bytes before the call returns (SQLITE_TRANSIENT).
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension UnsafeBufferPointer<UInt8> {
  fileprivate var text: UnsafePointer<CChar>? {
    UnsafeRawPointer(baseAddress)?.assumingMemoryBound(to: CChar.self)
  }
}

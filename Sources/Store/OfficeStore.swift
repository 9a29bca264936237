public import Foundation
internal import GRDB

/// The store of one office: one SQLite file that every stage after classify works on.
///
/// Any number of programs may read while one writes; a second writer waits up to ten seconds. It
/// reads no clock: every call takes its times.
public struct OfficeStore: Sendable {
  public let path: String
  public let office: OfficeIdentity
  /// The zone in which days begin.
  public let timeZone: TimeZone
  let pool: DatabasePool
  private let groupedWrites: GroupedWrites

  /// Opens the store to write, and makes it or brings it up to date where that is needed.
  public init(
    path: String, office: OfficeIdentity, timeZone: TimeZone, now: Date
  ) throws(StoreError) {
    (self.path, self.office, self.timeZone) = (path, office, timeZone)
    pool = try Opening(path: path).forWriting()
    groupedWrites = GroupedWrites(pool)
    try write { database in try OfficeRow.claim(database, for: office, path: path, at: now) }
  }

  /// Opens a store that exists, to read.
  public init(
    reading path: String, office: OfficeIdentity, timeZone: TimeZone
  ) throws(StoreError) {
    (self.path, self.office, self.timeZone) = (path, office, timeZone)
    pool = try Opening(path: path).forReading()
    groupedWrites = GroupedWrites(pool)
    try read { database in try OfficeRow.check(database, for: office, path: path) }
  }

  /// One transaction; nothing of it remains where the body throws.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try StoreError.wrap(path) { try pool.write(body) }
  }

  /// The same for one of many tasks that write at a time: they share transactions.
  func writeGrouped<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await groupedWrites.write(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Reads one state of the store.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try StoreError.wrap(path) { try pool.read(body) }
  }
}

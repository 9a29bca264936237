public import Feedback
internal import GRDB

public import struct Foundation.Date

/// A source as the configuration names it.
public struct RegisteredSource: Sendable, Equatable {
  public var id: String
  public var name: LocalizedName
  public var channel: String?
  public var format: String?

  /// A source by its id and name.
  public init(id: String, name: LocalizedName, channel: String? = nil, format: String? = nil) {
    self.id = id
    self.name = name
    self.channel = channel
    self.format = format
  }
}

/// Where a source stands: what its next fetch must know.
public struct SourceState: Sendable, Equatable {
  public var id: String
  public var firstFetchedAt: Date?
  public var lastAttemptAt: Date?
  public var lastSuccessAt: Date?
  /// nil: at the next run.
  public var nextAttemptAt: Date?
  /// Failures in a row.
  public var failures = 0
  public var failingSince: Date?
  public var lastError: String?
  public var etag: String?
  public var lastModified: String?
  /// How far an incremental source was read, in its own terms.
  public var cursor: String?

  /// The state of a source that was never fetched.
  public init(id: String) {
    self.id = id
  }
}

extension OfficeStore {
  /// Makes sources known, and keeps what the configuration says of them; their states stay.
  public func register(_ sources: [RegisteredSource]) throws(StoreError) {
    try write { database in
      var codes = try Codes(database)
      for source in sources { try Sources.register(source, &codes, database) }
    }
  }

  /// Every source that was ever registered, by id.
  public func sources() throws(StoreError) -> [RegisteredSource] {
    try read { database in
      try Row.fetchAll(database, sql: Sources.select).map(RegisteredSource.init(row:))
    }
  }

  /// The states of all sources, by id.
  public func sourceStates() throws(StoreError) -> [SourceState] {
    try read { database in
      try Row.fetchAll(database, sql: Sources.select).map(SourceState.init(row:))
    }
  }

  /// The state of a source; nil where it is not registered.
  public func sourceState(_ id: String) throws(StoreError) -> SourceState? {
    try sourceStates().first { $0.id == id }
  }

  /// Writes the state of a source in place of what is stored.
  public func update(_ state: SourceState) async throws(StoreError) {
    try await writeGrouped { database in try Sources.update(state, database) }
  }
}

/// The rows of `source`.
enum Sources {
  static let select = """
    SELECT code.text AS text, source.* FROM source JOIN code USING (id) ORDER BY code.text
    """

  /// The number of a registered source.
  static func number(of id: String, _ database: Database) throws -> Int64 {
    let sql = "SELECT source.id FROM source JOIN code USING (id) WHERE text = ?"
    guard let number: Int64 = try database.cachedRow(sql, [id])?[0] else {
      throw Refusal("source \"\(id)\" is not registered; register it before its records")
    }
    return number
  }

  static func register(
    _ source: RegisteredSource, _ codes: inout Codes, _ database: Database
  ) throws {
    try database.runCached(
      """
      INSERT INTO source (id, name_chinese, name_english, channel, format)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET name_chinese = excluded.name_chinese,
        name_english = excluded.name_english, channel = excluded.channel,
        format = excluded.format
      """,
      [
        codes.number(source.id), source.name.chinese, source.name.english, source.channel,
        source.format,
      ])
  }

  static func update(_ state: SourceState, _ database: Database) throws {
    try database.runCached(
      """
      UPDATE source SET first_fetched_at = ?, last_attempt_at = ?, last_success_at = ?,
        next_attempt_at = ?, failures = ?, failing_since = ?, last_error = ?, etag = ?,
        last_modified = ?, cursor = ?
      WHERE id = ?
      """,
      [
        state.firstFetchedAt?.milliseconds, state.lastAttemptAt?.milliseconds,
        state.lastSuccessAt?.milliseconds, state.nextAttemptAt?.milliseconds, state.failures,
        state.failingSince?.milliseconds, state.lastError, state.etag, state.lastModified,
        state.cursor, number(of: state.id, database),
      ])
  }
}

extension RegisteredSource {
  fileprivate init(row: Row) {
    id = row["text"]
    name = LocalizedName(chinese: row["name_chinese"], english: row["name_english"])
    channel = row["channel"]
    format = row["format"]
  }
}

extension SourceState {
  fileprivate init(row: Row) {
    id = row["text"]
    firstFetchedAt = row.moment("first_fetched_at")
    lastAttemptAt = row.moment("last_attempt_at")
    lastSuccessAt = row.moment("last_success_at")
    nextAttemptAt = row.moment("next_attempt_at")
    failures = row["failures"]
    failingSince = row.moment("failing_since")
    lastError = row["last_error"]
    etag = row["etag"]
    lastModified = row["last_modified"]
    cursor = row["cursor"]
  }
}

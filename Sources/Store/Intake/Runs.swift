internal import GRDB

public import struct Foundation.Date

/// A run of a command, as the store keeps it.
public struct StoredRun: Sendable, Equatable {
  public var id: Int64
  public var command: String
  public var actor: ActorIdentity
  public var startedAt: Date
  /// nil: it is at work, or was cut off.
  public var finishedAt: Date?
  public var exitCode: Int32?
  /// The run report as JSON.
  public var report: String?
}

extension OfficeStore {
  /// Records that a command begins; the run's id.
  public func beginRun(
    command: String, actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> Int64 {
    try write { database in
      let actor = try Runs.register(actor, database)
      try database.execute(
        sql: "INSERT INTO run (command, actor, started_at) VALUES (?, ?, ?)",
        arguments: [command, actor.id, moment.milliseconds])
      let run = database.lastInsertedRowID
      let data = JSONBytes.object(["command": .text(command)])
      try Runs.append(.runStarted, run: run, actor: actor, at: moment, data: data, database)
      return run
    }
  }

  /// Records how a run ended; refused where it has ended before.
  public func finishRun(
    _ run: Int64, at moment: Date, exitCode: Int32, report: String
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          UPDATE run SET finished_at = ?, exit_code = ?, report = ?
          WHERE id = ? AND finished_at IS NULL
          """,
        arguments: [moment.milliseconds, exitCode, report, run])
      guard database.changesCount == 1 else { throw Refusal("run \(run) is not at work") }
      let data = JSONBytes.object(["exit": .number(Int(exitCode))])
      let actor = try Runs.actor(of: run, database)
      try Runs.append(.runFinished, run: run, actor: actor, at: moment, data: data, database)
    }
  }

  /// The newest runs, newest first.
  public func runs(limit: Int) throws(StoreError) -> [StoredRun] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT run.*, name, account FROM run JOIN actor ON actor.id = run.actor
          ORDER BY run.id DESC LIMIT ?
          """,
        arguments: [limit]
      )
      .map(StoredRun.init(row:))
    }
  }
}

/// The rows of `run` and `actor`.
enum Runs {
  static func register(_ actor: ActorIdentity, _ database: Database) throws -> StoredActor {
    try database.execute(
      sql: "INSERT OR IGNORE INTO actor (name, account) VALUES (?, ?)",
      arguments: [actor.name, actor.account])
    let id = try Int64.fetchOne(
      database, sql: "SELECT id FROM actor WHERE name = ? AND account = ?",
      arguments: [actor.name, actor.account])
    return StoredActor(id: id ?? 0, identity: actor)
  }

  static func actor(of run: Int64, _ database: Database) throws -> StoredActor {
    let row = try database.cachedRow(
      "SELECT actor.* FROM run JOIN actor ON actor.id = run.actor WHERE run.id = ?", [run])
    guard let row else { throw Refusal("there is no run \(run)") }
    return StoredActor(
      id: row["id"], identity: ActorIdentity(name: row["name"], account: row["account"]))
  }

  fileprivate static func append(
    _ kind: EventKind, run: Int64, actor: StoredActor, at moment: Date, data: [UInt8],
    _ database: Database
  ) throws {
    var codes = try Codes(database)
    var events = try EventLog(database, actor: actor, run: run, at: moment.milliseconds)
    try events.append(kind, data: data, codes: &codes)
  }
}

extension StoredRun {
  fileprivate init(row: Row) {
    id = row["id"]
    command = row["command"]
    actor = ActorIdentity(name: row["name"], account: row["account"])
    startedAt = Date(milliseconds: row["started_at"])
    finishedAt = row.moment("finished_at")
    exitCode = row["exit_code"]
    report = row["report"]
  }
}

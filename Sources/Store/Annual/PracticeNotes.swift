public import Feedback
internal import GRDB

public import struct Foundation.Date

/// Whom a note of good practice is about.
public enum PracticeSubject: Sendable, Hashable {
  /// The id of a liaison station.
  case station(String)
  /// The id of a department.
  case department(String)

  /// `station` or `department`.
  public var kind: String {
    switch self {
    case .station: "station"
    case .department: "department"
    }
  }

  public var id: String {
    switch self {
    case .station(let id), .department(let id): id
    }
  }

  fileprivate init(kind: String, id: String) {
    self = kind == "station" ? .station(id) : .department(id)
  }
}

/// What somebody noted about how a station or a department works.
public struct PracticeNote: Sendable, Equatable {
  public var id: Int64
  public var subject: PracticeSubject
  /// When it was.
  public var day: Day
  /// Masked.
  public var text: String
  public var actor: ActorIdentity
  public var at: Date

  /// A note as it is kept.
  public init(
    id: Int64, subject: PracticeSubject, day: Day, text: String, actor: ActorIdentity, at: Date
  ) {
    (self.id, self.subject, self.day, self.text) = (id, subject, day, text)
    (self.actor, self.at) = (actor, at)
  }
}

extension OfficeStore {
  /// Keeps a note; its text is masked already.
  ///
  /// - Returns: its number.
  /// - Throws: `refused` where the same stands there.
  public func note(
    _ subject: PracticeSubject, _ text: String, on day: Day, actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> Int64 {
    try write { database in
      let twin = try database.cachedRow(
        "SELECT id FROM practice_note WHERE kind = ? AND subject = ? AND text = ?",
        [subject.kind, subject.id, text])
      if let id: Int64 = twin?["id"] { throw Refusal("it is there already, as N-\(id)") }
      let id = 1 + (try Int64.fetchOne(database, sql: "SELECT max(id) FROM practice_note") ?? 0)
      let event = try Self.record(.practiceNoted, of: id, database, actor, moment)
      try database.runCached(
        "INSERT INTO practice_note (id, kind, subject, day, text, event) VALUES (?, ?, ?, ?, ?, ?)",
        [id, subject.kind, subject.id, day.number, text, event])
      return id
    }
  }

  /// Erases a note's text.
  ///
  /// - Throws: `refused` where there is none.
  public func removeNote(
    _ id: Int64, actor: ActorIdentity, at moment: Date
  ) throws(StoreError) {
    try write { database in
      let row = try database.cachedRow(
        "SELECT 1 FROM practice_note WHERE id = ? AND text IS NOT NULL", [id])
      guard row != nil else { throw Refusal("there is no note N-\(id)") }
      _ = try Self.record(.practiceNoteRemoved, of: id, database, actor, moment)
      try database.runCached("UPDATE practice_note SET text = NULL WHERE id = ?", [id])
    }
  }

  private static func record(
    _ kind: EventKind, of note: Int64, _ database: Database, _ actor: ActorIdentity,
    _ moment: Date
  ) throws -> Int64 {
    var codes = try Codes(database)
    var events = try EventLog(
      database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
    return try events.append(
      kind, data: JSONBytes.members([("note", .number(Int(note)))]), codes: &codes)
  }

  /// The notes of some days, in their order.
  public func notes(_ days: ClosedRange<Day>) throws(StoreError) -> [PracticeNote] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT practice_note.*, name, account, event.at
          FROM practice_note JOIN event ON event.id = practice_note.event
            JOIN actor ON actor.id = event.actor
          WHERE text IS NOT NULL AND day BETWEEN ? AND ? ORDER BY day, practice_note.id
          """,
        arguments: [days.lowerBound.number, days.upperBound.number]
      )
      .map { row in
        PracticeNote(
          id: row["id"], subject: PracticeSubject(kind: row["kind"], id: row["subject"]),
          day: Day(number: row["day"]), text: row["text"],
          actor: ActorIdentity(name: row["name"], account: row["account"]),
          at: Date(milliseconds: row["at"]))
      }
    }
  }
}

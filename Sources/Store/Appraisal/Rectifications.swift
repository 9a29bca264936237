public import Feedback
internal import GRDB

public import struct Foundation.Date

/// What was agreed at an appraisal (整改事项).
public struct NewRectification: Sendable, Equatable {
  public var plan: String
  /// `department/ID` or `official/NAME`.
  public var subject: String
  public var text: String
  /// Who has to do it.
  public var department: String
  public var agreed: Day
  public var due: Day?
  public var links: VoiceLinks

  /// What was agreed, with how voices about it are found.
  public init(
    plan: String, subject: String, text: String, department: String, agreed: Day, due: Day?,
    links: VoiceLinks
  ) {
    (self.plan, self.subject, self.text) = (plan, subject, text)
    (self.department, self.agreed, self.due, self.links) = (department, agreed, due, links)
  }
}

/// Where a rectification stands; one that is withdrawn was entered by mistake.
public enum RectificationState: String, Sendable, CaseIterable, Codable {
  case open, evidence, accepted, reopened, withdrawn
}

/// What is done with a rectification.
public enum RectificationMove: String, Sendable, CaseIterable {
  case evidence, close, reopen, withdraw

  /// The states in which it can be done.
  public var from: [RectificationState] {
    switch self {
    case .evidence: [.open, .evidence, .reopened]
    case .close: [.evidence]
    case .reopen: [.accepted]
    case .withdraw: [.open, .evidence, .accepted, .reopened]
    }
  }

  /// The state that it leads to.
  public var to: RectificationState {
    switch self {
    case .evidence: .evidence
    case .close: .accepted
    case .reopen: .reopened
    case .withdraw: .withdrawn
    }
  }

  var event: EventKind {
    switch self {
    case .evidence: .rectificationEvidence
    case .close: .rectificationClosed
    case .reopen: .rectificationReopened
    case .withdraw: .rectificationWithdrawn
    }
  }
}

/// What somebody wrote about a rectification.
public struct RectificationNote: Sendable, Equatable {
  /// `rectify.evidence` and so on.
  public var kind: String
  public var day: Day
  public var actor: ActorIdentity
  public var at: Date
  /// Masked.
  public var text: String
}

/// A rectification with where it stands.
public struct Rectification: Sendable, Equatable {
  public var id: Int64
  public var agreement: NewRectification
  public var state: RectificationState
  /// Who added it.
  public var actor: ActorIdentity
  public var at: Date
  /// Oldest first.
  public var notes: [RectificationNote]
}

extension OfficeStore {
  /// Adds those that are not there yet, all or nothing; an event each.
  ///
  /// - Returns: for each its number, and whether it was there.
  public func addMissing(
    _ agreements: [NewRectification], actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> [(id: Int64, wasThere: Bool)] {
    try write { database in
      var codes = try Codes(database)
      var events: EventLog?
      return try agreements.map { agreement in
        if let twin = try agreement.twin(database, &codes) { return (twin, true) }
        var log =
          try events
          ?? EventLog(
            database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
        defer { events = log }
        return (try agreement.insert(database, &log, &codes), false)
      }
    }
  }

  /// Moves a rectification, with what is written about it.
  ///
  /// - Throws: `refused` where there is none, or where it stands otherwise.
  public func move(
    rectification id: Int64, _ move: RectificationMove, text: String, on day: Day,
    actor: ActorIdentity, at moment: Date
  ) throws(StoreError) {
    try write { database in
      let row = try database.cachedRow(
        "SELECT state, withdrawn FROM rectification WHERE id = ?", [id])
      guard let row else { throw Refusal("there is no rectification R-\(id)") }
      let state = RectificationState(row: row)
      guard move.from.contains(state) else {
        throw Refusal("R-\(id) is \(state.rawValue): \(move.rawValue) does not go with that")
      }
      var codes = try Codes(database)
      var events = try EventLog(
        database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
      let event = try events.append(
        move.event, data: JSONBytes.members([("rectification", .number(Int(id)))]), codes: &codes)
      try database.runCached(
        "INSERT INTO rectification_note (event, rectification, day, text) VALUES (?, ?, ?, ?)",
        [event, id, day.number, text])
      try database.runCached(
        move == .withdraw
          ? "UPDATE rectification SET withdrawn = 1 WHERE id = ?"
          : "UPDATE rectification SET state = ? WHERE id = ?",
        move == .withdraw ? [id] : [move.to.rawValue, id])
    }
  }

  /// The rectifications of a subject or of a plan, or all, in the order of their agreement.
  public func rectifications(
    subject: String? = nil, plan: String? = nil
  ) throws(StoreError) -> [Rectification] {
    try fetchRectifications(
      "(?1 IS NULL OR subject = ?1) AND (?2 IS NULL OR plan = ?2)", [subject, plan])
  }

  /// One rectification; nil where there is none of that number.
  public func rectification(_ id: Int64) throws(StoreError) -> Rectification? {
    try fetchRectifications("rectification.id = ?", [id]).first
  }

  private func fetchRectifications(
    _ condition: String, _ arguments: StatementArguments
  ) throws(StoreError) -> [Rectification] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT rectification.*, name, account, event.at,
            (SELECT text FROM code WHERE id = rectification.department) AS department_text
          FROM rectification JOIN event ON event.id = rectification.event
            JOIN actor ON actor.id = event.actor
          WHERE \(condition) ORDER BY agreed, rectification.id
          """,
        arguments: arguments
      )
      .map { try Rectification(row: $0, database) }
    }
  }
}

extension NewRectification {
  /// The one of the same plan, department and text, where it is not withdrawn.
  fileprivate func twin(_ database: Database, _ codes: inout Codes) throws -> Int64? {
    try database.cachedRow(
      "SELECT id FROM rectification WHERE plan = ? AND department = ? AND text = ? AND NOT withdrawn",
      [plan, try codes.number(department), text])?["id"]
  }

  fileprivate func insert(
    _ database: Database, _ events: inout EventLog, _ codes: inout Codes
  ) throws -> Int64 {
    let department = try codes.number(department)
    let id = 1 + (try Int64.fetchOne(database, sql: "SELECT max(id) FROM rectification") ?? 0)
    let event = try events.append(
      .rectificationAdded, data: JSONBytes.members([("rectification", .number(Int(id)))]),
      codes: &codes)
    try database.runCached(
      """
      INSERT INTO rectification (id, plan, subject, text, department, agreed, due, state, event)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id, plan, subject, text, department, agreed.number, due?.number,
        RectificationState.open.rawValue, event,
      ])
    for (kind, values) in links.rows {
      for value in values {
        try database.runCached(
          "INSERT OR IGNORE INTO rectification_link (rectification, kind, value) VALUES (?, ?, ?)",
          [id, kind, value])
      }
    }
    return id
  }
}

extension VoiceLinks {
  fileprivate var rows: [(kind: String, values: [String])] {
    [
      ("topic", topics), ("place", places), ("word", words), ("matter", matters.map(String.init)),
    ]
  }

  fileprivate init(_ rows: [Row]) {
    func values(_ kind: String) -> [String] {
      rows.filter { $0["kind"] == kind }.map { $0["value"] }
    }
    (topics, places, words) = (values("topic"), values("place"), values("word"))
    matters = values("matter").compactMap { Int64($0) }
  }
}

extension RectificationState {
  fileprivate init(row: Row) {
    self = row["withdrawn"] ? .withdrawn : RectificationState(rawValue: row["state"]) ?? .open
  }
}

extension Rectification {
  fileprivate init(row: Row, _ database: Database) throws {
    let id: Int64 = row["id"]
    let links = try Row.fetchAll(
      database,
      sql:
        "SELECT kind, value FROM rectification_link WHERE rectification = ? ORDER BY kind, value",
      arguments: [id])
    let notes = try Row.fetchAll(
      database,
      sql: """
        SELECT rectification_note.*, name, account, event.at,
          (SELECT text FROM code WHERE id = event.kind) AS kind
        FROM rectification_note JOIN event ON event.id = rectification_note.event
          JOIN actor ON actor.id = event.actor
        WHERE rectification = ? ORDER BY event.id
        """,
      arguments: [id])
    self.init(
      id: id,
      agreement: NewRectification(
        plan: row["plan"], subject: row["subject"], text: row["text"],
        department: row["department_text"], agreed: Day(number: row["agreed"]),
        due: (row["due"] as Int?).map(Day.init(number:)), links: VoiceLinks(links)),
      state: RectificationState(row: row),
      actor: ActorIdentity(name: row["name"], account: row["account"]),
      at: Date(milliseconds: row["at"]),
      notes: notes.map {
        RectificationNote(
          kind: $0["kind"], day: Day(number: $0["day"]),
          actor: ActorIdentity(name: $0["name"], account: $0["account"]),
          at: Date(milliseconds: $0["at"]), text: $0["text"])
      })
  }
}

internal import Feedback
internal import Foundation
internal import GRDB

extension OfficeStore {
  /// The case that a person means by a number, a public id, an external id or a row; nil where there is
  /// none.
  public func caseFile(_ reference: String) throws(StoreError) -> CaseFile? {
    try read { database in
      let lookup = ItemLookup(database: database, office: office.id)
      return try lookup.id(of: reference).flatMap { try CaseFile.fetch($0, database) }
    }
  }

  /// The case of an item by its row's id; nil where there is none.
  public func caseFile(row id: Int64) throws(StoreError) -> CaseFile? {
    try read { try CaseFile.fetch(id, $0) }
  }

  /// The cases that a filter leaves, in the order of their rows.
  public func caseFiles(_ filter: ItemFilter, limit: Int) throws(StoreError) -> [CaseFile] {
    try read { database in
      let (condition, arguments) = try filter.condition(database)
      let ids = try Int64.fetchAll(
        database, sql: "SELECT id FROM item WHERE \(condition) ORDER BY id LIMIT ?",
        arguments: arguments + [limit])
      return try ids.compactMap { try CaseFile.fetch($0, database) }
    }
  }

  /// What people wrote when they moved an item: reasons, replies and notes, by event.
  public func remarks(of item: Int64) throws(StoreError) -> [Int64: String] {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT event, text FROM remark WHERE item = ?", arguments: [item])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["event"], $0["text"]) })
    }
  }

  /// The numbers of the items that were merged into one.
  public func merged(into item: Int64) throws(StoreError) -> [WorkOrderNumber] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT day, sequence FROM item JOIN casework ON casework.item = item.id
          WHERE merged_into = ? ORDER BY item.id
          """,
        arguments: [item]
      )
      .map { WorkOrderNumber(day: Day(number: $0[0]), sequence: $0[1]) }
    }
  }
}

extension CaseFile {
  static func fetch(_ id: Int64, _ database: Database) throws -> CaseFile? {
    guard let row = try database.cachedRow(sql, [id]) else { return nil }
    return CaseFile(
      item: id, publicID: Hexadecimal.text(row.bytes("public_id")),
      number: WorkOrderNumber(day: Day(number: row["day"]), sequence: row["sequence"]),
      moves: row["moves"], source: row["source_text"], topic: row.code("topic_text"),
      kind: RequestKind(rawValue: row["kind_text"]) ?? .help, place: row.code("place_text"),
      urgency: row.code("urgency_text"), receivedAt: Date(milliseconds: row["received_at"]),
      state: row["state_text"], stateBefore: row.code("before_text"),
      department: row.code("department_text"), isAssigned: row["assigned"] ?? false,
      assisting: try assisting(id, database), isConfidential: row["confidential"],
      dueAt: row.moment("due_at"),
      clockFrom: row.moment("clock_from") ?? Date(milliseconds: row["received_at"]),
      lastDueAt: row.moment("last_due_at"),
      pauses: try pauses(id, database), extensions: try extensions(id, database),
      callbacks: try callbacks(id, database), returned: row["returned"] ?? 0,
      reopened: row["reopened"] ?? 0, mergedInto: row["merged_into"],
      assignedAt: row.moment("assigned_at"), answeredAt: row.moment("answered_at"),
      calledBackAt: row.moment("called_back_at"), closedAt: row.moment("closed_at"))
  }

  private static let sql: String = {
    let codes = ["source", "topic", "kind", "place", "urgency", "state", "department"]
    let texts = codes.map { "(SELECT text FROM code WHERE id = item.\($0)) AS \($0)_text" }
    return """
      SELECT item.*, casework.*, \(texts.joined(separator: ", ")),
        (SELECT text FROM code WHERE id = state_before) AS before_text
      FROM item LEFT JOIN casework ON casework.item = item.id WHERE item.id = ?
      """
  }()

  private static func assisting(_ id: Int64, _ database: Database) throws -> [String] {
    try rows(
      "SELECT text FROM assisting JOIN code ON code.id = department WHERE item = ? ORDER BY text",
      id, database
    )
    .map { $0[0] }
  }

  private static func pauses(_ id: Int64, _ database: Database) throws -> [CasePause] {
    try rows("SELECT * FROM pause WHERE item = ? ORDER BY from_at", id, database).map {
      CasePause(from: Date(milliseconds: $0["from_at"]), until: $0.moment("until_at"))
    }
  }

  private static func extensions(_ id: Int64, _ database: Database) throws -> [CaseExtension] {
    try rows("SELECT span, at FROM extension WHERE item = ? ORDER BY number", id, database).map {
      CaseExtension(span: $0["span"], at: Date(milliseconds: $0["at"]))
    }
  }

  private static func callbacks(_ id: Int64, _ database: Database) throws -> [CaseCallback] {
    let sql = """
      SELECT at, contacted, (SELECT text FROM code WHERE id = resolved) AS resolved,
        (SELECT text FROM code WHERE id = satisfied) AS satisfied
      FROM callback WHERE item = ? ORDER BY number
      """
    return try rows(sql, id, database).map {
      CaseCallback(
        at: Date(milliseconds: $0["at"]), contacted: $0["contacted"],
        resolved: $0.code("resolved"), satisfied: $0.code("satisfied"))
    }
  }

  private static func rows(_ sql: String, _ id: Int64, _ database: Database) throws -> [Row] {
    try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [id])
  }
}

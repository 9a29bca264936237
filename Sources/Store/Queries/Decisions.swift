internal import Feedback
internal import GRDB

internal import struct Foundation.Date

extension OfficeStore {
  /// The decisions about an item, in the order in which they were made.
  public func decisions(of item: Int64) throws(StoreError) -> [TopicDecision] {
    try read { database in try Decisions.of(item, database) }
  }

  /// For each first-level topic, how many items people have decided to be about it.
  public func decidedTopics() throws(StoreError) -> [String: Int] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT text AS topic, count(DISTINCT item) AS count
          FROM decision JOIN code ON code.id = decision.topic WHERE holds = 1 GROUP BY 1
          """)
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["topic"], $0["count"]) })
    }
  }

  /// Every item that people have decided to be about something, with its first-level topics, by row.
  public func decidedItems() throws(StoreError) -> [DecidedItem] {
    try read { database in
      try Row.fetchAll(database, sql: DecidedItem.sql).map(DecidedItem.init(row:))
    }
  }
}

/// An item with the topics that people have decided on, and with what was guessed before.
public struct DecidedItem: Sendable, Equatable {
  public var publicID: String
  public var subject: String
  public var body: String
  /// The first-level topics that it is about; empty where the person left none.
  public var topics: [String]
  /// How the item came before the person at first.
  public var drawn: Drawn
  public var guess: TopicGuess
}

/// The rows of `decision`.
enum Decisions {
  static func of(_ item: Int64, _ database: Database) throws -> [TopicDecision] {
    try Row.fetchAll(database, sql: sql, arguments: [item]).map(TopicDecision.init(row:))
  }

  /// What an item counts as: what people have decided wins over what is guessed.
  static func kept(
    _ stored: StoredItem, _ guessed: Facets, _ subtopic: Int64, _ database: Database
  ) throws -> (Facets, subtopic: Int64) {
    let row = try database.cachedRow(
      """
      SELECT EXISTS (SELECT * FROM decision WHERE item = ?),
        EXISTS (SELECT * FROM casework WHERE item = ? AND assigned = 1)
      """,
      [stored.id, stored.id])
    let (isDecided, isAssigned): (Bool, Bool) = (row?[0] ?? false, row?[1] ?? false)
    return (
      guessed.keeping(stored.facets, isDecided: isDecided, isAssigned: isAssigned),
      isDecided ? stored.subtopic : subtopic
    )
  }

  private static let sql = """
    SELECT holds, at, name, account,
      (SELECT text FROM code WHERE id = decision.topic) AS topic,
      (SELECT text FROM code WHERE id = subtopic) AS subtopic,
      (SELECT text FROM code WHERE id = drawn) AS drawn,
      (SELECT text FROM code WHERE id = guess) AS guess,
      (SELECT text FROM code WHERE id = guessed_department) AS guessed_department,
      (SELECT text FROM code WHERE id = guessed_version) AS guessed_version
    FROM decision JOIN actor ON actor.id = decision.actor
    WHERE item = ? ORDER BY at, decision.topic, subtopic
    """
}

extension TopicDecision {
  fileprivate init(row: Row) throws {
    self.init(
      topic: row["topic"], second: row.code("subtopic"), holds: row["holds"],
      drawn: Drawn(rawValue: row["drawn"]) ?? .named, guess: TopicGuess(row: row),
      actor: ActorIdentity(name: row["name"], account: row["account"]),
      at: Date(milliseconds: row["at"]))
  }
}

extension TopicGuess {
  fileprivate init(row: Row) {
    self.init(
      topic: row.code("guess"), department: row.code("guessed_department"),
      version: row["guessed_version"])
  }
}

extension DecidedItem {
  /// The guess and the draw are those of the item's first decision.
  fileprivate static let sql = """
    SELECT public_id, coalesce(subject, '') AS subject, coalesce(body, '') AS body,
      (SELECT group_concat(DISTINCT text) FROM decision JOIN code ON code.id = decision.topic
        WHERE decision.item = first.item AND holds = 1) AS topics,
      (SELECT text FROM code WHERE id = drawn) AS drawn,
      (SELECT text FROM code WHERE id = guess) AS guess,
      (SELECT text FROM code WHERE id = guessed_department) AS guessed_department,
      (SELECT text FROM code WHERE id = guessed_version) AS guessed_version
    FROM (SELECT *, min(at) FROM decision GROUP BY item) AS first
      JOIN item ON item.id = first.item LEFT JOIN item_text ON item_text.item = first.item
    ORDER BY first.item
    """

  fileprivate init(row: Row) {
    self.init(
      publicID: Hexadecimal.text(row.bytes("public_id")), subject: row["subject"],
      body: row["body"],
      topics: ((row["topics"] as String?) ?? "").split(separator: ",").map(String.init).sorted(),
      drawn: Drawn(rawValue: row["drawn"]) ?? .named, guess: TopicGuess(row: row))
  }
}

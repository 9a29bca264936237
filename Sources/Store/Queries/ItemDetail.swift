public import Feedback
public import Foundation
internal import GRDB

/// All that the store knows of an item.
public struct ItemDetail: Sendable, Equatable {
  public var row: ItemRow
  /// The item as it came in, in its newest version.
  public var item: FeedbackItem
  /// The topics that the method found, best first, with their evidence.
  public var tags: [TopicTag]
  /// How the topics were found; nil where none was.
  public var method: String?
  public var taxonomyVersion: String
  /// Where the newest version comes from: the payload, and its record from 1.
  public var payload: Int64
  public var record: Int
  /// The history, oldest first.
  public var events: [HistoryEvent]
}

/// An event of the history; it never holds what a resident wrote.
public struct HistoryEvent: Sendable, Equatable {
  public var id: Int64
  public var at: Date
  public var actor: ActorIdentity
  /// The raw value of an `EventKind`.
  public var kind: String
  public var run: Int64?
  /// Ids, codes and hashes, as a JSON object.
  public var data: String
}

extension OfficeStore {
  /// The item that a person means by its number, its public id or its external id, tried in this
  /// order; nil where there is none. The row's id is none of them: `127` for `MQ-20260922-0127`
  /// would be another item.
  ///
  /// - Throws: `ambiguous` where several sources use the external id.
  public func item(_ reference: String) throws(StoreError) -> ItemDetail? {
    try read { database in
      let lookup = ItemLookup(database: database, office: office.id)
      guard let id = try lookup.id(of: reference) else { return nil }
      return try ItemDetail.fetch(id, database)
    }
  }
}

extension ItemDetail {
  static func fetch(_ id: Int64, _ database: Database) throws -> ItemDetail? {
    let sql = ItemRow.select + " WHERE item.id = ?"
    guard let row = try Row.fetchOne(database, sql: sql, arguments: [id]) else { return nil }
    let texts = try Row.fetchOne(
      database, sql: "SELECT * FROM item_text WHERE item = ?", arguments: [id])
    let tags = try Row.fetchAll(database, sql: tagSQL, arguments: [id])
    let events = try Row.fetchAll(database, sql: eventSQL, arguments: [id])
    return ItemDetail(
      row: try ItemRow(row: row), item: FeedbackItem(row: row, texts: texts),
      tags: try tags.map(TopicTag.init(row:)), method: tags.first?["method"],
      taxonomyVersion: row["taxonomy_text"], payload: row["payload"], record: row["record"],
      events: events.map(HistoryEvent.init(row:)))
  }

  private static let tagSQL = """
    SELECT score, evidence,
      (SELECT text FROM code WHERE id = tag.topic) AS topic,
      (SELECT text FROM code WHERE id = tag.subtopic) AS subtopic,
      (SELECT text FROM code WHERE id = tag.method) AS method
    FROM tag WHERE item = ? ORDER BY rank
    """

  private static let eventSQL = """
    SELECT event.id, at, name, account, text AS kind, run, data
    FROM event JOIN actor ON actor.id = event.actor JOIN code ON code.id = event.kind
    WHERE item = ? ORDER BY event.id
    """
}

extension FeedbackItem {
  /// - Parameter texts: the row of `item_text`; nil where it was erased.
  fileprivate init(row: Row, texts: Row?) {
    self.init(
      source: row["source_text"], subject: texts?["subject"] ?? "", body: texts?["body"] ?? "")
    externalID = row["external_id"]
    submittedAt = row.moment("submitted_at")
    updatedAt = row.moment("updated_at")
    votesFor = row["votes_for"]
    votesAgainst = row["votes_against"]
    if let latitude: Double = row["latitude"], let longitude: Double = row["longitude"] {
      coordinates = Coordinates(latitude: latitude, longitude: longitude)
    }
    fingerprint = row.bytes("fingerprint")
    contentHash = row.bytes("content_hash")
    if let texts { take(texts) }
  }

  private mutating func take(_ texts: Row) {
    author = texts["author"]
    url = texts["url"]
    channel = texts["channel"]
    kind = texts.code("kind").flatMap(RequestKind.init(rawValue:))
    topic = texts["topic"]
    place = texts["place"]
    department = texts["department"]
    status = texts["status"]
    (station, deputy) = (texts["station"], texts["deputy"])
    if let text: String = texts["reply"] {
      reply = Reply(text: text, at: texts.moment("reply_at"))
    }
    masked = MaskedCounts.counts(texts["masked"])
  }
}

extension TopicTag {
  fileprivate init(row: Row) throws {
    self.init(
      id: row["topic"], second: row.code("subtopic"), score: row["score"],
      evidence: try StoredEvidence.all(row["evidence"]))
  }
}

extension OfficeStore {
  /// The words that spoke most for the topics of items, the strongest first, by the items' ids; items for
  /// whose topic no words spoke are left out.
  public func topicWords(of items: [Int64], most: Int) throws(StoreError) -> [Int64: [String]] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT item.id, evidence FROM item JOIN tag ON tag.item = item.id AND tag.topic = item.topic
          WHERE item.id IN (SELECT value FROM json_each(?))
          """, arguments: [SearchCandidates.json(items)])
      var words: [Int64: [String]] = [:]
      for row in rows {
        let evidence = try StoredEvidence.all(row["evidence"]).filter { $0.weight > 0 }
          .sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }
        guard !evidence.isEmpty else { continue }
        words[row["id"]] = evidence.prefix(most).map(\.word)
      }
      return words
    }
  }
}

/// One entry of `tag.evidence`: `["word",count,weight]`.
private struct StoredEvidence: Decodable {
  var evidence: Evidence

  static func all(_ json: String) throws -> [Evidence] {
    try JSONDecoder().decode([Self].self, from: Data(json.utf8)).map(\.evidence)
  }

  init(from decoder: any Decoder) throws {
    var entry = try decoder.unkeyedContainer()
    evidence = Evidence(
      word: try entry.decode(String.self), count: try entry.decode(Int.self),
      weight: try entry.decode(Double.self))
  }
}

extension HistoryEvent {
  fileprivate init(row: Row) {
    id = row["id"]
    at = Date(milliseconds: row["at"])
    actor = ActorIdentity(name: row["name"], account: row["account"])
    kind = row["kind"]
    run = row["run"]
    data = row["data"]
  }
}

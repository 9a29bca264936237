public import Feedback
internal import GRDB

/// A stored item with what classify reads of it.
public struct ClassifiableItem: Sendable, Equatable {
  public var id: Int64
  public var publicID: [UInt8]
  public var item: FeedbackItem
}

extension OfficeStore {
  /// Items in the order of their rows, behind one of them.
  ///
  /// - Parameter since: leaves out those that were received before this day.
  public func classifiableItems(
    after id: Int64, since: Day?, limit: Int
  ) throws(StoreError) -> [ClassifiableItem] {
    try read { database in
      try Row.fetchAll(
        database, sql: ClassifiableItem.sql,
        arguments: [id, since?.number ?? Int(Int32.min), limit]
      )
      .map(ClassifiableItem.init(row:))
    }
  }
}

extension ClassifiableItem {
  fileprivate static let sql = """
    SELECT item.id, public_id, submitted_at, (SELECT text FROM code WHERE id = item.source) AS source_text,
      subject, body, item_text.kind AS kind, item_text.place AS place,
      item_text.department AS department, item_text.topic AS topic
    FROM item JOIN item_text ON item_text.item = item.id
    WHERE item.id > ? AND day >= ? ORDER BY item.id LIMIT ?
    """

  fileprivate init(row: Row) {
    id = row["id"]
    publicID = row.bytes("public_id")
    item = FeedbackItem(
      source: row["source_text"], subject: row["subject"], body: row["body"])
    item.submittedAt = row.moment("submitted_at")
    item.kind = row.code("kind").flatMap(RequestKind.init(rawValue:))
    item.topic = row["topic"]
    item.place = row["place"]
    item.department = row["department"]
  }
}

internal import Feedback
internal import GRDB

/// An item with its casework, as it is exported.
public struct CaseRecord: Sendable {
  public var row: ItemRow
  public var file: CaseFile
  /// 受理渠道, as the source names it.
  public var channel: String?
  /// The last answer: the one recorded here, else the source's own.
  public var reply: String?
}

extension OfficeStore {
  /// Gives the items that a filter leaves one after another, oldest first, all of one state of the store;
  /// memory does not grow with their number.
  public func forEachCase(
    _ filter: ItemFilter, _ body: (CaseRecord) throws -> Void
  ) throws(StoreError) {
    try read { database in
      let (condition, arguments) = try filter.condition(database)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT row.*, item_text.channel, item_text.reply,
            (SELECT text FROM remark JOIN event ON event.id = remark.event
             WHERE remark.item = row.id
               AND event.kind = (SELECT id FROM code WHERE text = 'case.reply')
             ORDER BY event.id DESC LIMIT 1) AS answer
          FROM (\(ItemRow.select) WHERE \(condition)) AS row
          LEFT JOIN item_text ON item_text.item = row.id ORDER BY row.day, row.sequence
          """,
        arguments: arguments)
      while let row = try rows.next() {
        let item = try ItemRow(row: row)
        guard let file = try CaseFile.fetch(item.id, database) else { continue }
        try body(
          CaseRecord(
            row: item, file: file, channel: row["channel"], reply: row["answer"] ?? row["reply"]))
      }
    }
  }
}

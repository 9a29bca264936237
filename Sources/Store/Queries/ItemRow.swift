public import Feedback
internal import GRDB

public import struct Foundation.Date

/// An item as a list shows it.
public struct ItemRow: Sendable, Equatable {
  /// Unique in this store.
  public var id: Int64
  /// Unique across offices: 32 hexadecimal digits.
  public var publicID: String
  public var number: WorkOrderNumber
  public var source: String
  public var externalID: String?
  /// 1, and one more with each update.
  public var version: Int
  public var state: String
  /// The best topic, and its second level.
  public var topic: String?
  public var subtopic: String?
  public var kind: RequestKind
  public var department: String?
  public var place: String?
  /// Why a person should look; nil where none needs to.
  public var review: ReviewReason?
  /// The id of the reason why the matter must not wait (`topics.yaml`); nil where it can.
  public var urgency: String?
  public var submittedAt: Date?
  public var receivedAt: Date
  /// When an answer is due; nil while no clock runs.
  public var dueAt: Date?
  public var isConfidential: Bool
  /// Since when the source gives it no more; nil where it still does, or cannot be known to.
  public var goneAt: Date?
  public var subject: String
  public var body: String

  /// The state in which every item begins.
  public static let newState = "new"
}

/// What comes first in a list.
public enum ItemOrder: Sendable {
  /// What was received last.
  case newest
  /// What is due first; meant for filters that leave only what is due.
  case firstDue

  var sql: String {
    switch self {
    // The day of receipt never falls while the moment rises; named first, it lets every index end in it.
    case .newest: "item.day DESC, item.received_at DESC"
    case .firstDue: "item.due_at"
    }
  }
}

/// A page of a list, and how long the list is.
public struct ItemPage: Sendable {
  public var rows: [ItemRow]
  /// How many items the filter leaves, counted no further than was asked for.
  public var count: Int
}

extension OfficeStore {
  /// Items in an order; of equal ones, the newest by number first.
  ///
  /// - Parameter offset: how many of them are left out at the beginning.
  public func items(
    _ filter: ItemFilter = ItemFilter(), order: ItemOrder = .newest, limit: Int, offset: Int = 0
  ) throws(StoreError) -> [ItemRow] {
    try page(filter, order: order, limit: limit, offset: offset, countedTo: 0).rows
  }

  /// A page of the items in an order, with their count up to `countedTo`.
  public func page(
    _ filter: ItemFilter, order: ItemOrder = .newest, limit: Int, offset: Int = 0, countedTo: Int
  ) throws(StoreError) -> ItemPage {
    // What was searched for is few: it is sorted, the indexes of all items are left alone.
    let order = (filter.query == nil ? "" : "+") + order.sql
    return try read { database in
      let (condition, arguments) = try filter.condition(database)
      let wanted = limit > .max - offset ? .max : max(limit + offset, countedTo)
      // Ids are sorted first: rows with their texts would be carried along.
      let ids = try Int64.fetchAll(
        database,
        sql: """
          SELECT item.id FROM item WHERE \(condition) ORDER BY \(order), item.id DESC LIMIT ?
          """, arguments: arguments + [wanted])
      let rows = try Row.fetchAll(
        database,
        sql: """
          \(ItemRow.select) WHERE item.id IN (SELECT value FROM json_each(?))
          ORDER BY \(order), item.id DESC
          """,
        arguments: [SearchCandidates.json(Array(ids.dropFirst(offset).prefix(limit)))])
      return ItemPage(rows: try rows.map(ItemRow.init(row:)), count: ids.count)
    }
  }

  /// How many items a filter leaves.
  public func count(_ filter: ItemFilter = ItemFilter()) throws(StoreError) -> Int {
    try read { database in
      let (condition, arguments) = try filter.condition(database)
      let sql = "SELECT count(*) FROM item WHERE " + condition
      return try Int.fetchOne(database, sql: sql, arguments: arguments) ?? 0
    }
  }
}

extension ItemRow {
  static let select = """
    SELECT item.*, item_text.subject, item_text.body, \(codeColumns)
    FROM item LEFT JOIN item_text ON item_text.item = item.id
    """

  /// The texts of the codes, as `topic_text` and so on.
  private static let codeColumns =
    [
      "source", "state", "topic", "subtopic", "kind", "department", "place", "review", "urgency",
      "taxonomy",
    ]
    .map { "(SELECT text FROM code WHERE id = item.\($0)) AS \($0)_text" }
    .joined(separator: ", ")

  init(row: Row) throws {
    id = row["id"]
    publicID = Hexadecimal.text(row.bytes("public_id"))
    number = WorkOrderNumber(day: Day(number: row["day"]), sequence: row["sequence"])
    source = row["source_text"]
    externalID = row["external_id"]
    version = row["version"]
    state = row["state_text"]
    topic = row.code("topic_text")
    subtopic = row.code("subtopic_text")
    kind = try row.choice("kind_text")
    department = row.code("department_text")
    place = row.code("place_text")
    review = row.code("review_text") == nil ? nil : try row.choice("review_text")
    urgency = row.code("urgency_text")
    submittedAt = row.moment("submitted_at")
    receivedAt = Date(milliseconds: row["received_at"])
    dueAt = row.moment("due_at")
    isConfidential = row["confidential"]
    goneAt = row.moment("gone_at")
    subject = row["subject"] ?? ""
    body = row["body"] ?? ""
  }
}

extension Row {
  /// A column with one of the values of an enumeration.
  fileprivate func choice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice {
    let text: String = self[column]
    guard let choice = Choice(rawValue: text) else {
      throw Refusal("\(column) holds \"\(text)\", which this version does not know")
    }
    return choice
  }
}

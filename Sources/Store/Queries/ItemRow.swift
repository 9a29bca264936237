public import Feedback
internal import GRDB

public import struct Foundation.Data
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
  /// The ids of the liaison station and the deputy that it came through.
  public var station: String?
  public var deputy: String?
  /// Since when the source gives it no more; nil where it still does, or cannot be known to.
  public var goneAt: Date?
  public var subject: String
  public var body: String
  /// Whether its texts were erased.
  public var isForgotten: Bool

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
  /// What `init(row:)` reads comes first, in its order; then every column of `item`, by name.
  static let select = """
    SELECT item.id, item.public_id, item.day, item.sequence, item.external_id, item.version,
      item.submitted_at, item.received_at, item.due_at, item.confidential, item.gone_at,
      item_text.subject, item_text.body, item.forgotten_at, \(codeColumns), item.*
    FROM item LEFT JOIN item_text ON item_text.item = item.id
    """

  /// The texts of the codes, as `topic_text` and so on.
  private static let codeColumns =
    [
      "source", "state", "topic", "subtopic", "kind", "department", "place", "review", "urgency",
      "taxonomy", "station", "deputy",
    ]
    .map { "(SELECT text FROM code WHERE id = item.\($0)) AS \($0)_text" }
    .joined(separator: ", ")

  /// Reads a row of `select`, by position: names would be looked up one by one.
  init(row: Row) throws {
    func code(_ index: Int) -> String? {
      let text: String? = row[index]
      return text == "" ? nil : text
    }
    func moment(_ index: Int) -> Date? { (row[index] as Int64?).map(Date.init(milliseconds:)) }
    id = row[0]
    publicID = Hexadecimal.text([UInt8](row[1] as Data))
    number = WorkOrderNumber(day: Day(number: row[2]), sequence: row[3])
    externalID = row[4]
    version = row[5]
    submittedAt = moment(6)
    receivedAt = Date(milliseconds: row[7])
    dueAt = moment(8)
    isConfidential = row[9]
    goneAt = moment(10)
    subject = row[11] ?? ""
    body = row[12] ?? ""
    isForgotten = moment(13) != nil
    source = row[14]
    state = row[15]
    topic = code(16)
    subtopic = code(17)
    kind = try row.choice(18, "kind")
    department = code(19)
    place = code(20)
    review = code(21) == nil ? nil : try row.choice(21, "review")
    urgency = code(22)
    (station, deputy) = (code(24), code(25))
  }
}

extension Row {
  /// A column with one of the values of an enumeration.
  fileprivate func choice<Choice: RawRepresentable<String>>(
    _ index: Int, _ column: String
  ) throws -> Choice {
    let text: String = self[index]
    guard let choice = Choice(rawValue: text) else {
      throw Refusal("\(column) holds \"\(text)\", which this version does not know")
    }
    return choice
  }
}

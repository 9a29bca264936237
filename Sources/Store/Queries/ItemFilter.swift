public import Feedback
internal import GRDB
public import TextIndex

public import struct Foundation.Date

/// Which items are meant; what is left empty leaves none out.
public struct ItemFilter: Sendable, Equatable {
  public var states: [String] = []
  /// First-level or second-level ids of the item's best topic; `""` is an item without one, here
  /// and in the others.
  public var topics: [String] = []
  /// First-level ids of which any of the item's topics is one, not the best alone.
  public var anyTopics: [String] = []
  public var departments: [String] = []
  public var places: [String] = []
  public var sources: [String] = []
  public var kinds: [RequestKind] = []
  /// Ids of liaison stations.
  public var stations: [String] = []
  /// Days of receipt in the office's zone.
  public var days: ClosedRange<Day>?
  /// True: a person should look; false: none needs to.
  public var needsReview: Bool?
  /// True: the matter must not wait.
  public var isUrgent: Bool?
  /// Items that are not answered and due before a moment, or at one or later.
  public var dueBefore: Date?
  public var dueFrom: Date?
  /// Only items that owe an answer at some time.
  public var isDue = false
  /// Only items that are answered, and whose resident no call-back has reached since.
  public var isUntold = false
  /// True: only confidential items; false: none of them; nil: both.
  public var isConfidential: Bool?
  /// What the subject or the body says: of the items that meet this and all else, the `newest`.
  public var query: SearchQuery?
  /// How many of the items that meet `query` count, the newest first; 1 or more.
  public var newest = Self.usualNewest
  /// How many do where nobody says otherwise.
  public static let usualNewest = 10_000

  /// A filter that leaves none out.
  public init() {}
}

extension ItemFilter {
  /// The conditions on `item` as SQL with its arguments.
  func condition(
    _ database: Database
  ) throws -> (sql: String, arguments: StatementArguments) {
    var sql: [String] = []
    var arguments = StatementArguments()
    func require(_ condition: String, _ values: StatementArguments = []) {
      sql.append(condition)
      arguments += values
    }
    if isDue { require("item.due_at IS NOT NULL") }
    if let dueBefore { require("item.due_at < ?", [dueBefore.milliseconds]) }
    if let dueFrom { require("item.due_at >= ?", [dueFrom.milliseconds]) }
    if let query {
      var others = self
      others.query = nil
      let items = try others.items(meeting: query, database)
      require(
        "item.id IN (SELECT value FROM json_each(?))", [SearchCandidates.json(items)])
    }
    if needsReview == false { require("item.review = 0") }
    if isUrgent == false { require("item.urgency = 0") }
    if isConfidential == false { require("item.confidential = 0") }
    if isUntold { require(Self.untold) }
    if !anyTopics.isEmpty {
      let list = try Self.numbers(anyTopics, database).map(String.init).joined(separator: ", ")
      require("EXISTS (SELECT * FROM tag WHERE item = item.id AND topic IN (\(list)))")
    }
    let days = days.map {
      "item.day BETWEEN \($0.lowerBound.number) AND \($0.upperBound.number)"
    }
    if let days { require(days) }
    let terms = try terms(database)
    if query != nil || hasDeadline {
      // What was searched for is found by its ids, and what is due by when it is.
      sql += terms.map { $0.sql(byIndex: query == nil && $0.column == "department") }
    } else {
      sql += try FilterTerm.sql(terms, days: days ?? "TRUE", database)
    }
    return (sql.isEmpty ? "TRUE" : sql.joined(separator: " AND "), arguments)
  }

  private static let untold = """
    EXISTS (SELECT * FROM casework WHERE casework.item = item.id AND answered_at IS NOT NULL
      AND NOT EXISTS (SELECT * FROM callback
        WHERE callback.item = casework.item AND contacted = 1 AND at >= answered_at))
    """

  private var hasDeadline: Bool { isDue || dueBefore != nil || dueFrom != nil }

  /// What indexes can answer.
  private func terms(_ database: Database) throws -> [FilterTerm] {
    func term(_ column: String, _ texts: [String]) throws -> [FilterTerm] {
      texts.isEmpty ? [] : [FilterTerm(column, numbers: try Self.numbers(texts, database))]
    }
    let first = try term("topic", topics.filter { !$0.contains("/") })
    let second = try term("subtopic", topics.filter { $0.contains("/") })
    var department = try term("department", departments) + term("state", states)
    if department.count == 2, !hasDeadline { department = [department[0] && department[1]] }
    let flags = [
      ("review", needsReview), ("urgency", isUrgent), ("confidential", isConfidential),
    ]
    // The index of stations holds only what came through one.
    let station = try term("station", stations).map {
      stations.contains("") ? $0 : $0 && FilterTerm("station", "<> 0")
    }
    // Of two with as many rows the first is taken: places are the rarest, and their index knows departments.
    return try station + term("place", places) + department
      + term("source", sources) + term("kind", kinds.map(\.rawValue))
      + (first.isEmpty || second.isEmpty ? first + second : [first[0] || second[0]])
      + flags.filter { $1 == true }.map { FilterTerm($0.0, "<> 0") }
  }

  /// The numbers of texts; -1, which no item has, for one that was never written.
  private static func numbers(_ texts: [String], _ database: Database) throws -> [Int64] {
    try texts.map {
      try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT id FROM code WHERE text = ?"), arguments: [$0]) ?? -1
    }
  }
}

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
  public var departments: [String] = []
  public var places: [String] = []
  public var sources: [String] = []
  public var kinds: [RequestKind] = []
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
  /// True: only confidential items; false: none of them; nil: both.
  public var isConfidential: Bool?
  /// What the subject or the body says: of the items that meet this and all else, the newest 10,000.
  public var query: SearchQuery?

  /// A filter that leaves none out.
  public init() {}
}

extension ItemFilter {
  /// The conditions on `item` as SQL with its arguments.
  func condition(
    _ database: Database
  ) throws -> (sql: String, arguments: StatementArguments) {
    var sql = ["TRUE"]
    var arguments = StatementArguments()
    func require(_ condition: String, _ values: StatementArguments) {
      sql.append(condition)
      arguments += values
    }
    for (column, texts) in coded where !texts.isEmpty {
      require("item.\(column) IN (\(Self.codes(texts.count)))", StatementArguments(texts))
    }
    if !topics.isEmpty {
      let codes = Self.codes(topics.count)
      require(
        "(item.topic IN (\(codes)) OR (item.subtopic <> 0 AND item.subtopic IN (\(codes))))",
        StatementArguments(topics + topics))
    }
    if let days {
      require("item.day BETWEEN ? AND ?", [days.lowerBound.number, days.upperBound.number])
    }
    if let needsReview { require("item.review \(needsReview ? "<>" : "=") 0", []) }
    if let isUrgent { require("item.urgency \(isUrgent ? "<>" : "=") 0", []) }
    if isDue { require("item.due_at IS NOT NULL", []) }
    if let dueBefore { require("item.due_at < ?", [dueBefore.milliseconds]) }
    if let dueFrom { require("item.due_at >= ?", [dueFrom.milliseconds]) }
    if let isConfidential { require("item.confidential = ?", [isConfidential]) }
    if let query {
      var others = self
      others.query = nil
      let items = try others.items(meeting: query, database)
      require(
        "item.id IN (SELECT value FROM json_each(?))", [SearchCandidates.json(items)])
    }
    return (sql.joined(separator: " AND "), arguments)
  }

  private var coded: [(String, [String])] {
    [
      ("state", states), ("department", departments), ("place", places), ("source", sources),
      ("kind", kinds.map(\.rawValue)),
    ]
  }

  private static func codes(_ count: Int) -> String {
    let marks = Array(repeating: "?", count: count).joined(separator: ", ")
    return "SELECT id FROM code WHERE text IN (\(marks))"
  }
}

public import Feedback
internal import GRDB

/// How many items of a span agree in all that digests count them by; an empty id stands for none.
public struct FacetCount: Sendable, Equatable {
  public var department: String
  public var topic: String
  public var kind: String
  public var place: String
  public var source: String
  /// Whether a person should look.
  public var needsReview: Bool
  /// Whether the matter must not wait.
  public var isUrgent: Bool
  /// Whether they are not to be shown.
  public var isConfidential: Bool
  public var count: Int
}

/// An item with its version, as a frozen digest names it, and whose digests it is in.
public struct ItemVersion: Sendable, Equatable {
  public var number: WorkOrderNumber
  public var version: Int
  /// `""`: none.
  public var department: String
  /// `""`: none.
  public var place: String
}

extension OfficeStore {
  /// The items of a span, counted by everything that digests tell apart; cost follows the span.
  public func facetCounts(_ days: ClosedRange<Day>) throws(StoreError) -> [FacetCount] {
    try read { database in
      let codes = try CodeTexts(database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT department, topic, kind, place, source, review <> 0, urgency <> 0, confidential,
            count(*)
          FROM item WHERE day BETWEEN ? AND ? GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
          """,
        arguments: [days.lowerBound.number, days.upperBound.number]
      )
      .map {
        FacetCount(
          department: codes[$0[0]], topic: codes[$0[1]], kind: codes[$0[2]], place: codes[$0[3]],
          source: codes[$0[4]], needsReview: $0[5], isUrgent: $0[6], isConfidential: $0[7],
          count: $0[8])
      }
    }
  }

  /// How many items each topic had on each day of a span; of one department, of places, or of all.
  public func topicDayCounts(
    _ days: ClosedRange<Day>, department: String? = nil, places: Set<String> = []
  ) throws(StoreError) -> [String: [Day: Int]] {
    let isOfPlaces = !places.isEmpty
    let pair = isOfPlaces ? DimensionPair(a: .topic, b: .place) : .init(a: .department, b: .topic)
    let topic = isOfPlaces ? "a" : "b"
    var condition = ""
    var arguments: StatementArguments = [pair.name, days.lowerBound.number, days.upperBound.number]
    let ids = isOfPlaces ? places.sorted() : department.map { [$0] } ?? []
    if !ids.isEmpty {
      let marks = Array(repeating: "?", count: ids.count).joined(separator: ", ")
      condition =
        "AND \(isOfPlaces ? "b" : "a") IN (SELECT id FROM code WHERE text IN (\(marks)))"
      arguments += StatementArguments(ids)
    }
    return try read { [condition, arguments] database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT (SELECT text FROM code WHERE id = \(topic)), day, sum(count) FROM rollup
          WHERE pair = (SELECT id FROM code WHERE text = ?) AND day BETWEEN ? AND ? \(condition)
          GROUP BY \(topic), day
          """,
        arguments: arguments)
      return rows.reduce(into: [:]) { counts, row in
        counts[row[0], default: [:]][Day(number: row[1])] = row[2]
      }
    }
  }

  /// The items of a span with their versions, by number.
  public func itemVersions(_ days: ClosedRange<Day>) throws(StoreError) -> [ItemVersion] {
    try read { database in
      let codes = try CodeTexts(database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT day, sequence, version, department, place FROM item
          WHERE day BETWEEN ? AND ? ORDER BY day, sequence
          """,
        arguments: [days.lowerBound.number, days.upperBound.number]
      )
      .map {
        ItemVersion(
          number: WorkOrderNumber(day: Day(number: $0[0]), sequence: $0[1]), version: $0[2],
          department: codes[$0[3]], place: codes[$0[4]])
      }
    }
  }
}

/// The texts of all codes, read at once.
struct CodeTexts {
  private let texts: [Int64: String]

  init(_ database: Database) throws {
    let rows = try Row.fetchAll(database, sql: "SELECT id, text FROM code")
    texts = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  subscript(_ number: Int64) -> String { texts[number] ?? "" }
}

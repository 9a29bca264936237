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
  public var isConfidential: Bool
  public var count: Int
}

/// How many items of a department, or at a place, a topic had on a day; an empty id stands for none.
public struct TopicDayCount: Sendable, Equatable {
  /// The department's or the place's id.
  public var value: String
  public var topic: String
  public var day: Day
  public var count: Int
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

  /// How many items each topic had on each day of a span, by department or place; `""` stands for none.
  ///
  /// - Parameter dimension: `.department` or `.place`.
  public func topicDayCounts(
    _ days: ClosedRange<Day>, by dimension: Dimension
  ) throws(StoreError) -> [TopicDayCount] {
    let isOfPlaces = dimension == .place
    let pair = isOfPlaces ? DimensionPair(a: .topic, b: .place) : .init(a: .department, b: .topic)
    let (topic, value) = isOfPlaces ? ("a", "b") : ("b", "a")
    return try read { database in
      let codes = try CodeTexts(database)
      return try Row.fetchAll(
        database,
        sql: """
          SELECT \(value), \(topic), day, sum(count) FROM rollup
          WHERE pair = (SELECT id FROM code WHERE text = ?) AND day BETWEEN ? AND ?
          GROUP BY day, \(value), \(topic)
          """,
        arguments: [pair.name, days.lowerBound.number, days.upperBound.number]
      )
      .map {
        TopicDayCount(
          value: codes[$0[0]], topic: codes[$0[1]], day: Day(number: $0[2]), count: $0[3])
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

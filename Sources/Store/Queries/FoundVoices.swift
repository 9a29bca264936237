internal import Feedback
internal import GRDB

/// How voices about something are found; an empty list leaves none out.
public struct VoiceLinks: Sendable, Equatable {
  /// First-level or second-level ids.
  public var topics: [String] = []
  public var places: [String] = []
  /// What subject or body say: a search each.
  public var words: [String] = []
  /// The numbers of matters.
  public var matters: [Int64] = []

  /// No links.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { topics.isEmpty && places.isEmpty && words.isEmpty && matters.isEmpty }
}

/// An item that was found, without its texts.
public struct FoundVoice: Sendable, Hashable {
  public var id: Int64
  public var number: WorkOrderNumber
  /// Ids; empty for none.
  public var topic: String
  public var kind: String
  public var place: String
  public var isConfidential: Bool
  public var isForgotten: Bool

  /// By the item alone, which is what it is: sets of many thousands are made of them.
  public static func == (first: Self, second: Self) -> Bool { first.id == second.id }

  /// Feeds the item's number.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension OfficeStore {
  /// The items that a filter leaves, in their order.
  public func voices(_ filter: ItemFilter) throws(StoreError) -> [FoundVoice] {
    try read { database in
      let (condition, arguments) = try filter.condition(database)
      return try FoundVoice.fetch(database, condition, arguments)
    }
  }

  /// The items of ids, in their order.
  public func voices(ids: Set<Int64>) throws(StoreError) -> [FoundVoice] {
    guard !ids.isEmpty else { return [] }
    return try read { database in
      try FoundVoice.fetch(
        database, "item.id IN (SELECT value FROM json_each(?))",
        [SearchCandidates.json(ids.sorted())])
    }
  }
}

extension FoundVoice {
  fileprivate static func fetch(
    _ database: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [FoundVoice] {
    let codes = try CodeTexts(database)
    return try Row.fetchAll(
      database,
      sql: """
        SELECT id, day, sequence, topic, kind, place, confidential, forgotten_at IS NOT NULL
        FROM item WHERE \(condition) ORDER BY day, sequence
        """,
      arguments: arguments
    )
    .map {
      FoundVoice(
        id: $0[0], number: WorkOrderNumber(day: Day(number: $0[1]), sequence: $0[2]),
        topic: codes[$0[3]], kind: codes[$0[4]], place: codes[$0[5]], isConfidential: $0[6],
        isForgotten: $0[7])
    }
  }
}

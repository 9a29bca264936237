public import Feedback
internal import GRDB

public import struct Foundation.Date

/// Whose digests an item is in; `""` stands for none.
public struct ItemHome: Sendable, Hashable {
  public var department: String
  public var place: String
}

/// An item of a span as digests choose among them: without its texts.
public struct SpanItem: Sendable, Equatable {
  public var id: Int64
  public var number: WorkOrderNumber
  /// As a frozen digest names it.
  public var version: Int
  public var home: ItemHome
  /// Whether a person should look.
  public var needsReview: Bool
  /// The id of its kind.
  public var kind: String
  public var isConfidential: Bool
}

/// An item whose answer is late.
public struct LateItem: Sendable, Equatable {
  public var id: Int64
  public var home: ItemHome
  /// Whether a person should look.
  public var needsReview: Bool
  /// The id of its kind.
  public var kind: String
  public var isConfidential: Bool
}

extension OfficeStore {
  /// The items of a span, newest first; cost follows the span.
  public func spanItems(_ days: ClosedRange<Day>) throws(StoreError) -> [SpanItem] {
    try read { database in
      let codes = try CodeTexts(database)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT id, day, sequence, version, department, place, review <> 0, kind,
            confidential
          FROM item WHERE day BETWEEN ? AND ? ORDER BY day DESC, received_at DESC, id DESC
          """,
        arguments: [days.lowerBound.number, days.upperBound.number])
      return try Array(
        rows.map {
          SpanItem(
            id: $0[0], number: WorkOrderNumber(day: Day(number: $0[1]), sequence: $0[2]),
            version: $0[3], home: ItemHome(department: codes[$0[4]], place: codes[$0[5]]),
            needsReview: $0[6], kind: codes[$0[7]], isConfidential: $0[8])
        })
    }
  }

  /// The items that are not answered and were due before a moment, the longest overdue first.
  public func lateItems(dueBefore moment: Date) throws(StoreError) -> [LateItem] {
    try read { database in
      let codes = try CodeTexts(database)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT id, department, place, review <> 0, kind, confidential FROM item
          WHERE due_at < ? ORDER BY due_at, id DESC
          """,
        arguments: [moment.milliseconds])
      return try Array(
        rows.map {
          LateItem(
            id: $0[0], home: ItemHome(department: codes[$0[1]], place: codes[$0[2]]),
            needsReview: $0[3], kind: codes[$0[4]], isConfidential: $0[5])
        })
    }
  }

  /// The items of ids, in their order; those that there are not are left out.
  public func items(ids: [Int64]) throws(StoreError) -> [ItemRow] {
    guard !ids.isEmpty else { return [] }
    let rows = try read { database in
      try Array(
        try Row.fetchCursor(
          database, sql: "\(ItemRow.select) WHERE item.id IN (SELECT value FROM json_each(?))",
          arguments: [SearchCandidates.json(ids)]
        )
        .map(ItemRow.init(row:)))
    }
    let found = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
    return ids.compactMap { found[$0] }
  }
}

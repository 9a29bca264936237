public import Feedback
internal import GRDB

internal import struct Foundation.Date

/// A matter with its voices, without those that are confidential, were merged into another or are gone
/// from their source.
public struct MatterRow: Sendable, Equatable {
  public var id: Int64
  /// The item whose subject is the title; nil where none was chosen.
  public var voice: Int64?
  /// In the order in which they were spoken.
  public var items: [MatterItem]
}

/// A voice of a matter.
public struct MatterItem: Sendable, Equatable {
  public var id: Int64
  public var publicID: String
  public var number: WorkOrderNumber
  public var source: String
  public var externalID: String?
  public var state: String
  /// The id of its kind.
  public var kind: String
  public var isConfidential: Bool
  public var topic: String?
  public var place: String?
  public var isUrgent: Bool
  /// When the resident spoke, in the office's zone.
  public var day: Day
  public var votesFor: Int?
  public var votesAgainst: Int?
  public var author: String?
  /// A keyed hash of who spoke; nil in what came before there were such hashes.
  public var person: String?
  public var channel: String?
  public var subject: String
  /// Whether a person put it here.
  public var isDecided: Bool
}

/// How many voices there were about a topic and a place on a day.
public struct UsualCount: Sendable, Equatable {
  public var topic: String
  public var place: String
  public var day: Day
  public var count: Int
}

extension OfficeStore {
  /// Every matter with at least two voices that may be shown, by number.
  public func matters() throws(StoreError) -> [MatterRow] {
    try matterRows("").filter { $0.items.count > 1 }
  }

  /// The matters with a voice that was received in a span, all of their voices with them; cost follows
  /// the span.
  public func matters(receivedIn days: ClosedRange<Day>) throws(StoreError) -> [MatterRow] {
    try matterRows(
      """
      AND matter.id IN (
        SELECT matter FROM item CROSS JOIN matter_item ON matter_item.item = item.id
        WHERE item.day BETWEEN ? AND ?)
      """,
      [days.lowerBound.number, days.upperBound.number]
    ).filter { $0.items.count > 1 }
  }

  /// One matter; nil where there is none of that number, or it has no voice that may be shown.
  ///
  /// A matter that went into another is that one.
  public func matter(_ id: Int64) throws(StoreError) -> MatterRow? {
    let heir = try read { database in
      try Int64.fetchOne(
        database, sql: "SELECT coalesce(merged_into, id) FROM matter WHERE id = ?", arguments: [id])
    }
    guard let heir else { return nil }
    return try matterRows("AND matter.id = ?", [heir]).first
  }

  private func matterRows(
    _ condition: String, _ arguments: StatementArguments = []
  ) throws(StoreError) -> [MatterRow] {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: MatterItem.select(condition), arguments: arguments)
      var matters: [MatterRow] = []
      while let row = try rows.next() {
        let id: Int64 = row["matter"]
        if matters.last?.id != id {
          matters.append(MatterRow(id: id, voice: row["voice"], items: []))
        }
        matters[matters.count - 1].items.append(MatterItem(row: row))
      }
      return matters
    }
  }

  /// The last day, up to one, on which a resident spoke whose item was grouped; nil where none did.
  public func lastDaySpoken(upTo day: Day) throws(StoreError) -> Day? {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT max(day) FROM item_sketch WHERE day <= ?", arguments: [day.number])
    }
    .map(Day.init(number:))
  }

  /// How many voices there were about each topic and place on each day of a span.
  public func usualCounts(_ days: ClosedRange<Day>) throws(StoreError) -> [UsualCount] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT (SELECT text FROM code WHERE id = topic) AS topic,
            (SELECT text FROM code WHERE id = place) AS place, item_sketch.day AS day,
            count(*) AS count
          FROM item_sketch JOIN item ON item.id = item_sketch.item
          WHERE item_sketch.day BETWEEN ? AND ? GROUP BY item.topic, item.place, item_sketch.day
          """, arguments: [days.lowerBound.number, days.upperBound.number]
      )
      .map {
        UsualCount(
          topic: $0["topic"], place: $0["place"], day: Day(number: $0["day"]), count: $0["count"])
      }
    }
  }
}

extension MatterItem {
  fileprivate static func select(_ condition: String) -> String {
    """
    SELECT matter.id AS matter, matter.voice, decided, item.id, public_id, item.day AS received, confidential,
      sequence, external_id, urgency, votes_for, votes_against, item_sketch.day AS spoken,
      author, person, channel, subject,
      (SELECT text FROM code WHERE id = item.source) AS source_text,
      (SELECT text FROM code WHERE id = item.state) AS state_text,
      (SELECT text FROM code WHERE id = item.kind) AS kind_text,
      (SELECT text FROM code WHERE id = item.topic) AS topic_text,
      (SELECT text FROM code WHERE id = item.place) AS place_text
    FROM matter JOIN matter_item ON matter_item.matter = matter.id
      JOIN item ON item.id = matter_item.item
      JOIN item_sketch ON item_sketch.item = item.id
      LEFT JOIN item_text ON item_text.item = item.id
    WHERE matter.merged_into IS NULL AND NOT confidential AND gone_at IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM casework WHERE casework.item = item.id AND casework.merged_into IS NOT NULL)
      \(condition)
    ORDER BY matter.id, item_sketch.day, item.id
    """
  }

  fileprivate init(row: Row) {
    id = row["id"]
    publicID = Hexadecimal.text(row.bytes("public_id"))
    number = WorkOrderNumber(day: Day(number: row["received"]), sequence: row["sequence"])
    source = row["source_text"]
    externalID = row["external_id"]
    state = row["state_text"]
    kind = row["kind_text"] ?? ""
    isConfidential = row["confidential"]
    topic = row.code("topic_text")
    place = row.code("place_text")
    isUrgent = row["urgency"] as Int64 != 0
    day = Day(number: row["spoken"])
    votesFor = row["votes_for"]
    votesAgainst = row["votes_against"]
    author = row["author"]
    person = row["person"]
    channel = row["channel"]
    subject = row["subject"] ?? ""
    isDecided = row["decided"]
  }
}

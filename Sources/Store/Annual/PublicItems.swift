public import Feedback
internal import GRDB

/// The items of some days that may be counted in public, by what a page for everybody tells apart.
public struct PublicItems: Sendable, Equatable {
  public var days: [Day: Int] = [:]
  /// By id, first-level topics; `""`: none.
  public var topics: [String: Int] = [:]
  public var places: [String: Int] = [:]
  public var sources: [String: Int] = [:]
  public var kinds: [String: Int] = [:]
}

/// A matter with its voices that may be counted in public.
public struct PublicMatter: Sendable, Equatable {
  public var id: Int64
  public var voices: Int
  /// How many of them are about each topic of either level, and at each place.
  public var topics: [String: Int]
  public var subtopics: [String: Int]
  public var places: [String: Int]
  /// The subject of the voice that says best what all say, or of the newest; masked.
  public var title: String
}

extension OfficeStore {
  /// Counts the items of some days in one pass; cost follows the span.
  public func publicItems(
    _ days: ClosedRange<Day>, _ scope: AppraisedScope
  ) throws(StoreError) -> PublicItems {
    let (condition, arguments) = scope.condition
    return try read { database in
      let codes = try CodeTexts(database)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT day, topic, place, source, kind FROM item
          WHERE item.day BETWEEN ? AND ? AND \(condition)
          """,
        arguments: [days.lowerBound.number, days.upperBound.number] + arguments)
      var counts = Array(repeating: [Int64: Int](), count: 5)
      while let row = try rows.next() {
        for column in counts.indices { counts[column][row[column], default: 0] += 1 }
      }
      func named(_ column: Int) -> [String: Int] {
        Dictionary(counts[column].map { (codes[$0.key], $0.value) }, uniquingKeysWith: +)
      }
      return PublicItems(
        days: Dictionary(
          uniqueKeysWithValues: counts[0].map { (Day(number: Int($0.key)), $0.value) }),
        topics: named(1), places: named(2), sources: named(3), kinds: named(4))
    }
  }

  /// The matters with so many voices in some days, most first.
  public func publicMatters(
    _ days: ClosedRange<Day>, _ scope: AppraisedScope, least: Int
  ) throws(StoreError) -> [PublicMatter] {
    let (condition, arguments) = scope.condition
    return try read { database in
      let codes = try CodeTexts(database)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT matter_item.matter, item.topic, item.subtopic, item.place, subject
          FROM item JOIN matter_item ON matter_item.item = item.id
            JOIN matter ON matter.id = matter_item.matter
            JOIN item_text ON item_text.item = item.id
            LEFT JOIN casework ON casework.item = item.id
          WHERE item.day BETWEEN ? AND ? AND \(condition) AND gone_at IS NULL
            AND matter.merged_into IS NULL AND casework.merged_into IS NULL
          ORDER BY matter_item.matter, matter.voice = item.id, item.day, sequence
          """,
        arguments: [days.lowerBound.number, days.upperBound.number] + arguments)
      var matters: [PublicMatter] = []
      while let row = try rows.next() {
        let id: Int64 = row[0]
        if matters.last?.id != id {
          matters.append(
            PublicMatter(id: id, voices: 0, topics: [:], subtopics: [:], places: [:], title: ""))
        }
        let last = matters.count - 1
        matters[last].voices += 1
        matters[last].topics[codes[row[1]], default: 0] += 1
        matters[last].subtopics[codes[row[2]], default: 0] += 1
        matters[last].places[codes[row[3]], default: 0] += 1
        matters[last].title = row[4]
      }
      return matters.filter { $0.voices >= least }
        .sorted { ($1.voices, $0.id) < ($0.voices, $1.id) }
    }
  }
}

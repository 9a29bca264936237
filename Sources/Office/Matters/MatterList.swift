internal import Feedback
internal import Group
internal import Store

/// A matter as a list shows it; texts are masked, and confidential items are left out of every figure.
public struct MatterSummary: Sendable, Codable {
  /// `M-12`; it stays the same from day to day.
  public var id: String
  /// The subject of the voice that says best what all say; never that of a report (举报).
  public var title: String
  public var heat: Double
  /// The days on which the first and the last resident spoke, `2026-11-23`.
  public var first: String
  public var last: String
  public var voices: Int
  /// Distinct people; nil where no source says who spoke.
  public var people: Int?
  /// Votes for it less those against it; nil where no source has them.
  public var votes: Int?
  /// How many times the usual of its topic and place came in the last days.
  public var speed: Double
  /// Whether more came than weekdays explain.
  public var burst: Bool
  public var topic: String?
  public var topicName: String?
  public var place: String?
  public var placeName: String?
  /// The sources' own ids of its voices, or the public id where a source gives none.
  public var items: [String]

  enum CodingKeys: String, CodingKey {
    case id, title, heat, first, last, voices, people, votes, speed, burst, topic, place, items
    case topicName = "topic_name"
    case placeName = "place_name"
  }
}

extension OfficeContext {
  /// The matters, hottest first, as of the last day on which anybody spoke.
  ///
  /// - Parameters:
  ///   - place: the matters of a place with those in it, by the voices there alone; nil: of everywhere.
  ///   - limit: at most so many; nil: all.
  public func matterList(
    place: String? = nil, limit: Int? = nil
  ) throws(OfficeError) -> [MatterSummary] {
    let places = try places(in: place)
    let (rows, thermometer) = try OfficeError.wrap {
      (try store.matters(), try self.thermometer())
    }
    let own = rows.map { row in
      var row = row
      if !places.isEmpty { row.items.removeAll { !places.contains($0.place ?? "") } }
      return row
    }
    let summaries = own.compactMap { summary(of: $0, thermometer) }
      .sorted { ($0.heat, $0.voices, $1.first, $1.id) > ($1.heat, $1.voices, $0.first, $0.id) }
    return limit.map { Array(summaries.prefix($0)) } ?? summaries
  }

  /// Nil for a matter without voices that may be shown.
  func summary(of row: MatterRow, _ thermometer: Thermometer) -> MatterSummary? {
    guard let first = row.items.first, let last = row.items.last else { return nil }
    let topic = Self.mostFrequent(row.items.compactMap(\.topic))
    let place = Self.mostFrequent(row.items.compactMap(\.place))
    let heat = thermometer.heat(row.items, topic: topic, place: place)
    let votes = row.items.compactMap(\.votes)
    return MatterSummary(
      id: MatterID.text(row.id), title: row.items.quoted(as: row.voice)?.subject ?? untold(topic),
      heat: (heat.value * 100).rounded() / 100,
      first: first.day.description, last: last.day.description, voices: row.items.count,
      people: heat.people, votes: votes.isEmpty ? nil : votes.reduce(0, +),
      speed: (heat.speed * 10).rounded() / 10, burst: heat.isBurst, topic: topic,
      topicName: topic.map { name(.topic, $0) }, place: place,
      placeName: place.map { name(.place, $0) },
      items: row.items.map { $0.externalID ?? $0.publicID })
  }

  /// What a matter is called whose voices are all reports.
  private func untold(_ topic: String?) -> String {
    let topic = topic.map { name(.topic, $0) }
    return topic.map { say("举报：\($0)", "reports: \($0)") } ?? say("举报", "reports")
  }

  /// The first by id of those that come most often.
  private static func mostFrequent(_ ids: [String]) -> String? {
    let counts = ids.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

extension [MatterItem] {
  /// The voice whose subject tells what a matter is about: the chosen one, or else the first that may be quoted.
  func quoted(as chosen: Int64?) -> MatterItem? {
    let open = lazy.filter { !$0.isWithheld }
    return open.first { $0.id == chosen } ?? open.first
  }
}

/// The public form of a matter's number.
enum MatterID {
  static func text(_ number: Int64) -> String { "M-\(number)" }

  /// The number of `M-12` or `12`; nil for anything else.
  static func number(_ text: String) -> Int64? {
    Int64(text.uppercased().hasPrefix("M-") ? String(text.dropFirst(2)) : text)
  }
}

internal import Feedback
internal import GRDB

/// Writes the rows of `item_text`: all that a resident or a source wrote about an item.
struct TextWriter {
  private var replace: BoundStatement

  init(_ database: Database) throws {
    replace = try BoundStatement(
      database,
      """
      REPLACE INTO item_text (item, subject, body, author, url, channel, kind, place, department,
        status, reply, reply_at, masked, topic, person, station, deputy)
      VALUES (?1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        coalesce(?, (SELECT station FROM item_text WHERE item = ?1)),
        coalesce(?, (SELECT deputy FROM item_text WHERE item = ?1)))
      """)
  }

  /// Writes the texts of an item, in place of those of an earlier version.
  mutating func write(_ item: FeedbackItem, of id: Int64) throws {
    replace.put(id)
    replace.put(item.subject)
    replace.put(item.body)
    for text in [item.author, item.url, item.channel, item.kind?.rawValue] { replace.put(text) }
    for text in [item.place, item.department, item.status] { replace.put(text) }
    replace.put(item.reply?.text)
    replace.put(item.reply?.at?.milliseconds)
    replace.put(MaskedCounts.text(item.masked))
    replace.put(item.topic)
    for text in [item.person, item.station, item.deputy] { replace.put(text) }
    try replace.run()
  }
}

/// How many pieces of personal data were masked, as `item_text.masked` says it: `phone:2 email:1`.
enum MaskedCounts {
  static func text(_ counts: [PersonalData: Int]) -> String? {
    guard !counts.isEmpty else { return nil }
    return PersonalData.allCases.compactMap { kind in
      counts[kind].map { "\(kind.rawValue):\($0)" }
    }
    .joined(separator: " ")
  }

  static func counts(_ text: String?) -> [PersonalData: Int] {
    var counts: [PersonalData: Int] = [:]
    for entry in (text ?? "").split(separator: " ") {
      let parts = entry.split(separator: ":")
      guard parts.count == 2, let kind = PersonalData(rawValue: String(parts[0])) else { continue }
      counts[kind] = Int(parts[1])
    }
    return counts
  }
}

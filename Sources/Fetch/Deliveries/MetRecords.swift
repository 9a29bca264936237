internal import Feedback

/// The records of a site's lists that were met, with the day of each.
struct MetRecords {
  /// More are not remembered: what a list of so many records leaves behind is looked at once more.
  private static let most = 5_000

  private struct Memory: Codable {
    /// Days since 1970 by record.
    var days: [String: Int] = [:]
    /// Those met since the last fetch that came to its end: behind them may be some that nobody has met.
    var unsettled: Set<String> = []
    /// Whether the last fetch came to its end, and whether any ever did.
    var isWhole = false
    var hasEnded = false
  }

  private var memory: Memory
  /// Whether the fetch before came to its end.
  private let followsWhole: Bool
  /// Whether no fetch has come to its end before.
  let isFirst: Bool

  init(_ position: SourcePosition) {
    memory = position.cursor(as: Memory.self) ?? Memory()
    (followsWhole, isFirst) = (memory.isWhole, !memory.hasEnded)
    memory.isWhole = false
  }

  /// Notes that a record was met; one without a page of its own cannot be told from its next version,
  /// and is not remembered.
  mutating func meet(_ record: Fields, _ today: Int) {
    guard let key = Self.key(record), memory.days[key] == nil else { return }
    memory.days[key] = today
    memory.unsettled.insert(key)
  }

  /// Whether a fetch that came to its end has met the record, and so all that stand behind it.
  func isSettled(_ record: Fields) -> Bool {
    guard let key = Self.key(record) else { return followsWhole }
    return memory.days[key] != nil && !memory.unsettled.contains(key)
  }

  /// Whether a record's own page is to be looked at: a new one, and one that an answer may still come
  /// to. What a fetch that was cut off has seen waits for the next whole one.
  func isDue(_ record: Fields, today: Int, days limit: Int) -> Bool {
    guard let key = Self.key(record), let first = memory.days[key] else { return true }
    return !memory.unsettled.contains(key) && today - first <= limit
  }

  /// Where the source stands within a fetch: not at its end.
  var position: SourcePosition {
    let newest = memory.days.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.most)
    let days = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
    return SourcePosition(
      json: Memory(
        days: days, unsettled: memory.unsettled.filter { days[$0] != nil },
        isWhole: memory.isWhole, hasEnded: memory.hasEnded))
  }

  /// Where it stands after a whole one.
  var settledPosition: SourcePosition {
    var settled = self
    settled.memory.unsettled = []
    (settled.memory.isWhole, settled.memory.hasEnded) = (true, true)
    return settled.position
  }

  /// Records are remembered by the hash of the link to their own page.
  private static func key(_ record: Fields) -> String? {
    record["detail_url"]?.text.map { String(stableHash($0.utf8), radix: 36) }
  }
}

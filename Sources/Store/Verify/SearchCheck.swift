internal import GRDB
internal import TextIndex

/// Whether the search index says of every text that it has met what the text says.
struct SearchCheck {
  private let database: Database
  private let through: Int64
  /// Items that the next stage will meet again.
  private let waiting: Set<Int64>
  private var met: [Int64] = []
  private var wrong: [Int64] = []

  static func findings(_ database: Database) throws -> [Finding] {
    var check = try SearchCheck(database)
    for segment in try SearchSegment.all(database) { try check.hold(segment) }
    return try check.findings()
  }

  private init(_ database: Database) throws {
    self.database = database
    through = try SearchState.fetch(database).through
    waiting = try Set(Int64.fetchAll(database, sql: "SELECT item FROM search_change"))
  }

  /// Compares sums over all postings of a segment with those that its texts give.
  private mutating func hold(_ segment: SearchSegment) throws {
    let dead = try segment.dead(database)
    let items = try segment.items(database)
    let isLive = items.map { !dead.contains($0) && !waiting.contains($0) }
    var indexed: UInt64 = 0
    var strays = 0
    try segment.forEachPosting(database) { posting in
      let document = Posting.document(of: posting)
      guard document < items.count else {
        strays += 1
        return
      }
      if isLive[document] { indexed &+= Posting.fingerprint(posting, item: items[document]) }
    }
    let live = zip(items, isLive).filter(\.1).map(\.0)
    met += live
    let expected = try sum(of: live)
    if strays > 0 || items.count != segment.documents || indexed != expected {
      wrong.append(segment.id)
    }
  }

  private func sum(of items: [Int64]) throws -> UInt64 {
    var texts = try IndexedTexts(database)
    var sum: UInt64 = 0
    for item in items {
      var (postings, documents): ([UInt64], [Int64]) = ([], [])
      try texts.add(item, to: &postings, &documents)
      for posting in PostingSort.sorted(postings) {
        sum &+= Posting.fingerprint(posting, item: item)
      }
    }
    return sum
  }

  private mutating func findings() throws -> [Finding] {
    let expected = try Int64.fetchAll(
      database, sql: "SELECT item FROM item_text WHERE item <= ? ORDER BY item",
      arguments: [through]
    ).filter { !waiting.contains($0) }
    met.sort()
    var messages: [String] = []
    if let first = wrong.first {
      messages.append(
        "\(wrong.count) segments do not hold what their texts say, the first is \(first)")
    }
    if met != expected {
      messages.append("it holds \(met.count) texts where \(expected.count) were met")
    }
    return messages.map {
      Finding(check: "search", message: $0 + "; run minqing index --rebuild")
    }
  }
}

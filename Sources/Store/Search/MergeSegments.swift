internal import GRDB
internal import TextIndex

extension OfficeStore {
  /// Makes one of several small segments of the search index, or drops from one what was erased or has
  /// moved; false where nothing is to do. To be called until it is false.
  public func mergeIndex() throws(StoreError) -> Bool {
    guard let merge = try read({ try SegmentMerge($0) }) else { return false }
    return try write { try merge.commit($0) }
  }
}

/// Segments on their way into one.
private struct SegmentMerge {
  private let state: SearchState
  private let parts: [SearchSegment]
  private var items: [Int64] = []
  private var pages: [PostingPage] = []

  init?(_ database: Database) throws {
    state = try SearchState.fetch(database)
    guard let parts = try Self.parts(database) else { return nil }
    self.parts = parts
    var postings: [UInt64] = []
    for part in parts { try read(part, database, &postings) }
    pages = PostingPage.pages(of: PostingSort.sorted(postings))
  }

  /// What was erased goes first, then what is dead for an eighth, then small neighbours.
  private static func parts(_ database: Database) throws -> [SearchSegment]? {
    let segments = try SearchSegment.all(database)
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT segment, count(*), max(erased) FROM search_dead GROUP BY segment")
    let dead = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int64, $0) })
    let waning = segments.first { segment in
      guard let row = dead[segment.id] else { return false }
      return row[2] == 1 || row[1] * 8 > segment.documents
    }
    if let waning { return [waning] }
    return MergePlan.parts(of: segments.map(\.documents), limit: Posting.documentLimit)
      .map { Array(segments[$0]) }
  }

  private mutating func read(
    _ part: SearchSegment, _ database: Database, _ postings: inout [UInt64]
  ) throws {
    let dead = try part.dead(database)
    let documents = try part.items(database).map { item -> Int in
      guard !dead.contains(item) else { return -1 }
      items.append(item)
      return items.count - 1
    }
    try part.forEachPosting(database) { posting in
      let document = Posting.document(of: posting)
      guard document < documents.count, documents[document] >= 0 else { return }
      postings.append(Posting.moved(posting, to: documents[document]))
    }
  }

  /// True also where the index is not what it was when this was built, so that it is looked at again.
  func commit(_ database: Database) throws -> Bool {
    guard try state.advance(database, through: state.through) else { return true }
    for part in parts { try part.delete(database) }
    if let last = parts.last, !items.isEmpty {
      try SearchSegment.insert(id: last.id, items: items, pages: pages, database)
    }
    return true
  }
}

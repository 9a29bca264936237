internal import Feedback
internal import GRDB

/// Writes the rows of `item` within a transaction.
struct ItemWriter {
  private let database: Database
  private var find: BoundStatement
  private var insert: BoundStatement
  private var update: BoundStatement
  private var reclassify: BoundStatement
  private var newest: BoundStatement
  private var see: BoundStatement
  /// The last number given on a day, for the days that the transaction has met.
  private var sequences: [Int64: Int64] = [:]

  init(_ database: Database) throws {
    self.database = database
    find = try BoundStatement(database, SQL.find)
    insert = try BoundStatement(database, SQL.insert)
    update = try BoundStatement(database, SQL.update)
    reclassify = try BoundStatement(database, SQL.reclassify)
    newest = try BoundStatement(database, SQL.newest)
    see = try BoundStatement(database, SQL.see)
  }

  /// The item with a public id; nil where there is none.
  mutating func item(_ publicID: [UInt8]) throws -> StoredItem? {
    find.put(publicID)
    return try find.first { row in
      StoredItem(
        id: row.integer(0), contentHash: row.bytes(1), version: row.integer(2),
        updatedAt: row.optionalInteger(3), submittedAt: row.optionalInteger(16),
        facets: Facets(
          day: row.integer(4), taxonomy: row.integer(5), department: row.integer(6),
          topic: row.integer(7), kind: row.integer(8), source: row.integer(9),
          place: row.integer(10), state: row.integer(11), review: row.integer(12),
          urgency: row.integer(17), station: row.integer(18), deputy: row.integer(19)),
        subtopic: row.integer(13), payload: row.integer(14), record: Int(row.integer(15)),
        isForgotten: row.optionalInteger(20) != nil)
    }
  }

  /// Adds an item under the next number of its day; nil where the public id is taken.
  mutating func insert(
    _ entry: ClassifiedItem, publicID: [UInt8], facets: Facets, subtopic: Int64, payload: Int64
  ) throws -> Int64? {
    let sequence = try lastSequence(of: facets.day) + 1
    insert.put(publicID)
    insert.put(facets.day)
    insert.put(sequence)
    insert.put(facets.source)
    insert.put(entry.item.externalID)
    insert.put(entry.receivedAt.milliseconds)
    insert.put(facets.state)
    insert.put(entry.opening.dueAt?.milliseconds)
    insert.put(entry.opening.isConfidential ? 1 : 0)
    putContent(entry, facets, subtopic, payload, into: &insert)
    guard try insert.run() == 1 else { return nil }
    sequences[facets.day] = sequence
    return database.lastInsertedRowID
  }

  /// Replaces what an item's new version says; its number and day stay.
  mutating func update(
    _ stored: StoredItem, with entry: ClassifiedItem, facets: Facets, subtopic: Int64,
    payload: Int64
  ) throws {
    update.put(facets.state)
    update.put(entry.opening.isConfidential ? 1 : 0)
    putContent(entry, facets, subtopic, payload, into: &update)
    update.put(stored.id)
    try update.run()
  }

  /// Marks an item as given by its source in a run.
  mutating func see(_ publicID: [UInt8], in run: Int64) throws {
    see.put(run)
    see.put(publicID)
    try see.run()
  }

  /// Replaces what an item is said to be about.
  mutating func reclassify(_ stored: StoredItem, as facets: Facets, subtopic: Int64) throws {
    for code in [facets.topic, subtopic, facets.kind, facets.department] { reclassify.put(code) }
    for code in [facets.place, facets.review, facets.urgency, facets.taxonomy] {
      reclassify.put(code)
    }
    for code in [facets.station, facets.deputy] { reclassify.put(code) }
    reclassify.put(stored.id)
    try reclassify.run()
  }

  private func putContent(
    _ entry: ClassifiedItem, _ facets: Facets, _ subtopic: Int64, _ payload: Int64,
    into statement: inout BoundStatement
  ) {
    let item = entry.item
    statement.put(item.fingerprint)
    statement.put(item.contentHash)
    for code in [facets.topic, subtopic, facets.kind, facets.department] { statement.put(code) }
    for code in [facets.place, facets.review, facets.urgency, facets.taxonomy] {
      statement.put(code)
    }
    for code in [facets.station, facets.deputy] { statement.put(code) }
    statement.put(item.submittedAt?.milliseconds)
    statement.put(item.updatedAt?.milliseconds)
    statement.put(item.votesFor.map(Int64.init))
    statement.put(item.votesAgainst.map(Int64.init))
    statement.put(item.coordinates?.latitude)
    statement.put(item.coordinates?.longitude)
    statement.put(payload)
    statement.put(entry.record)
  }

  private mutating func lastSequence(of day: Int64) throws -> Int64 {
    if let known = sequences[day] { return known }
    newest.put(day)
    let last = try newest.first { $0.integer(0) } ?? 0
    sequences[day] = last
    return last
  }
}

/// What a transaction must know of an item to judge another version of it.
struct StoredItem {
  var id: Int64
  var contentHash: [UInt8]
  var version: Int64
  var updatedAt: Int64?
  var submittedAt: Int64?
  var facets: Facets
  var subtopic: Int64
  /// Where its newest version came from.
  var payload: Int64
  var record: Int
  /// Whether its texts were erased, never to come back.
  var isForgotten: Bool

  /// True where another version says something else and is not older.
  func isSuperseded(by item: FeedbackItem) -> Bool {
    guard item.contentHash != contentHash else { return false }
    guard let stored = updatedAt, let other = item.updatedAt?.milliseconds else { return true }
    return other >= stored
  }
}

private enum SQL {
  static let find = """
    SELECT id, content_hash, version, updated_at, day, taxonomy, department, topic, kind, source,
      place, state, review, subtopic, payload, record, submitted_at, urgency, station, deputy,
      forgotten_at
    FROM item WHERE public_id = ?
    """

  static let insert = """
    INSERT INTO item (public_id, day, sequence, source, external_id, received_at, state, due_at,
      confidential, version,
      fingerprint, content_hash, topic, subtopic, kind, department, place, review, urgency,
      taxonomy, station, deputy, submitted_at, updated_at, votes_for, votes_against, latitude,
      longitude, payload, record)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (public_id) DO NOTHING
    """

  static let update = """
    UPDATE item SET version = version + 1, state = ?, confidential = max(confidential, ?),
      fingerprint = ?, content_hash = ?, topic = ?, subtopic = ?, kind = ?, department = ?,
      place = ?, review = ?, urgency = ?, taxonomy = ?, station = ?, deputy = ?,
      submitted_at = ?, updated_at = coalesce(?, updated_at),
      votes_for = ?, votes_against = ?, latitude = ?, longitude = ?, payload = ?, record = ?
    WHERE id = ?
    """

  static let reclassify = """
    UPDATE item SET topic = ?, subtopic = ?, kind = ?, department = ?, place = ?, review = ?,
      urgency = ?, taxonomy = ?, station = ?, deputy = ?
    WHERE id = ?
    """

  static let see = "UPDATE item SET seen_run = ?, gone_at = NULL WHERE public_id = ?"

  static let newest = "SELECT sequence FROM item WHERE day = ? ORDER BY sequence DESC LIMIT 1"
}

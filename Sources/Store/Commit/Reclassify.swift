public import Feedback
internal import GRDB

public import struct Foundation.Date

/// What is said now of items that are stored.
public struct Reclassification: Sendable {
  public var run: Int64
  /// The item's public id, and what classify says of it.
  public var entries: [(publicID: [UInt8], classification: Classification)]
  /// What it was said by: the version of the words or the model, and how.
  public var version: String
  public var method: String
  public var at: Date

  /// A reclassification from its parts.
  public init(
    run: Int64, entries: [(publicID: [UInt8], classification: Classification)], version: String,
    method: String, at: Date
  ) {
    self.run = run
    self.entries = entries
    self.version = version
    self.method = method
    self.at = at
  }
}

extension OfficeStore {
  /// Writes what is said now of items, in one transaction; how many count as something else than before.
  ///
  /// What people have decided about an item stays; a new guess is kept beside it.
  public func reclassify(_ reclassification: Reclassification) async throws(StoreError) -> Int {
    try await writeGrouped { database in
      var transaction = try ReclassifyTransaction(database, reclassification)
      return try transaction.run()
    }
  }
}

/// A reclassification on its way into the store, within one transaction.
private struct ReclassifyTransaction {
  private let database: Database
  private let reclassification: Reclassification
  private let version: Int64
  private var codes: Codes
  private var items: ItemWriter
  private var tags: TagWriter
  private var events: EventLog
  private var rollups = RollupChanges()

  init(_ database: Database, _ reclassification: Reclassification) throws {
    (self.database, self.reclassification) = (database, reclassification)
    codes = try Codes(database)
    version = try codes.number(reclassification.version)
    items = try ItemWriter(database)
    tags = try TagWriter(
      database, method: codes.number(reclassification.method), version: version)
    events = try EventLog(
      database, actor: Runs.actor(of: reclassification.run, database),
      run: reclassification.run, at: reclassification.at.milliseconds)
  }

  mutating func run() throws -> Int {
    var changed = 0
    for (publicID, classification) in reclassification.entries {
      guard let stored = try items.item(publicID) else { continue }
      if try write(classification, over: stored, publicID) { changed += 1 }
    }
    try rollups.write(to: database, codes: &codes)
    return changed
  }

  /// Whether the item counts as something else than before.
  private mutating func write(
    _ classification: Classification, over stored: StoredItem, _ publicID: [UInt8]
  ) throws -> Bool {
    try tags.replace(classification.topics, of: stored.id, codes: &codes)
    let (facets, subtopic) = try Decisions.kept(
      stored, guessed(classification, stored.facets),
      codes.number(classification.topics.first?.second), database)
    guard facets != stored.facets || subtopic != stored.subtopic else { return false }
    try items.reclassify(stored, as: facets, subtopic: subtopic)
    rollups.remove(stored.facets)
    rollups.add(facets)
    let data = JSONBytes.object(["taxonomy": .text(reclassification.version)])
    try events.append(.itemClassified, item: (stored.id, publicID), data: data, codes: &codes)
    return true
  }

  private mutating func guessed(
    _ classification: Classification, _ stored: Facets
  ) throws -> Facets {
    var facets = stored
    facets.taxonomy = version
    facets.department = try codes.number(classification.department)
    facets.topic = try codes.number(classification.topics.first?.id)
    facets.kind = try codes.number(classification.kind.rawValue)
    facets.place = try codes.number(classification.place)
    facets.review = try codes.number(classification.review?.rawValue)
    facets.urgency = try codes.number(classification.urgency?.reason)
    return facets
  }
}

internal import Feedback
internal import Foundation
internal import GRDB

/// One batch on its way into the store, within one transaction.
struct BatchTransaction {
  private let database: Database
  private let batch: Batch
  private let office: String
  private let source: Int64
  private let taxonomy: Int64
  private var clock: DayClock
  private var codes: Codes
  private var items: ItemWriter
  private var texts: TextWriter
  private var tags: TagWriter
  private var events: EventLog
  private var rollups = RollupChanges()
  private var counts = LedgerCounts()
  /// The records of a replayed batch that stand refused and stay so.
  private var refused: Set<Int> = []
  private let contacts: ContactWriter?
  /// Whether a record is of an item that was forgotten.
  private var meetsForgotten = false

  init(_ database: Database, batch: Batch, office: String, clock: DayClock) throws {
    (self.database, self.batch, self.office, self.clock) = (database, batch, office, clock)
    codes = try Codes(database)
    source = try Sources.number(of: batch.source, database)
    taxonomy = try codes.number(batch.taxonomyVersion)
    items = try ItemWriter(database)
    texts = try TextWriter(database)
    contacts = batch.keys.map {
      ContactWriter(database: database, keys: $0, at: batch.committedAt.milliseconds)
    }
    tags = try TagWriter(database, method: codes.number(batch.method), version: taxonomy)
    events = try EventLog(
      database, actor: Runs.actor(of: batch.run, database), run: batch.run,
      at: batch.committedAt.milliseconds)
  }

  /// Writes the batch; what became of its records.
  mutating func run() throws -> LedgerCounts {
    if batch.isReplay { try resolveRejects() } else { try advancePayload() }
    for item in batch.items { try take(item) }
    for reject in batch.rejects { try take(reject) }
    try rollups.write(to: database, codes: &codes)
    try closeLedger()
    try ForgottenPayload.letGo(of: batch, meetsForgotten, database)
    if batch.finishesPayload, !batch.isReplay { try recordPayload() }
    if let state = batch.sourceState { try Sources.update(state, database) }
    return counts
  }

  private mutating func take(_ given: ClassifiedItem) throws {
    let entry = try given.asBefore { try items.item(self.publicID(of: $0)) }
    let publicID = publicID(of: entry.item)
    let facets = try facets(of: entry)
    let subtopic = try codes.number(entry.classification.topics.first?.second)
    let inserted = try items.insert(
      entry, publicID: publicID, facets: facets, subtopic: subtopic, payload: batch.payload)
    if let id = inserted {
      try complete(id, publicID, entry, facets)
    } else if let stored = try items.item(publicID) {
      guard !stored.isForgotten else {
        counts.duplicate += 1
        meetsForgotten = true
        return
      }
      let isOwn = stored.payload == batch.payload && stored.record == entry.record
      if !isOwn, let other = try anotherVoice(entry, than: stored) { return try take(other) }
      try take(entry, over: stored, isOwn: isOwn, publicID, facets, subtopic)
    }
    if batch.isSnapshot { try items.see(publicID, in: batch.run) }
  }

  /// Takes another version of an item, or the same one again; its own where the record that brought the
  /// newest version is read again.
  private mutating func take(
    _ entry: ClassifiedItem, over stored: StoredItem, isOwn: Bool, _ publicID: [UInt8],
    _ guessed: Facets, _ guessedSubtopic: Int64
  ) throws {
    let isChanged = stored.contentHash != entry.item.contentHash
    switch (batch.isReplay, isOwn) {
    case (true, true) where isChanged, (false, _) where stored.isSuperseded(by: entry.item):
      var (facets, subtopic) = try Decisions.kept(stored, guessed, guessedSubtopic, database)
      if let answeredAt = entry.opening.answeredAt, try isOpen(facets) {
        facets.state = try codes.number(CaseOpening.answered)
        try answer(stored.id, at: answeredAt)
      }
      try update(stored, publicID, entry, facets, subtopic)
    case (true, true):
      let (facets, subtopic) = try Decisions.kept(stored, guessed, guessedSubtopic, database)
      try reclassify(stored, publicID, entry, facets, subtopic)
      counts.duplicate += 1
    // A replay leaves alone what a later payload has brought.
    default: counts.duplicate += 1
    }
  }

  /// The entry without its id, where the source has used the id a second time: nothing of what is said
  /// agrees, neither subject nor body nor the moment, and nothing tells that it is a later version. Lists
  /// that count from 1 each month do so. A replay only finds again what was told apart before.
  private mutating func anotherVoice(
    _ entry: ClassifiedItem, than stored: StoredItem
  ) throws -> ClassifiedItem? {
    let item = entry.item
    guard item.externalID != nil, item.contentHash != stored.contentHash,
      item.updatedAt == nil, stored.updatedAt == nil,
      item.submittedAt?.milliseconds != stored.submittedAt || stored.submittedAt == nil,
      let texts = try database.cachedRow(
        "SELECT subject, body FROM item_text WHERE item = ?", [stored.id]),
      texts["subject"] != item.subject, texts["body"] != item.body
    else { return nil }
    var other = entry
    other.item.externalID = nil
    if batch.isReplay, try items.item(publicID(of: other.item)) == nil { return nil }
    return other
  }

  private func publicID(of item: FeedbackItem) -> [UInt8] {
    PublicID.make(
      office: office, source: batch.source, externalID: item.externalID,
      fingerprint: item.fingerprint)
  }

  /// Adds what belongs to an item whose row is new.
  private mutating func complete(
    _ id: Int64, _ publicID: [UInt8], _ entry: ClassifiedItem, _ facets: Facets
  ) throws {
    try texts.write(entry.item, of: id)
    try tags.write(entry.classification.topics, of: id, codes: &codes)
    try contacts?.write(entry.item, of: id, publicID)
    rollups.add(facets)
    if let answeredAt = entry.opening.answeredAt { try answer(id, at: answeredAt) }
    let content = Hexadecimal.text(entry.item.contentHash)
    try events.append(
      .itemCreated, item: (id, publicID), data: JSONBytes.object(["content": .text(content)]),
      codes: &codes)
    counts.new += 1
  }

  private mutating func update(
    _ stored: StoredItem, _ publicID: [UInt8], _ entry: ClassifiedItem, _ facets: Facets,
    _ subtopic: Int64
  ) throws {
    try items.update(
      stored, with: entry, facets: facets, subtopic: subtopic, payload: batch.payload)
    try texts.write(entry.item, of: stored.id)
    try tags.replace(entry.classification.topics, of: stored.id, codes: &codes)
    try contacts?.write(entry.item, of: stored.id, publicID)
    rollups.remove(stored.facets)
    rollups.add(facets)
    try events.append(
      .itemUpdated, item: (stored.id, publicID),
      data: JSONBytes.object([
        "content": .text(Hexadecimal.text(entry.item.contentHash)),
        "before": .text(Hexadecimal.text(stored.contentHash)),
        "version": .number(Int(stored.version) + 1),
      ]),
      codes: &codes)
    counts.updated += 1
  }

  /// Writes what is said now of an item whose content has not changed.
  private mutating func reclassify(
    _ stored: StoredItem, _ publicID: [UInt8], _ entry: ClassifiedItem, _ facets: Facets,
    _ subtopic: Int64
  ) throws {
    try tags.replace(entry.classification.topics, of: stored.id, codes: &codes)
    guard facets != stored.facets || subtopic != stored.subtopic else { return }
    try items.reclassify(stored, as: facets, subtopic: subtopic)
    rollups.remove(stored.facets)
    rollups.add(facets)
    let data = JSONBytes.object(["taxonomy": .text(batch.taxonomyVersion)])
    try events.append(
      .itemClassified, item: (stored.id, publicID), data: data, codes: &codes)
  }

  /// Whether an answer of the source would end the item's state.
  private mutating func isOpen(_ facets: Facets) throws -> Bool {
    try CaseOpening.open.contains { try codes.number($0) == facets.state }
  }

  /// Keeps when the source says that an item was answered; its clock stops.
  private func answer(_ id: Int64, at moment: Date) throws {
    try database.runCached(
      """
      INSERT INTO casework (item, answered_at, last_due_at)
      VALUES (?, ?, (SELECT due_at FROM item WHERE id = ?))
      ON CONFLICT (item) DO UPDATE SET answered_at = excluded.answered_at,
        last_due_at = coalesce(excluded.last_due_at, last_due_at)
      """,
      [id, moment.milliseconds, id])
    try database.runCached("UPDATE item SET due_at = NULL WHERE id = ?", [id])
  }

  private mutating func facets(of entry: ClassifiedItem) throws -> Facets {
    let classification = entry.classification
    return Facets(
      day: clock.day(entry.receivedAt.milliseconds), taxonomy: taxonomy,
      department: try codes.number(classification.department),
      topic: try codes.number(classification.topics.first?.id),
      kind: try codes.number(classification.kind.rawValue), source: source,
      place: try codes.number(classification.place), state: try codes.number(entry.opening.state),
      review: try codes.number(classification.review?.rawValue),
      urgency: try codes.number(classification.urgency?.reason),
      station: try codes.number(entry.station), deputy: try codes.number(entry.deputy))
  }
}

extension BatchTransaction {
  /// Moves the payload on; refused where its records do not follow those taken before.
  private func advancePayload() throws {
    try database.runCached(
      """
      UPDATE payload SET records_done = ?, complete = ?
      WHERE id = ? AND source = ? AND records_done = ? AND complete = 0
      """,
      [
        batch.records.upperBound, batch.finishesPayload, batch.payload, source,
        batch.records.lowerBound,
      ])
    guard database.changesCount == 1 else {
      throw Refusal(
        "records \(batch.records.lowerBound + 1) to \(batch.records.upperBound) of payload "
          + "\(batch.payload) do not follow what was taken; another run may have taken it, "
          + "so run it again")
    }
  }

  /// Keeps a refused record; one that a replay refuses again stands there already.
  private mutating func take(_ reject: Reject) throws {
    counts.rejected += 1
    if refused.contains(reject.place.number) { return }
    try database.runCached(
      """
      INSERT INTO reject (source, payload, run, stage, record, line, attachment, sheet, reason,
        bytes, at, replay)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        source, batch.payload, batch.run, reject.stage.rawValue, reject.place.number,
        reject.place.line, reject.place.attachment, reject.place.sheet, reject.reason,
        Data(reject.bytes), batch.committedAt.milliseconds, batch.isReplay,
      ])
  }

  /// Closes the rejects whose records are good now.
  private mutating func resolveRejects() throws {
    let good = batch.items.map(\.record)
    let numbers = good + batch.rejects.map(\.place.number)
    guard let first = numbers.min(), let last = numbers.max() else { return }
    refused = try Set(
      Int.fetchAll(
        database,
        sql: """
          SELECT record FROM reject
          WHERE payload = ? AND record BETWEEN ? AND ? AND resolved_run IS NULL
          """,
        arguments: [batch.payload, first, last]))
    for record in refused.intersection(good) {
      try database.runCached(
        """
        UPDATE reject SET resolved_run = ?
        WHERE payload = ? AND record = ? AND resolved_run IS NULL
        """,
        [batch.run, batch.payload, record])
    }
    refused.subtract(good)
  }

  /// Writes the ledger's row, whose CHECK refuses a batch that does not add up.
  private mutating func closeLedger() throws {
    counts.read = batch.records.count
    try database.runCached(
      """
      INSERT INTO ledger (run, source, payload, first_record, last_record, read, new, updated,
        duplicate, rejected, at, replay)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        batch.run, source, batch.payload, batch.records.lowerBound + 1, batch.records.upperBound,
        counts.read, counts.new, counts.updated, counts.duplicate, counts.rejected,
        batch.committedAt.milliseconds, batch.isReplay,
      ])
  }

  private mutating func recordPayload() throws {
    let row = try database.cachedRow(
      "SELECT content_hash FROM payload WHERE id = ?", [batch.payload])
    let data = JSONBytes.object([
      "source": .text(batch.source),
      "content": .text(Hexadecimal.text(row?.bytes("content_hash") ?? [])),
      "records": .number(batch.records.upperBound),
    ])
    try events.append(.payloadTaken, data: data, codes: &codes)
  }
}

internal import GRDB

/// What the history knows; the raw value is what `event.kind` says.
public enum EventKind: String, Sendable, CaseIterable {
  case runStarted = "run.started"
  case runFinished = "run.finished"
  case payloadTaken = "payload.taken"
  case itemCreated = "item.created"
  case itemUpdated = "item.updated"
  case itemClassified = "item.classified"
  case itemTagged = "item.tagged"
  case itemUntagged = "item.untagged"
  case decisionWithdrawn = "item.decision-withdrawn"
  /// Somebody read what is not shown to everyone.
  case itemRead = "item.read"
  case itemAssigned = "case.assign"
  case itemAccepted = "case.accept"
  case itemReturned = "case.return"
  case itemExtended = "case.extend"
  case itemPaused = "case.pause"
  case itemResumed = "case.resume"
  case itemReplied = "case.reply"
  case itemCalledBack = "case.callback"
  case itemClosed = "case.close"
  case itemReopened = "case.reopen"
  case itemMerged = "case.merge"
  case itemSplit = "case.split"
  case itemOutOfScope = "case.out-of-scope"
  case itemConfided = "case.confide"
  case itemUnconfided = "case.unconfide"
  case itemNoted = "case.note"
  case deadlineRecomputed = "case.recompute"
  /// Somebody decided that an item does not count in rates, or that it does again.
  case ratesExcluded = "rates.exclude"
  case ratesIncluded = "rates.include"
  /// A person said that two matters are one.
  case matterMerged = "matter.merged"
  /// A person said that an item does not belong to a matter.
  case matterSplit = "matter.split"
  /// Somebody read how a resident can be reached.
  case contactRead = "contact.read"
  /// All that was written about an item was erased, on the person's request or as its time was over.
  case itemForgotten = "item.forgotten"
  case itemExpired = "item.expired"
  /// Rows about liaison stations came in.
  case stationsImported = "stations.import"
  /// The counts of a meeting's ballots were kept, or those of an earlier row corrected.
  case tallyRecorded = "tally.recorded"
  case tallyReplaced = "tally.replaced"
  /// What became of something that was agreed at an appraisal.
  case rectificationAdded = "rectify.add"
  case rectificationEvidence = "rectify.evidence"
  case rectificationClosed = "rectify.close"
  case rectificationReopened = "rectify.reopen"
  case rectificationWithdrawn = "rectify.withdraw"
  case dossierFrozen = "dossier.frozen"
  /// The digests of a span were made, with the hash of each.
  case digestFrozen = "digest.frozen"
  /// The list of a year's livelihood projects, or their milestones, came in.
  case projectsImported = "projects.import"
  /// A person said that an item belongs to a project, or that it does not.
  case projectLinked = "project.link"
  case projectUnlinked = "project.unlink"
  /// Somebody noted how a station or a department works, or took that back.
  case practiceNoted = "practice.note"
  case practiceNoteRemoved = "practice.remove-note"

  private static let movePrefix = "case."

  /// The kind of a move, such as `assign`; nil where there is no such move.
  init?(move: String) {
    self.init(rawValue: Self.movePrefix + move)
  }

  /// The moves of cases.
  static let moves = allCases.filter { $0.rawValue.hasPrefix(movePrefix) }
}

/// Adds events to the history of a transaction, each chained to the one before.
struct EventLog {
  private var last: (id: Int64, hash: [UInt8])
  private var insert: BoundStatement
  private let actor: StoredActor
  private let run: Int64?
  private let at: Int64

  init(_ database: Database, actor: StoredActor, run: Int64?, at: Int64) throws {
    (self.actor, self.run, self.at) = (actor, run, at)
    last = try Self.newest(database)
    insert = try BoundStatement(
      database,
      """
      INSERT INTO event (id, at, actor, kind, item, run, data, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  private static func newest(_ database: Database) throws -> (id: Int64, hash: [UInt8]) {
    let sql = "SELECT id, hash FROM event ORDER BY id DESC LIMIT 1"
    guard let row = try database.cachedRow(sql) else { return (0, EventHash.first) }
    return (row["id"], row.bytes("hash"))
  }

  /// Adds an event and gives its id; `data` is JSON that holds ids, codes and hashes, never a resident's
  /// text.
  @discardableResult
  mutating func append(
    _ kind: EventKind, item: (id: Int64, publicID: [UInt8])? = nil, data: [UInt8],
    codes: inout Codes
  ) throws -> Int64 {
    let id = last.id + 1
    let hash = EventHash.make(
      after: last.hash, id: id, at: at, actor: actor.identity, kind: kind.rawValue,
      item: item?.publicID, run: run, data: data)
    insert.put(id)
    insert.put(at)
    insert.put(actor.id)
    insert.put(try codes.number(kind.rawValue))
    insert.put(item?.id)
    insert.put(run)
    insert.put(utf8: data)
    insert.put(hash)
    try insert.run()
    last = (id, hash)
    return id
  }
}

/// An actor with the number of its row.
struct StoredActor {
  var id: Int64
  var identity: ActorIdentity
}

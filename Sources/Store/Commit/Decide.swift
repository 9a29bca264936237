public import Feedback
internal import GRDB

public import struct Foundation.Date

/// What an item counts as once people have decided: what lists, digests and roll-ups go by.
public struct DecidedTopics: Sendable, Equatable {
  /// The best topic and its second level; nil where the person left none.
  public var topic: String?
  public var second: String?
  public var department: String?
  /// Why a person should still look; nil where none needs to.
  public var review: ReviewReason?

  /// What an item counts as.
  public init(
    topic: String?, second: String?, department: String?, review: ReviewReason?
  ) {
    self.topic = topic
    self.second = second
    self.department = department
    self.review = review
  }
}

extension OfficeStore {
  /// Puts the decisions about an item in place of those before, in one transaction with what it counts
  /// as now, the roll-ups and an event for each that is made or withdrawn.
  ///
  /// - Throws: `refused` where somebody has decided about the item meanwhile.
  public func decide(
    _ item: Int64, from before: [TopicDecision], to after: [TopicDecision],
    countsAs effect: DecidedTopics, actor: ActorIdentity, at moment: Date
  ) throws(StoreError) {
    try write { database in
      guard try Decisions.of(item, database) == before else {
        throw Refusal("somebody has decided about this item meanwhile; look at it again")
      }
      var change = try DecisionChange(database, item: item, actor: actor, at: moment)
      for decision in before where !after.contains(decision) { try change.withdraw(decision) }
      for decision in after where !before.contains(decision) { try change.make(decision) }
      try change.count(as: effect)
    }
  }
}

/// The decisions about one item on their way into the store, within one transaction.
private struct DecisionChange {
  private let database: Database
  private let item: (id: Int64, publicID: [UInt8])
  private var codes: Codes
  private var events: EventLog

  init(_ database: Database, item: Int64, actor: ActorIdentity, at moment: Date) throws {
    guard let row = try database.cachedRow("SELECT public_id FROM item WHERE id = ?", [item]) else {
      throw Refusal("there is no item \(item)")
    }
    self.database = database
    self.item = (item, row.bytes("public_id"))
    codes = try Codes(database)
    events = try EventLog(
      database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
  }

  mutating func make(_ decision: TopicDecision) throws {
    let actor = try Runs.register(decision.actor, database)
    try database.runCached(
      """
      REPLACE INTO decision (item, topic, subtopic, holds, drawn, guess, guessed_department,
        guessed_version, actor, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        item.id, codes.number(decision.topic), codes.number(decision.second), decision.holds,
        codes.number(decision.drawn.rawValue), codes.number(decision.guess.topic),
        codes.number(decision.guess.department), codes.number(decision.guess.version), actor.id,
        decision.at.milliseconds,
      ])
    try tell(decision.holds ? .itemTagged : .itemUntagged, decision)
  }

  mutating func withdraw(_ decision: TopicDecision) throws {
    try database.runCached(
      "DELETE FROM decision WHERE item = ? AND topic = ? AND subtopic = ?",
      [item.id, codes.number(decision.topic), codes.number(decision.second)])
    try tell(.decisionWithdrawn, decision)
  }

  private mutating func tell(_ kind: EventKind, _ decision: TopicDecision) throws {
    let data = JSONBytes.object([
      "topic": .text(decision.second ?? decision.topic), "drawn": .text(decision.drawn.rawValue),
    ])
    try events.append(kind, item: item, data: data, codes: &codes)
  }

  /// Writes what the item counts as, and counts it so.
  mutating func count(as effect: DecidedTopics) throws {
    var writer = try ItemWriter(database)
    guard let stored = try writer.item(item.publicID) else { return }
    var facets = stored.facets
    facets.topic = try codes.number(effect.topic)
    let isAssigned = try database.cachedRow(
      "SELECT 1 FROM casework WHERE item = ? AND assigned = 1", [item.id])
    if isAssigned == nil { facets.department = try codes.number(effect.department) }
    facets.review = try codes.number(effect.review?.rawValue)
    try writer.reclassify(stored, as: facets, subtopic: codes.number(effect.second))
    var rollups = RollupChanges()
    rollups.remove(stored.facets)
    rollups.add(facets)
    try rollups.write(to: database, codes: &codes)
  }
}

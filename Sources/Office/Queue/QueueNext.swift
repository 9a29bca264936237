internal import Feedback
internal import Store

public import struct Foundation.Date

extension OfficeContext {
  /// The items to turn to: what owes an answer, the first due first.
  ///
  /// - Parameter reason: why somebody looks at confidential items.
  public func queueNext(
    _ filter: QueueFilter, limit: Int, reason: String? = nil
  ) throws(OfficeError) -> [QueueItem] {
    var filter = try storeFilter(filter)
    filter.isDue = true
    let rows = try OfficeError.wrap { try store.items(filter, order: .firstDue, limit: limit) }
    try recordReads(of: rows, reason: reason)
    return queueItems(rows)
  }

  /// The events of an item, oldest first.
  public func queueHistory(_ reference: String) throws(OfficeError) -> [QueueEvent] {
    try queueShow(reference).history
  }

  /// Shows a confidential item, and keeps who asked for it and why.
  ///
  /// - Throws: `usage` where the reason is empty.
  public func queueShow(_ reference: String, reason: String) throws(OfficeError) -> QueueDetail {
    guard !reason.isEmpty else { throw OfficeError(.usage, "an empty reason says nothing") }
    let file = try caseFile(reference)
    try OfficeError.wrap {
      try store.recordRead(of: file.item, reason: reason, actor: actor, at: surroundings.now())
    }
    return try queueDetail(of: reference)
  }
}

/// A deadline that the calendar or the rules now give otherwise.
public struct MovedDeadline: Sendable, Codable {
  public var number: String
  public var before: Date?
  public var after: Date?
}

extension OfficeContext {
  /// The deadlines that the calendar and the rules now give otherwise; with `applying` they are moved,
  /// each with an event.
  public func recomputeDeadlines(applying: Bool) throws(OfficeError) -> [MovedDeadline] {
    var due = ItemFilter()
    due.isDue = true
    let moves = try OfficeError.wrap { try store.caseFiles(due, limit: .max) }
      .compactMap { before -> CaseMove? in
        var after = before
        after.dueAt = configuration.deadline(of: before).due
        after.lastDueAt = after.dueAt
        guard after.dueAt != before.dueAt else { return nil }
        let facts = [("due_before", before.dueAt), ("due", after.dueAt)]
          .compactMap { name, date in date.map { (name, $0.fact) } }
        return CaseMove(before: before, after: after, name: "recompute", facts: facts)
      }
    if applying {
      _ = try OfficeError.wrap { try store.move(moves, actor: actor, at: surroundings.now()) }
    }
    return moves.map {
      MovedDeadline(
        number: $0.before.number.description, before: $0.before.dueAt, after: $0.after.dueAt)
    }
  }
}

internal import Casework
public import Feedback
internal import Store

public import struct Foundation.Date

/// A page of the queue.
public struct QueuePage: Sendable {
  /// How many items the filter leaves, on all pages; beyond `countedUpTo` nobody counts them.
  public var total: Int
  public static let countedUpTo = 1_000
  /// Whether there are more than were counted.
  public var hasMore: Bool { total > Self.countedUpTo }
  public var items: [QueueItem]
}

/// An item as a list shows it; texts are masked.
public struct QueueItem: Sendable, Codable {
  /// The work-order number, `MQ-20261123-0007`.
  public var number: String
  /// Unique across offices: 32 hexadecimal digits.
  public var publicID: String
  public var source: String
  public var externalID: String?
  public var state: String
  public var subject: String
  public var topic: String?
  public var topicName: String?
  public var kind: RequestKind
  public var place: String?
  public var department: String?
  public var departmentName: String?
  public var review: ReviewReason?
  /// The id of the reason why the matter must not wait, and what people call it.
  public var urgency: String?
  public var urgencyName: String?
  public var receivedAt: Date
  /// When an answer is due; nil while no clock runs.
  public var dueAt: Date?
  /// `on-time`, `due-soon` or `overdue`.
  public var due: String?
  public var submittedAt: Date?

  enum CodingKeys: String, CodingKey {
    case number, source, state, subject, topic, kind, place, department, review, urgency, due
    case urgencyName = "urgency_name"
    case publicID = "public_id"
    case externalID = "external_id"
    case topicName = "topic_name"
    case departmentName = "department_name"
    case receivedAt = "received_at"
    case dueAt = "due_at"
    case submittedAt = "submitted_at"
  }
}

extension OfficeContext {
  /// Items, newest first.
  ///
  /// - Parameter reason: why somebody looks at confidential items, which is kept in the history of each.
  /// - Throws: `usage` where such a reason is missing.
  public func queueList(
    _ filter: QueueFilter, limit: Int, offset: Int, reason: String? = nil
  ) throws(OfficeError) -> QueuePage {
    let order: ItemOrder = filter.due == nil ? .newest : .firstDue
    let filter = try storeFilter(filter)
    let page = try OfficeError.wrap {
      try store.page(
        filter, order: order, limit: limit, offset: offset, countedTo: QueuePage.countedUpTo + 1)
    }
    try recordReads(of: page.rows, reason: reason)
    return QueuePage(total: page.count, items: queueItems(page.rows))
  }

  /// Keeps who looks at confidential items and why.
  ///
  /// - Throws: `usage` where there are such items and no reason.
  func recordReads(of rows: [ItemRow], reason: String?) throws(OfficeError) {
    for row in rows where row.isConfidential {
      guard let reason, !reason.isEmpty else {
        throw OfficeError(
          .usage,
          say(
            "查看保密件须写明理由：--confidential 请与 --reason 同用",
            "confidential items are shown to who says why: give --reason with --confidential"))
      }
      try OfficeError.wrap {
        try store.recordRead(of: row.id, reason: reason, actor: actor, at: surroundings.now())
      }
    }
  }

  /// Rows as a list shows them, all at one moment.
  func queueItems(_ rows: [ItemRow]) -> [QueueItem] {
    let now = surroundings.now()
    let soon = configuration.dueSoon(after: now)
    return rows.map { queueItem($0, at: now, soon: soon) }
  }

  /// A row as a list shows it.
  ///
  /// - Parameter soon: what is due before it, is due soon.
  func queueItem(_ row: ItemRow, at now: Date, soon: Date) -> QueueItem {
    QueueItem(
      number: row.number.description, publicID: row.publicID, source: row.source,
      externalID: row.externalID, state: row.state,
      subject: row.isForgotten ? ForgottenText.of(language) : row.subject, topic: row.topic,
      topicName: row.topic.map { name(.topic, $0) }, kind: row.kind, place: row.place,
      department: row.department, departmentName: row.department.map { name(.department, $0) },
      review: row.review, urgency: row.urgency,
      urgencyName: row.urgency.map { name(.urgency, $0) }, receivedAt: row.receivedAt,
      dueAt: row.dueAt,
      due: DeadlineStatus(due: row.dueAt, answeredAt: nil, now: now, soon: soon)?.rawValue,
      submittedAt: row.submittedAt)
  }
}

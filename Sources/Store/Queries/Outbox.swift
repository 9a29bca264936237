public import Feedback
public import Foundation
internal import GRDB

/// A mail that brings a digest.
public struct OutboxMail: Sendable, Equatable {
  /// How far it has come.
  public enum State: String, Sendable, Codable {
    /// To be sent, for the first time or again.
    case waiting
    /// Its server has taken it.
    case sent
    /// It has failed for too long; a person may have it tried again.
    case givenUp = "given-up"
  }

  /// `Message-ID` without angle brackets: the same for the same digest to the same people.
  public var messageID: String
  public var period: Period
  public var label: String
  /// `DigestReader.code` of whom the digest is for.
  public var reader: String
  /// Addresses, with names where they have some.
  public var recipients: [String]
  public var state = State.waiting
  /// How often it was tried.
  public var attempts = 0
  public var createdAt: Date
  /// When it may be tried next.
  public var nextAttemptAt: Date
  public var sentAt: Date?
  public var lastError: String?

  /// A mail to be sent as soon as may be.
  public init(
    messageID: String, period: Period, label: String, reader: String, recipients: [String],
    createdAt: Date
  ) {
    (self.messageID, self.period, self.label) = (messageID, period, label)
    (self.reader, self.recipients, self.createdAt) = (reader, recipients, createdAt)
    nextAttemptAt = createdAt
  }
}

extension OutboxMail {
  /// Adds the mail; one that is there already stays as it is.
  func insert(_ database: Database) throws {
    try database.runCached(
      """
      INSERT OR IGNORE INTO outbox
        (message_id, period, label, reader, recipients, state, created_at, next_attempt_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        messageID, period.rawValue, label, reader, recipients.joined(separator: "\n"),
        State.waiting.rawValue, createdAt.milliseconds, nextAttemptAt.milliseconds,
      ])
  }

  fileprivate init(row: Row) throws {
    guard let period = Period(rawValue: row["period"]), let state = State(rawValue: row["state"])
    else { throw Refusal("the outbox holds a mail that this version does not know") }
    let recipients: String = row["recipients"]
    self.init(
      messageID: row["message_id"], period: period, label: row["label"], reader: row["reader"],
      recipients: recipients.split(separator: "\n").map(String.init),
      createdAt: Date(milliseconds: row["created_at"]))
    self.state = state
    attempts = row["attempts"]
    nextAttemptAt = Date(milliseconds: row["next_attempt_at"])
    sentAt = row.moment("sent_at")
    lastError = row["last_error"]
  }
}

extension OfficeStore {
  /// The mails that wait, the oldest first.
  ///
  /// - Parameter moment: only those whose time has come; nil: all.
  public func waitingMails(at moment: Date? = nil) throws(StoreError) -> [OutboxMail] {
    try mails(
      "state = 'waiting' AND next_attempt_at <= ?", [moment?.milliseconds ?? Int64.max])
  }

  /// The mails that were given up, the oldest first.
  public func mailsGivenUp() throws(StoreError) -> [OutboxMail] {
    try mails("state = 'given-up'", [])
  }

  /// The mails of the digests of a span.
  public func mails(_ period: Period, label: String) throws(StoreError) -> [OutboxMail] {
    try mails("period = ? AND label = ?", [period.rawValue, label])
  }

  private func mails(
    _ condition: String, _ arguments: StatementArguments
  ) throws(StoreError) -> [OutboxMail] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM outbox WHERE \(condition) ORDER BY id", arguments: arguments
      )
      .map(OutboxMail.init(row:))
    }
  }

  /// Records that a mail's server has taken it.
  public func recordSent(_ messageID: String, at moment: Date) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          UPDATE outbox SET state = 'sent', sent_at = ?, attempts = attempts + 1, last_error = NULL
          WHERE message_id = ?
          """,
        arguments: [moment.milliseconds, messageID])
    }
  }

  /// Records that a mail could not be sent, and when it is tried again; nil: it is given up.
  public func recordFailure(
    _ messageID: String, error: String, nextAttemptAt: Date?
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          UPDATE outbox SET attempts = attempts + 1, last_error = ?, state = ?,
            next_attempt_at = coalesce(?, next_attempt_at)
          WHERE message_id = ? AND state <> 'sent'
          """,
        arguments: [
          error,
          (nextAttemptAt == nil ? OutboxMail.State.givenUp : .waiting).rawValue,
          nextAttemptAt?.milliseconds, messageID,
        ])
    }
  }

  /// Has every mail that is not sent tried again at once, as if it were new; how many those are.
  public func retryMails(at moment: Date) throws(StoreError) -> Int {
    try write { database in
      try database.execute(
        sql: """
          UPDATE outbox SET state = 'waiting', attempts = 0, created_at = ?, next_attempt_at = ?
          WHERE state <> 'sent'
          """,
        arguments: [moment.milliseconds, moment.milliseconds])
      return database.changesCount
    }
  }
}

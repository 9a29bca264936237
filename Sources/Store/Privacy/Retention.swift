public import Foundation
internal import GRDB

/// Until when things are kept: what is older goes.
public struct RetentionLimits: Sendable {
  /// Bytes that came over the wire, by when they came.
  public var payloads: Date
  /// Bytes of refused records, by when they were refused.
  public var rejects: Date
  /// Contacts, by when their items were closed.
  public var contacts: Date
  /// Texts of items, by when these were closed; nil: they are kept.
  public var texts: Date?

  /// Limits from their parts.
  public init(payloads: Date, rejects: Date, contacts: Date, texts: Date?) {
    (self.payloads, self.rejects) = (payloads, rejects)
    (self.contacts, self.texts) = (contacts, texts)
  }
}

extension OfficeStore {
  /// What of a store is older than its limits.
  public func expired(_ limits: RetentionLimits) throws(StoreError) -> Erasure {
    try read { database in
      var found = Erasure()
      found.payloads = try Expired.count(Expired.payloads, limits.payloads, database)
      found.rejects = try Expired.count(Expired.rejects, limits.rejects, database)
      found.contacts = try Expired.count(Expired.contacts, limits.contacts, database)
      found.items = try Expired.items(limits.texts, database, limit: .max).count
      return found
    }
  }

  /// Erases what is older than its limits; overwritten in the file.
  public func expire(
    _ limits: RetentionLimits, actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> Erasure {
    var erased = try expired(limits)
    guard erased != Erasure() else { return erased }
    try writeSecurely { database in
      try database.execute(
        sql: "DELETE FROM payload_part WHERE payload IN (\(Expired.payloads))",
        arguments: [limits.payloads.milliseconds])
      try database.execute(
        sql: "UPDATE reject SET bytes = x'' WHERE id IN (\(Expired.rejects))",
        arguments: [limits.rejects.milliseconds])
      for table in ["contact_token", "contact"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE item IN (\(Expired.contacts))",
          arguments: [limits.contacts.milliseconds])
      }
    }
    // A few at a time, so that others who write need not wait long.
    erased.items = 0
    while true {
      let items = try read { try Expired.items(limits.texts, $0, limit: 1_000) }
      guard !items.isEmpty else { return erased }
      let part = try erase(items, kind: .itemExpired, actor: actor, at: moment)
      erased.items += part.items
      erased.remarks += part.remarks
      erased.contacts += part.contacts
    }
  }
}

/// The rows that are older than a moment.
private enum Expired {
  static let payloads = """
    SELECT DISTINCT payload FROM payload_part
    WHERE payload IN (SELECT id FROM payload WHERE received_at < ?)
    """
  static let rejects = "SELECT id FROM reject WHERE at < ? AND length(bytes) > 0"
  /// What is out of scope was never closed: there the last event counts.
  private static let closed = """
    coalesce(closed_at, (SELECT max(at) FROM event WHERE event.item = item.id)) < ? AND item.state IN (SELECT id FROM code WHERE text IN ('closed', 'out-of-scope'))
    """
  static let contacts = """
    SELECT contact.item FROM contact JOIN casework USING (item)
      JOIN item ON item.id = contact.item WHERE \(closed)
    """

  static func count(_ sql: String, _ moment: Date, _ database: Database) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM (\(sql))", arguments: [moment.milliseconds]) ?? 0
  }

  static func items(_ moment: Date?, _ database: Database, limit: Int) throws -> [Int64] {
    guard let moment else { return [] }
    return try Int64.fetchAll(
      database,
      sql: """
        SELECT item.id FROM item JOIN casework ON casework.item = item.id
        WHERE forgotten_at IS NULL AND \(closed) LIMIT ?
        """, arguments: [moment.milliseconds, limit])
  }
}

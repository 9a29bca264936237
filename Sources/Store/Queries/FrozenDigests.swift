public import Feedback
public import Foundation
internal import GRDB

/// A digest as it was frozen.
public struct FrozenDigestRow: Sendable, Equatable {
  public var period: Period
  /// Which span of that kind, as `Period.label(around:)` names it.
  public var label: String
  /// `DigestReader.code` of whom it is for.
  public var reader: String
  /// The first day of the span.
  public var firstDay: Day
  /// Voices of the span when it was frozen.
  public var total: Int
  /// When it was frozen.
  public var madeAt: Date
  /// All that the digest shows, as JSON.
  public var input: String

  /// A frozen digest from its parts.
  public init(
    period: Period, label: String, reader: String, firstDay: Day, total: Int, madeAt: Date,
    input: String
  ) {
    (self.period, self.label, self.reader) = (period, label, reader)
    (self.firstDay, self.total, self.madeAt, self.input) = (firstDay, total, madeAt, input)
  }
}

/// What an index says of a frozen digest.
public struct DigestEntry: Sendable, Equatable {
  public var period: Period
  public var label: String
  public var reader: String
  public var firstDay: Day
  /// Voices of the span when it was frozen.
  public var total: Int
}

extension OfficeStore {
  /// Freezes digests, records that they were made, and puts the mails that bring them into the outbox,
  /// in one transaction: what is made is never forgotten.
  ///
  /// A digest takes the place of an earlier one of the same span and reader, but when the first one was made
  /// stays known; a mail that was in the outbox once is not put there again.
  public func freeze(
    _ digests: [FrozenDigestRow], mails: [OutboxMail]
  ) throws(StoreError) {
    try write { database in
      for digest in digests { try Self.freeze(digest, database) }
      for mail in mails { try mail.insert(database) }
    }
  }

  private static func freeze(_ digest: FrozenDigestRow, _ database: Database) throws {
    let input = Array(digest.input.utf8)
    try database.runCached(
      """
      REPLACE INTO frozen_digest (period, label, reader, first_day, made_at, total, size, input)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        digest.period.rawValue, digest.label, digest.reader, digest.firstDay.number,
        digest.madeAt.milliseconds, digest.total, input.count,
        Data(try Zstandard.compress(input)),
      ])
    let office = DigestReader.office.code
    try database.runCached(
      "INSERT OR IGNORE INTO digest_run (period, label, department, made_at) VALUES (?, ?, ?, ?)",
      [
        digest.period.rawValue, digest.label, digest.reader == office ? "" : digest.reader,
        digest.madeAt.milliseconds,
      ])
  }

  /// A digest as it was frozen last; nil where it was not.
  public func frozenDigest(
    _ period: Period, label: String, reader: String
  ) throws(StoreError) -> FrozenDigestRow? {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: "SELECT * FROM frozen_digest WHERE period = ? AND label = ? AND reader = ?",
        arguments: [period.rawValue, label, reader])
      guard let row else { return nil }
      let bytes = try Zstandard.decompress(row.bytes("input"), size: row["size"])
      return FrozenDigestRow(
        period: period, label: label, reader: reader, firstDay: Day(number: row["first_day"]),
        total: row["total"], madeAt: Date(milliseconds: row["made_at"]),
        input: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The codes of all readers whose digests were frozen, sorted.
  public func digestReaders() throws(StoreError) -> [String] {
    try read { database in
      try String.fetchAll(
        database, sql: "SELECT DISTINCT reader FROM frozen_digest ORDER BY reader")
    }
  }

  /// What was frozen, the newest span first; of one span by reader.
  ///
  /// - Parameter label: only the digests of one span.
  /// - Parameter reader: only those of one reader.
  public func digestEntries(
    _ period: Period, label: String? = nil, reader: String? = nil, in days: ClosedRange<Day>? = nil
  ) throws(StoreError) -> [DigestEntry] {
    var sql = "SELECT label, reader, first_day, total FROM frozen_digest WHERE period = ?"
    var arguments: StatementArguments = [period.rawValue]
    if let label {
      sql += " AND label = ?"
      arguments += [label]
    }
    if let reader {
      sql += " AND reader = ?"
      arguments += [reader]
    }
    if let days {
      sql += " AND first_day BETWEEN ? AND ?"
      arguments += [days.lowerBound.number, days.upperBound.number]
    }
    return try read { [sql, arguments] database in
      try Row.fetchAll(
        database, sql: sql + " ORDER BY first_day DESC, reader", arguments: arguments
      )
      .map {
        DigestEntry(
          period: period, label: $0["label"], reader: $0["reader"],
          firstDay: Day(number: $0["first_day"]), total: $0["total"])
      }
    }
  }
}

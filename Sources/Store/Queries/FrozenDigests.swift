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
  ///
  /// The history keeps the hash of each: one event for all digests of a span.
  public func freeze(
    _ digests: [FrozenDigestRow], mails: [OutboxMail], actor: ActorIdentity, at moment: Date
  ) throws(StoreError) {
    try write { database in
      var codes = try Codes(database)
      var events = try EventLog(
        database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
      // A day's label is never that of a week or a month.
      for span in Dictionary(grouping: digests, by: \.label).sorted(by: { $0.key < $1.key }) {
        var data = [("period", JSONMember.text(span.value[0].period.rawValue))]
        data.append(("label", .text(span.value[0].label)))
        for digest in span.value {
          data.append(("of/" + digest.reader, .text(try digest.write(database))))
        }
        try events.append(.digestFrozen, data: JSONBytes.members(data), codes: &codes)
      }
      for mail in mails { try mail.insert(database) }
    }
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

extension FrozenDigestRow {
  /// Writes the row, and gives its hash.
  fileprivate func write(_ database: Database) throws -> String {
    let bytes = Array(input.utf8), stored = try Zstandard.compress(bytes)
    try database.runCached(
      """
      REPLACE INTO frozen_digest (period, label, reader, first_day, made_at, total, size, input)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        period.rawValue, label, reader, firstDay.number, madeAt.milliseconds, total, bytes.count,
        Data(stored),
      ])
    try database.runCached(
      "INSERT OR IGNORE INTO digest_run (period, label, department, made_at) VALUES (?, ?, ?, ?)",
      [
        period.rawValue, label, reader == DigestReader.office.code ? "" : reader,
        madeAt.milliseconds,
      ])
    return Self.hash(firstDay: firstDay.number, madeAt: madeAt.milliseconds, total: total, stored)
  }

  /// Of what stands in the row; its input as it is stored, so that no digest need be unpacked to check it.
  static func hash(firstDay: Int, madeAt: Int64, total: Int, _ input: [UInt8]) -> String {
    var hash = ContentHash()
    hash.update(Array("\(firstDay) \(madeAt) \(total)\n".utf8))
    hash.update(input)
    return Hexadecimal.text(hash.finish())
  }
}

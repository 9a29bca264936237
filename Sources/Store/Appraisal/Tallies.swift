internal import Feedback
internal import GRDB

public import struct Foundation.Data
public import struct Foundation.Date

extension OfficeStore {
  /// Keeps a tally; what it replaces stays, and is no longer the one that counts.
  ///
  /// - Parameters:
  ///   - replacing: the tally that it corrects, and why.
  ///   - anyway: whether it may be a second vote about an object on its day, or correct a tally of other
  ///     objects, another kind or day.
  /// - Returns: its number.
  /// - Throws: `refused` where a file of the same content counts already, unless in what is replaced; where it
  ///   is what `anyway` is for; or where the one to be replaced is none, or is replaced.
  public func keep(
    _ tally: NewTally, replacing: (tally: Int64, reason: String)? = nil, anyway: Bool = false,
    actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> Int64 {
    try write { database in
      try Self.checkFile(tally.fileHash, replacing: replacing?.tally, database)
      if let replacing { try Self.checkReplaced(replacing.tally, database) }
      if !anyway { try tally.check(replacing: replacing?.tally, database) }
      var codes = try Codes(database)
      var events = try EventLog(
        database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
      let id = 1 + (try Int64.fetchOne(database, sql: "SELECT max(id) FROM tally") ?? 0)
      var facts: [(String, JSONMember)] = [
        ("tally", .number(Int(id))), ("file", .text(Hexadecimal.text(tally.fileHash))),
      ]
      if let replacing { facts.append(("replaces", .number(Int(replacing.tally)))) }
      let event = try events.append(
        replacing == nil ? .tallyRecorded : .tallyReplaced, data: JSONBytes.members(facts),
        codes: &codes)
      try database.runCached(
        """
        INSERT INTO tally (id, kind, held, rules, rules_version, rules_chinese, rules_english,
          members, file_hash, replaces, reason, event, place)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          id, tally.kind.rawValue, tally.held.number, tally.rules, tally.rulesVersion,
          tally.rulesText.chinese, tally.rulesText.english, tally.members, Data(tally.fileHash),
          replacing?.tally, replacing?.reason, event, tally.place,
        ])
      for (position, count) in tally.objects.enumerated() {
        try count.insert(id, position, database)
      }
      return id
    }
  }

  private static func checkFile(
    _ hash: [UInt8], replacing replaced: Int64?, _ database: Database
  ) throws {
    let row = try database.cachedRow(
      """
      SELECT id FROM tally WHERE file_hash = ? AND id IS NOT ?
        AND NOT EXISTS (SELECT * FROM tally AS later WHERE later.replaces = tally.id)
      """, [Data(hash), replaced])
    if let id: Int64 = row?["id"] {
      throw Refusal(
        "this file was recorded already, as T-\(id); --replaces T-\(id) counts it anew instead")
    }
  }

  private static func checkReplaced(_ id: Int64, _ database: Database) throws {
    guard try database.cachedRow("SELECT 1 FROM tally WHERE id = ?", [id]) != nil else {
      throw Refusal("there is no tally T-\(id)")
    }
    if let heir: Int64 = try database.cachedRow(
      "SELECT id FROM tally WHERE replaces = ?", [id])?["id"]
    {
      throw Refusal("T-\(id) is replaced by T-\(heir); correct that one")
    }
  }

  /// The kept tallies, the newest meeting first.
  ///
  /// - Parameters:
  ///   - subject: only those with an object of this kind, `department/ID` or `official/NAME`.
  ///   - places: only those of the congresses of these places; nil: all.
  ///   - withReplaced: also those that were corrected.
  public func tallies(
    subject: String? = nil, places: Set<String>? = nil, withReplaced: Bool = false
  ) throws(StoreError) -> [KeptTally] {
    var conditions = ["TRUE"]
    if !withReplaced {
      conditions.append("NOT EXISTS (SELECT * FROM tally AS later WHERE later.replaces = tally.id)")
    }
    if subject != nil {
      conditions.append(
        "EXISTS (SELECT * FROM tally_object WHERE tally = tally.id AND subject = ?)")
    }
    let condition = conditions.joined(separator: " AND ")
    let found = try fetchTallies(condition, subject.map { [$0] } ?? [])
    return found.filter { places?.contains($0.tally.place) ?? true }
  }

  /// One tally; nil where there is none of that number.
  public func tally(_ id: Int64) throws(StoreError) -> KeptTally? {
    try fetchTallies("tally.id = ?", [id]).first
  }

  private func fetchTallies(
    _ condition: String, _ arguments: StatementArguments
  ) throws(StoreError) -> [KeptTally] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT tally.*, name, account, event.at,
            (SELECT id FROM tally AS later WHERE later.replaces = tally.id) AS replaced_by
          FROM tally JOIN event ON event.id = tally.event JOIN actor ON actor.id = event.actor
          WHERE \(condition) ORDER BY held DESC, tally.id DESC
          """,
        arguments: arguments)
      return try rows.map { row in
        KeptTally(row: row, objects: try KeptCount.fetch(row["id"], database))
      }
    }
  }
}

extension KeptTally {
  fileprivate init(row: Row, objects: [KeptCount]) {
    self.init(
      id: row["id"],
      tally: NewTally(
        kind: TallyKind(rawValue: row["kind"]) ?? .ballot, held: Day(number: row["held"]),
        rules: row["rules"], rulesVersion: row["rules_version"],
        rulesText: LocalizedName(chinese: row["rules_chinese"], english: row["rules_english"]),
        members: row["members"], fileHash: row.bytes("file_hash"), objects: objects,
        place: row["place"]),
      replaces: row["replaces"], reason: row["reason"], replacedBy: row["replaced_by"],
      actor: ActorIdentity(name: row["name"], account: row["account"]),
      at: Date(milliseconds: row["at"]))
  }
}

extension KeptCount {
  fileprivate func insert(_ tally: Int64, _ position: Int, _ database: Database) throws {
    try database.runCached(
      """
      INSERT INTO tally_object (tally, position, object, subject, plan, blank, several, spoilt,
        valid, result, result_chinese, result_english, reasons_chinese, reasons_english)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        tally, position, object, subject, plan, blank, several, spoilt, valid, result,
        resultName?.chinese, resultName?.english, reasons.chinese, reasons.english,
      ])
    for (number, votes) in votes.enumerated() {
      try database.runCached(
        """
        INSERT INTO tally_vote (tally, position, number, grade, chinese, english, votes)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          tally, position, number, votes.grade, votes.name.chinese, votes.name.english, votes.votes,
        ])
    }
  }

  static func fetch(_ tally: Int64, _ database: Database) throws -> [KeptCount] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM tally_object WHERE tally = ? ORDER BY position",
      arguments: [tally]
    )
    .map { row in
      let votes = try Row.fetchAll(
        database,
        sql: "SELECT * FROM tally_vote WHERE tally = ? AND position = ? ORDER BY number",
        arguments: [tally, row["position"] as Int])
      let chinese: String? = row["result_chinese"], english: String? = row["result_english"]
      return KeptCount(
        object: row["object"], subject: row["subject"], plan: row["plan"],
        votes: votes.map {
          KeptVotes(
            grade: $0["grade"],
            name: LocalizedName(chinese: $0["chinese"], english: $0["english"]), votes: $0["votes"])
        },
        blank: row["blank"], several: row["several"], spoilt: row["spoilt"], valid: row["valid"],
        result: row["result"],
        resultName: chinese.flatMap { chinese in
          english.map { LocalizedName(chinese: chinese, english: $0) }
        },
        reasons: LocalizedName(chinese: row["reasons_chinese"], english: row["reasons_english"]))
    }
  }
}

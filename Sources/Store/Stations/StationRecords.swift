public import Feedback
internal import Foundation
internal import GRDB

extension OfficeStore {
  /// Every deputy, by id.
  public func deputies() throws(StoreError) -> [StationDeputy] {
    try read { database in try StationDeputy.fetch(database, "ORDER BY 1") }
  }

  /// Where deputies were enrolled before they moved, each as the deputy was enrolled then.
  public func pastEnrolments() throws(StoreError) -> [StationDeputy] {
    try read { database in
      try StationDeputy.fetch(
        database, "ORDER BY 1, until_day",
        from: """
          SELECT deputy.id, name, level, team, enrolment_before.station, enrolment_before.from_day,
            enrolment_before.until_day
          FROM enrolment_before JOIN deputy ON deputy.id = enrolment_before.deputy
          """)
    }
  }

  /// The deputies' names by id.
  public func deputyNames() throws(StoreError) -> [String: String] {
    Dictionary(uniqueKeysWithValues: try deputies().map { ($0.id, $0.name) })
  }

  /// The activities of some days, in their order.
  public func activities(_ days: ClosedRange<Day>) throws(StoreError) -> [StationActivity] {
    try read { database in
      try StationActivity.fetch(
        database, "WHERE day BETWEEN ? AND ? ORDER BY day, identity",
        [days.lowerBound.number, days.upperBound.number])
    }
  }

  /// What was found in stations up to a day.
  public func stationEvidence(until day: Day) throws(StoreError) -> [StationEvidence] {
    try read { database in
      try StationEvidence.fetch(database, "WHERE day <= ? ORDER BY day", [day.number])
    }
  }

  /// The first activity or item of each station.
  public func firstRegisterDays() throws(StoreError) -> [String: Day] {
    try firstDays(
      """
      SELECT station, day FROM station_activity
      UNION ALL SELECT station, min(day) FROM item WHERE station <> 0 GROUP BY station
      """)
  }

  /// The first finding of each station.
  public func firstFindingDays() throws(StoreError) -> [String: Day] {
    try firstDays("SELECT station, day FROM station_evidence")
  }

  private func firstDays(_ days: String) throws(StoreError) -> [String: Day] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT (SELECT text FROM code WHERE id = station) AS station, min(day) AS day
          FROM (\(days)) GROUP BY 1
          """)
      return Dictionary(
        uniqueKeysWithValues: rows.map { ($0["station"], Day(number: $0["day"])) })
    }
  }

  /// What became of the items that came through stations, as it stood at the end of the last of some days: of
  /// those that came in, were answered or were called back last on one of them.
  public func stationVoices(_ days: ClosedRange<Day>) throws(StoreError) -> [StationVoice] {
    let end = (days.upperBound + 1).start(in: timeZone).milliseconds
    let (begin, first) = (days.lowerBound.start(in: timeZone).milliseconds, days.lowerBound.number)
    return try read { database in
      let codes = try CodeTexts(database)
      var clock = DayClock(zone: timeZone), voices: [StationVoice] = []
      let rows = try Row.fetchCursor(
        database, sql: StationVoice.sql,
        arguments: [end, end, end, days.upperBound.number, first, begin, begin])
      while let row = try rows.next() {
        voices.append(StationVoice(row: row, codes, &clock))
      }
      return voices
    }
  }

  /// The names that sources gave to stations which nobody knows, with how many items say so.
  public func unknownStations() throws(StoreError) -> [String: Int] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT item_text.station AS name, count(*) AS count
          FROM item_text JOIN item ON item.id = item_text.item
          WHERE item_text.station IS NOT NULL AND item.station = 0 GROUP BY 1
          """)
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"], $0["count"]) })
    }
  }

  /// How much the store holds of each station that anything names.
  public func stationFacts() throws(StoreError) -> [String: HeldOfStation] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT (SELECT text FROM code WHERE id = station) AS station, sum(items) AS items,
            sum(deputies) AS deputies, sum(activities) AS activities
          FROM (
            SELECT station, count(*) AS items, 0 AS deputies, 0 AS activities
            FROM item WHERE station <> 0 GROUP BY station
            UNION ALL SELECT station, 0, count(*), 0 FROM deputy GROUP BY station
            UNION ALL SELECT station, 0, 0, count(*) FROM station_activity GROUP BY station)
          GROUP BY 1
          """)
      return Dictionary(
        uniqueKeysWithValues: rows.map {
          (
            $0["station"],
            HeldOfStation(
              items: $0["items"], deputies: $0["deputies"], activities: $0["activities"])
          )
        })
    }
  }

  /// How many items came through each station on days, from the roll-ups.
  public func stationItems(_ days: ClosedRange<Day>) throws(StoreError) -> [String: Int] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT (SELECT text FROM code WHERE id = a) AS station, sum(count) AS count FROM rollup
          WHERE pair = (SELECT id FROM code WHERE text = 'station:state') AND day BETWEEN ? AND ?
          GROUP BY a HAVING sum(count) > 0
          """,
        arguments: [days.lowerBound.number, days.upperBound.number])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["station"], $0["count"]) })
    }
  }
}

/// How much the store holds of a station.
public struct HeldOfStation: Sendable, Equatable {
  public var items: Int
  /// Who is enrolled in it.
  public var deputies: Int
  public var activities: Int
}

extension StationDeputy {
  static func fetch(
    _ database: Database, _ condition: String, _ arguments: StatementArguments = [],
    from enrolments: String = "SELECT * FROM deputy"
  ) throws -> [StationDeputy] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT (SELECT text FROM code WHERE id = deputy.id) AS code, name,
            (SELECT text FROM code WHERE id = level) AS level, team,
            (SELECT text FROM code WHERE id = station) AS station, from_day, until_day
          FROM (\(enrolments)) AS deputy \(condition)
          """), arguments: arguments
    ).map { row in
      StationDeputy(
        id: row["code"], name: row["name"], level: DeputyLevel(rawValue: row["level"]) ?? .township,
        team: row["team"], station: row.code("station"), from: row.day("from_day"),
        until: row.day("until_day"))
    }
  }
}

extension StationActivity {
  static func fetch(
    _ database: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [StationActivity] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT *, (SELECT text FROM code WHERE id = station) AS station_text,
            (SELECT text FROM code WHERE id = kind) AS kind_text,
            (SELECT text FROM code WHERE id = setting) AS setting_text,
            (SELECT json_group_array((SELECT text FROM code WHERE id = deputy)) FROM attendance
              WHERE activity = station_activity.id) AS deputies
          FROM station_activity \(condition)
          """), arguments: arguments
    ).map(StationActivity.init(row:))
  }

  private init(row: Row) throws {
    let deputies = try JSONDecoder().decode(
      Set<String>.self, from: Data((row["deputies"] as String).utf8))
    self.init(
      identity: row["identity"], station: row["station_text"], day: Day(number: row["day"]),
      kind: ActivityKind(rawValue: row["kind_text"]) ?? .regular,
      setting: ActivitySetting(rawValue: row["setting_text"]) ?? .inside, title: row["title"],
      deputies: deputies, heard: row["heard"], raised: row["raised"],
      registered: row.day("registered_day"))
  }
}

extension StationEvidence {
  static func fetch(
    _ database: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [StationEvidence] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT day, holds, evidence,
            (SELECT text FROM code WHERE id = station) AS station_text,
            (SELECT text FROM code WHERE id = requirement) AS requirement_text
          FROM station_evidence \(condition)
          """), arguments: arguments
    ).map { row in
      StationEvidence(
        station: row["station_text"], requirement: row["requirement_text"],
        day: Day(number: row["day"]), holds: row["holds"], evidence: row["evidence"])
    }
  }
}

extension StationVoice {
  /// The first call-back that reached the resident since the answer, and the last one of all.
  fileprivate static let sql = """
    SELECT item.station, day, CASE WHEN answered_at < ? THEN answered_at END,
      (SELECT min(at) FROM callback WHERE callback.item = item.id AND contacted = 1
        AND at >= answered_at AND at < ?),
      last.at, last.resolved
    FROM item LEFT JOIN casework ON casework.item = item.id
      LEFT JOIN callback AS last ON last.item = item.id AND last.number =
        (SELECT max(number) FROM callback WHERE callback.item = item.id AND at < ?)
    WHERE item.station <> 0 AND day <= ? AND (day >= ? OR answered_at >= ? OR last.at >= ?)
    """

  fileprivate init(row: Row, _ codes: CodeTexts, _ clock: inout DayClock) {
    func day(_ column: Int) -> Day? {
      (row[column] as Int64?).map { Day(number: Int(clock.day($0))) }
    }
    let resolved: Int64? = row[5]
    self.init(
      station: codes[row[0]], received: Day(number: row[1]), answered: day(2), echoed: day(3),
      calledBack: day(4), isResolved: resolved.map { codes[$0] == "yes" } ?? false)
  }
}

extension Row {
  fileprivate func day(_ column: String) -> Day? {
    (self[column] as Int?).map(Day.init(number:))
  }
}

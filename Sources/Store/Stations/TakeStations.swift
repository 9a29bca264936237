public import Feedback
public import Foundation
internal import GRDB

/// Rows about stations of one kind.
public enum StationRowsToTake: Sendable {
  case deputies([StationDeputy])
  case activities([StationActivity])
  case evidence([StationEvidence])

  /// What the history calls them.
  var name: String {
    switch self {
    case .deputies: "deputies"
    case .activities: "activities"
    case .evidence: "checklist"
    }
  }
}

extension OfficeStore {
  /// Takes rows in, in one transaction; what says the same as before changes nothing, and where nothing
  /// is changed there is no event.
  ///
  /// - Parameter today: when a deputy moves whose row does not say since when.
  public func take(
    _ rows: StationRowsToTake, actor: ActorIdentity, at moment: Date, today: Day
  ) throws(StoreError) -> TakenCounts {
    try write { database in
      var taking = try StationTaking(database, today: today)
      switch rows {
      case .deputies(let deputies): for deputy in deputies { try taking.take(deputy) }
      case .activities(let activities): for activity in activities { try taking.take(activity) }
      case .evidence(let findings): for finding in findings { try taking.take(finding) }
      }
      let counts = taking.counts
      guard counts.new + counts.changed > 0 else { return counts }
      var events = try EventLog(
        database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
      let data = JSONBytes.object([
        "rows": .text(rows.name), "new": .number(counts.new), "changed": .number(counts.changed),
      ])
      try events.append(.stationsImported, data: data, codes: &taking.codes)
      return counts
    }
  }
}

/// Rows about stations on their way into the store, within one transaction.
private struct StationTaking {
  let database: Database
  let today: Day
  var codes: Codes
  var counts = TakenCounts()

  init(_ database: Database, today: Day) throws {
    (self.database, self.today) = (database, today)
    codes = try Codes(database)
  }

  mutating func take(_ given: StationDeputy) throws {
    let id = try codes.number(given.id)
    let stored = try StationDeputy.fetch(database, "WHERE id = ?", [id]).first
    var deputy = given
    let isMove = stored?.station != nil && stored?.station != given.station
    // A table that does not say since when leaves it as it is; who moves without a day moves today.
    if given.from == nil { deputy.from = isMove ? today : stored?.from }
    if isMove, let stored { try keep(stored, of: id, before: deputy.from ?? today) }
    guard counts.count(stored, deputy) else { return }
    try database.runCached(
      """
      INSERT INTO deputy (id, name, level, team, station, from_day, until_day)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level,
        team = excluded.team, station = excluded.station, from_day = excluded.from_day,
        until_day = excluded.until_day
      """,
      [
        id, deputy.name, codes.number(deputy.level.rawValue), deputy.team,
        codes.number(deputy.station), deputy.from?.number, deputy.until?.number,
      ])
  }

  /// Keeps an enrolment that ends the day before another begins, or ended earlier.
  private mutating func keep(_ stored: StationDeputy, of id: Int64, before day: Day) throws {
    let last = min(stored.until ?? day - 1, day - 1)
    guard stored.from.map({ $0 <= last }) ?? true else { return }
    try database.runCached(
      "REPLACE INTO enrolment_before (deputy, station, from_day, until_day) VALUES (?, ?, ?, ?)",
      [id, codes.number(stored.station), stored.from?.number, last.number])
  }

  mutating func take(_ activity: StationActivity) throws {
    let stored = try StationActivity.fetch(database, "WHERE identity = ?", [activity.identity])
      .first
    guard counts.count(stored, activity) else { return }
    try database.runCached(
      """
      INSERT INTO station_activity (identity, station, day, kind, setting, title, heard, raised,
        registered_day)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (identity) DO UPDATE SET station = excluded.station, day = excluded.day,
        kind = excluded.kind, setting = excluded.setting, title = excluded.title,
        heard = excluded.heard, raised = excluded.raised, registered_day = excluded.registered_day
      """,
      [
        activity.identity, codes.number(activity.station), activity.day.number,
        codes.number(activity.kind.rawValue), codes.number(activity.setting.rawValue),
        activity.title, activity.heard, activity.raised, activity.registered?.number,
      ])
    let id =
      try database.cachedRow(
        "SELECT id FROM station_activity WHERE identity = ?", [activity.identity])?["id"] as Int64?
    try database.runCached("DELETE FROM attendance WHERE activity = ?", [id])
    for deputy in activity.deputies.sorted() {
      try database.runCached(
        "INSERT INTO attendance (activity, deputy) VALUES (?, ?)", [id, codes.number(deputy)])
    }
  }

  mutating func take(_ finding: StationEvidence) throws {
    let (station, requirement) = (
      try codes.number(finding.station), try codes.number(finding.requirement)
    )
    let stored = try StationEvidence.fetch(
      database, "WHERE station = ? AND requirement = ? AND day = ?",
      [station, requirement, finding.day.number]
    ).first
    guard counts.count(stored, finding) else { return }
    try database.runCached(
      "REPLACE INTO station_evidence (station, requirement, day, holds, evidence) VALUES (?, ?, ?, ?, ?)",
      [station, requirement, finding.day.number, finding.holds, finding.evidence])
  }
}

public import Feedback

/// Reads tables of activities.
public enum ActivityTable {
  /// The activities of tables. One with a number is the same by it; else by station, day, kind, setting and
  /// title.
  ///
  /// - Throws: every fault of all files.
  public static func read(
    _ records: [TableRecord], _ knowledge: StationKnowledge
  ) throws(TableFaults) -> [StationActivity] {
    var rows = StationRows(knowledge: knowledge)
    rows.need(
      [.station, .day, .kind, .setting, .deputies, .heard, .raised, .registered], in: records)
    guard rows.faults.isEmpty else { throw TableFaults(lines: rows.faults) }
    let roll = DeputyRoll(knowledge.deputies)
    var met: [String: String] = [:]
    var activities: [StationActivity] = []
    for record in records {
      guard let activity = activity(record, roll, &rows) else { continue }
      if let place = met[activity.identity] {
        rows.fault(
          record, "the same activity as in \(place); keep one row, or give each a 活动编号 (number)")
        continue
      }
      met[activity.identity] = record.place
      activities.append(activity)
    }
    guard rows.faults.isEmpty else { throw TableFaults(lines: rows.faults) }
    return activities
  }

  private static func activity(
    _ row: TableRecord, _ roll: DeputyRoll, _ rows: inout StationRows
  ) -> StationActivity? {
    let before = rows.faults.count
    let station = rows.station(row, isRequired: true)
    let day = rows.required(.day, row) == nil ? nil : rows.day(.day, row)
    let kind = rows.choice(.kind, row, StationWords.kinds, "常规 (regular) or 主题 (theme)")
    let setting = rows.choice(
      .setting, row, StationWords.settings, "站内 (inside) or 站外 (outside)")
    let (heard, raised) = (rows.count(.heard, row), rows.count(.raised, row))
    let registered = rows.day(.registered, row)
    if let day { check(day, registered, row, &rows) }
    let deputies = present(row, at: station?.id, on: day, roll, &rows)
    guard let station, let day, let kind, let setting, let heard, let raised,
      rows.faults.count == before
    else { return nil }
    let title = rows.words(.title, row)
    let parts =
      rows.number(.number, row).map { [station.id, "#" + $0] }
      ?? [station.id, day.description, kind.rawValue, setting.rawValue, title ?? ""]
    return StationActivity(
      identity: parts.joined(separator: "|"), station: station.id, day: day, kind: kind,
      setting: setting, title: title, deputies: deputies, heard: heard, raised: raised,
      registered: registered)
  }

  private static func check(
    _ day: Day, _ registered: Day?, _ row: TableRecord, _ rows: inout StationRows
  ) {
    if day > rows.knowledge.today {
      rows.fault(row, "\(day) is yet to come; take activities in once they were held")
    }
    guard let registered else { return }
    if registered < day {
      rows.fault(row, "entered on \(registered), before it was held on \(day); correct one")
    } else if registered > rows.knowledge.today {
      rows.fault(row, "entered on \(registered), which is yet to come; correct it")
    }
  }

  private static func present(
    _ row: TableRecord, at station: String?, on day: Day?, _ roll: DeputyRoll,
    _ rows: inout StationRows
  ) -> Set<String> {
    var found: Set<String> = []
    for name in rows.list(.deputies, row) {
      switch roll.find(name, at: station, on: day) {
      case .one(let id):
        if !found.insert(id).inserted { rows.fault(row, "\(name) stands twice; keep one") }
      case .none:
        rows.fault(row, "no deputy \"\(name)\"; import the deputies first, or correct the name")
      case .several:
        rows.fault(row, "several deputies are called \"\(name)\"; write the 代表编号 (id)")
      }
    }
    return found
  }
}

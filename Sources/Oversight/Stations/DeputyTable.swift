public import Feedback

/// Reads tables of deputies.
public enum DeputyTable {
  /// The deputies of tables, each with the station where he or she is enrolled. Without a number of its
  /// own a deputy is known by name.
  ///
  /// - Parameter moves: whether those who are enrolled elsewhere may move.
  /// - Throws: every fault of all files.
  public static func read(
    _ records: [TableRecord], _ knowledge: StationKnowledge, moves: Bool = false
  ) throws(TableFaults) -> [StationDeputy] {
    var rows = StationRows(knowledge: knowledge)
    rows.need([.name, .level, .station], in: records)
    guard rows.faults.isEmpty else { throw TableFaults(lines: rows.faults) }
    var met: [String: (deputy: StationDeputy, place: String)] = [:]
    var deputies: [StationDeputy] = []
    for record in records {
      guard let deputy = deputy(record, &rows) else { continue }
      if let other = met[deputy.id] {
        rows.fault(record, twice(deputy, other))
      } else if let stored = enrolledElsewhere(deputy, knowledge), !moves {
        rows.fault(
          record,
          "\(deputy.name) is enrolled in \(name(stored, knowledge)) already; "
            + "give --move to move deputies, or a 代表编号 (id) to another person of the name")
      } else {
        met[deputy.id] = (deputy, record.place)
        deputies.append(deputy)
      }
    }
    guard rows.faults.isEmpty else { throw TableFaults(lines: rows.faults) }
    return deputies
  }

  private static func deputy(_ row: TableRecord, _ rows: inout StationRows) -> StationDeputy? {
    let before = rows.faults.count
    let name = rows.required(.name, row)
    let level = rows.choice(
      .level, row, StationWords.levels, "全国, 省, 市, 县 or 乡 (national ... township)")
    let station = rows.station(row, isRequired: false)
    let (from, until) = (rows.day(.from, row), rows.day(.until, row))
    if let from, let until, until < from {
      rows.fault(row, "the enrolment ends on \(until), before it begins on \(from); exchange them")
    }
    guard let name, let level, rows.faults.count == before else { return nil }
    return StationDeputy(
      id: rows.text(.id, row) ?? name, name: name, level: level, team: rows.text(.team, row),
      station: station?.id, from: from, until: until)
  }

  private static func twice(
    _ deputy: StationDeputy, _ other: (deputy: StationDeputy, place: String)
  ) -> String {
    let what =
      deputy.station == other.deputy.station
      ? "stands twice, at first in \(other.place); keep one row"
      : "is in two stations, the other one in \(other.place); keep one"
    return "\(deputy.name) \(what), or give two people of the name a 代表编号 (id) each"
  }

  private static func enrolledElsewhere(
    _ deputy: StationDeputy, _ knowledge: StationKnowledge
  ) -> String? {
    let stored = knowledge.deputies.first { $0.id == deputy.id }
    return stored?.station.flatMap { $0 == deputy.station ? nil : $0 }
  }

  private static func name(_ station: String, _ knowledge: StationKnowledge) -> String {
    knowledge.settings.station(station)?.name.chinese ?? station
  }
}

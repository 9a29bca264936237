public import Feedback

/// Reads tables of deputies.
public enum DeputyTable {
  /// The deputies of tables, each with the station where he or she is enrolled.
  ///
  /// A row without a number is about the deputy who is called so, in the store or in the tables; where nobody
  /// is, the name takes the place of the number.
  /// - Parameter moves: whether those who are enrolled elsewhere may move.
  /// - Throws: every fault of all files.
  public static func read(
    _ records: [TableRecord], _ knowledge: StationKnowledge, moves: Bool = false
  ) throws(TableFaults) -> [StationDeputy] {
    var rows = StationRows(knowledge: knowledge)
    rows.need([.name, .level, .station], in: records)
    guard rows.faults.isEmpty else { throw TableFaults(lines: rows.faults) }
    let drafts = records.compactMap { record in
      deputy(record, &rows).map { (record: record, deputy: $0) }
    }
    let known = known(knowledge.deputies, drafts.map(\.deputy))
    let roll = DeputyRoll(known)
    var met: [String: (deputy: StationDeputy, place: String)] = [:]
    var deputies: [StationDeputy] = []
    for (record, draft) in drafts {
      guard let deputy = identified(draft, roll, record, &rows) else { continue }
      if let other = met[deputy.id] {
        rows.fault(record, twice(deputy, other))
      } else if let fault = enrolledAlready(deputy, known, knowledge, moves: moves) {
        rows.fault(record, fault)
      } else {
        met[deputy.id] = (deputy, record.place)
        deputies.append(deputy)
      }
    }
    guard rows.faults.isEmpty else { throw TableFaults(lines: rows.faults) }
    return deputies
  }

  /// Those of the store and those who bear a number in the tables, as the tables have them.
  private static func known(
    _ stored: [StationDeputy], _ drafts: [StationDeputy]
  ) -> [StationDeputy] {
    let numbered = drafts.filter { !$0.id.isEmpty }
    let ids = Set(numbered.map(\.id))
    return stored.filter { !ids.contains($0.id) } + numbered
  }

  /// A draft with its id; nil, and a fault, where several are called so.
  private static func identified(
    _ draft: StationDeputy, _ roll: DeputyRoll, _ row: TableRecord, _ rows: inout StationRows
  ) -> StationDeputy? {
    guard draft.id.isEmpty else { return draft }
    var deputy = draft
    switch roll.find(draft.name, at: draft.station, on: rows.knowledge.today) {
    case .none: deputy.id = draft.name
    case .one(let id): deputy.id = id
    case .several:
      rows.fault(row, "several deputies are called \"\(draft.name)\"; write the 代表编号 (id)")
      return nil
    }
    return deputy
  }

  /// A deputy of a row; the id is empty where it names none.
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
      id: rows.number(.id, row) ?? "", name: name, level: level, team: rows.text(.team, row),
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

  /// What is wrong where the deputy is enrolled elsewhere, or in the same station under the name alone.
  private static func enrolledAlready(
    _ deputy: StationDeputy, _ known: [StationDeputy], _ knowledge: StationKnowledge, moves: Bool
  ) -> String? {
    let stored = knowledge.deputies.first { $0.id == deputy.id }
    if let stored, let station = stored.station, station != deputy.station, !moves {
      let number = stored.id == stored.name ? "" : " as \(stored.id)"
      return "\(deputy.name) is enrolled in \(name(station, knowledge)) already\(number); "
        + "give --move to move deputies, or a 代表编号 (id) to another person of the name"
    }
    let folded = TableText.folded(deputy.name), today = knowledge.today
    let same = known.first {
      $0.id == $0.name && $0.id != deputy.id && TableText.folded($0.name) == folded
        && $0.station == deputy.station && $0.isEnrolled(in: today...today)
    }
    guard let same, let station = same.station else { return nil }
    return "\(deputy.name) is enrolled in \(name(station, knowledge)) already, without a 代表编号; "
      + "leave it empty, or end that enrolment by a row with the 代表编号 \(same.id) and a 离站日期"
  }

  private static func name(_ station: String, _ knowledge: StationKnowledge) -> String {
    knowledge.settings.station(station)?.name.chinese ?? station
  }
}

public import Feedback

/// Reads tables of what stations have, item by item of the checklist.
public enum EvidenceTable {
  /// The findings of tables; one a station, requirement and day.
  ///
  /// - Throws: every fault of all files.
  public static func read(
    _ records: [TableRecord], _ knowledge: StationKnowledge
  ) throws(TableFaults) -> [StationEvidence] {
    var rows = StationRows(knowledge: knowledge)
    rows.need([.station, .requirement, .day, .holds], in: records)
    guard rows.faults.isEmpty else { throw TableFaults(lines: rows.faults) }
    var met: [String: String] = [:]
    var findings: [StationEvidence] = []
    for record in records {
      guard let finding = finding(record, &rows) else { continue }
      let key = "\(finding.station)|\(finding.requirement)|\(finding.day)"
      if let place = met[key] {
        rows.fault(record, "the same finding as in \(place); keep one")
        continue
      }
      met[key] = record.place
      findings.append(finding)
    }
    guard rows.faults.isEmpty else { throw TableFaults(lines: rows.faults) }
    return findings
  }

  private static func finding(_ row: TableRecord, _ rows: inout StationRows) -> StationEvidence? {
    let before = rows.faults.count
    let station = rows.station(row, isRequired: true)
    let text = rows.required(.requirement, row)
    let day = rows.required(.day, row) == nil ? nil : rows.day(.day, row)
    let holds = rows.choice(.holds, row, StationWords.answers, "有 or 无 (yes or no)")
    let evidence = rows.words(.evidence, row)
    if let day, day > rows.knowledge.today {
      rows.fault(row, "\(day) is yet to come; correct it")
    }
    var requirement: StationRequirement?
    if let text, let day {
      let checklist = rows.knowledge.settings.checklist(on: day)
      requirement = checklist?.requirement(text)
      if requirement == nil {
        let known = checklist?.requirements.map(\.name.chinese).joined(separator: "、")
        rows.fault(
          row,
          known.map { "no item \"\(text)\" in the checklist of \(day); it has \($0)" }
            ?? "no checklist holds on \(day); see stations.yaml")
      }
    }
    if holds == true, evidence == nil, let needed = requirement?.evidence {
      rows.fault(row, "it is there, but nothing shows it; give under 佐证材料 (evidence): \(needed)")
    }
    guard let station, let requirement, let day, let holds, rows.faults.count == before else {
      return nil
    }
    return StationEvidence(
      station: station.id, requirement: requirement.id, day: day, holds: holds, evidence: evidence)
  }
}

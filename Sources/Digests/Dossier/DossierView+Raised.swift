internal import Feedback
internal import Report

// What deputies raised, and what came of it.
extension DossierView {
  var raised: TemplateValue {
    guard let raised = input.raised else { return .none }
    return [
      "summary": .text(summary(of: raised)),
      "rows": .list(([raised.total] + raised.stations).map(row)),
    ]
  }

  /// The station of a row in words.
  func name(ofStation row: DossierRaisedRow) -> String {
    guard let station = row.station else { return catalogue(.total) }
    return station.id.isEmpty ? label(.noStation) : station.name
  }

  private func row(_ row: DossierRaisedRow) -> TemplateValue {
    [
      "name": .text(name(ofStation: row)), "isSecond": .flag(row.station != nil),
      "items": .text(row.items.grouped), "link": .optional(link(row.figure)),
      "deputies": .text(row.deputies.grouped), "answered": .text(row.answered.grouped),
      "overdue": .text(row.overdue.grouped), "resolved": .text(share(row.resolved, row)),
      "satisfied": .text(share(row.satisfied, row)),
    ]
  }

  /// `2/3`, of those that were called back; no data where none was.
  private func share(_ part: Int, _ row: DossierRaisedRow) -> String {
    row.calledBack > 0 ? "\(part.grouped)/\(row.calledBack.grouped)" : catalogue(.noData)
  }

  private func summary(of raised: DossierRaised) -> String {
    let all = raised.total, before = input.hasBefore ? raised.totalBefore.grouped : nil
    return text(
      "经联络站和代表提出 \(all.items.grouped) 件"
        + (before.map { "（上年同期 \($0) 件）" } ?? "")
        + "，已答复 \(all.answered.grouped) 件，逾期未答复 \(all.overdue.grouped) 件。",
      "\(all.items.grouped) came through liaison stations and deputies"
        + (before.map { " (\($0) the year before)" } ?? "")
        + "; \(all.answered.grouped) were answered, \(all.overdue.grouped) are overdue.")
  }
}

internal import Digests
internal import Feedback
internal import Foundation
internal import Oversight
internal import Store

// What deputies raised: the object's items that came through a liaison station or a deputy.
extension OfficeContext {
  /// - Returns: nil where nothing came from deputies, in the period or in the year before.
  func raised(
    _ basis: DossierBasis, _ lists: inout DossierLists
  ) throws(OfficeError) -> DossierRaised? {
    let items = basis.items.filter(\.isRaised)
    let totalBefore = basis.itemsBefore.count(where: \.isRaised)
    guard !items.isEmpty || totalBefore > 0 else { return nil }
    let end = basis.moments.upperBound
    let total = row(nil, items, end)
    let stations = Dictionary(grouping: items, by: \.station).map { id, own in
      (row: row(NamedID(id: id, name: name(.station, id)), own, end), items: own)
    }
    for (row, items) in [(total, items)] + stations {
      for item in items {
        lists.add([row.figure], item.number, isListed: !item.isWithheld)
      }
    }
    let rows = stations.map(\.row).sorted {
      ($1.items, $0.figure) < ($0.items, $1.figure)
    }
    return DossierRaised(
      total: total, stations: rows, totalBefore: totalBefore,
      cases: try raisedCases(items, end))
  }

  private func row(_ station: NamedID?, _ items: [AppraisedItem], _ end: Date) -> DossierRaisedRow {
    var row = DossierRaisedRow(station: station)
    row.deputies = Set(items.map(\.deputy)).subtracting([""]).count
    for item in items {
      let facts = item.facts(at: end)
      row.items += 1
      if facts.isAnswered { row.answered += 1 } else if facts.isLate { row.overdue += 1 }
      guard item.isCalledBack else { continue }
      row.calledBack += 1
      if facts.resolved == "yes" { row.resolved += 1 }
      if facts.satisfied == "satisfied" { row.satisfied += 1 }
    }
    return row
  }

  private func raisedCases(
    _ items: [AppraisedItem], _ end: Date
  ) throws(OfficeError) -> [DossierCase] {
    let rule = configuration.appraisals.cases
    let shown = items.filter { !$0.isWithheld }
      .map { (item: $0, facts: $0.facts(at: end)) }
      .sorted {
        (rule.points($0.facts), $0.facts.wait) > (rule.points($1.facts), $1.facts.wait)
      }
      .prefix(rule.shown)
    return try OfficeError.wrap { try shown.compactMap { try dossierCase($0.item, rule, end) } }
  }
}

extension AppraisedItem {
  /// Whether it came through a liaison station or a deputy.
  fileprivate var isRaised: Bool { !station.isEmpty || !deputy.isEmpty }
}

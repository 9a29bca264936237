public import Feedback
internal import Foundation
internal import Report

/// What the templates of a dossier are given; the names are the contract with `config/templates`.
struct DossierView {
  let input: DossierInput
  let catalogue: any Catalogue
  let clock: LocalClock
  /// The file of the items to which figures link; nil: they do not.
  let list: String?

  init(_ input: DossierInput, list: String? = nil) throws(DigestError) {
    (self.input, self.list) = (input, list)
    catalogue = input.language.catalogue
    clock = try LocalClock(input.timeZone)
  }

  var values: [String: TemplateValue] {
    [
      "language": .text(input.language.rawValue), "label": .object(labels),
      "title": .text(input.plan.name), "kind": .text(input.kind.name),
      "office": .text(input.office(input.language)), "object": .text(input.object.name),
      "holds": .optional(input.holds),
      "departments": .optional(
        input.holds == nil && input.departments.count == 1
          ? nil : input.departments.map(\.name).joined(separator: text("、", ", "))),
      "place": .optional(input.place?.name), "period": .text(period),
      "unfinished": .optional(
        input.countedUntil < input.lastDay
          ? "\(label(.notOver)) \(input.countedUntil)" : nil),
      "software": .text(input.softwareVersion), "summary": .text(summary),
      "list": .optional(list), "figures": figures, "trend": trend, "topics": topics,
      "tables": tables, "handling": handling, "rates": rates, "matters": matters,
      "raised": raised, "cases": cases, "tallies": tallies,
      "rectifications": rectifications, "phases": phases, "method": method,
      "hasPeers": .flag(input.peers != nil), "hasMatters": .flag(!input.matters.isEmpty),
      "hasTallies": .flag(!input.tallies.isEmpty), "hasPhases": .flag(!input.phases.isEmpty),
      "hasRectifications": .flag(!input.rectifications.isEmpty),
    ]
  }

  func label(_ label: DossierLabel) -> String { label.name(input.language) }

  func text(_ chinese: String, _ english: String) -> String {
    input.language == .chinese ? chinese : english
  }

  private var labels: [String: TemplateValue] {
    var labels: [String: TemplateValue] = [:]
    for label in Label.allCases { labels[label.rawValue] = .text(catalogue(label)) }
    for label in DossierLabel.allCases { labels[label.rawValue] = .text(self.label(label)) }
    return labels
  }

  /// Where the items behind a figure are listed; nil where they are not.
  func link(_ figure: String) -> String? {
    guard let list, let found = input.list(figure), found.count > 0 else { return nil }
    return list + "#" + DossierAnchor.id(figure)
  }

  func orNoData(_ text: String?) -> String { text ?? catalogue(.noData) }

  var period: String { "\(input.firstDay) – \(input.lastDay)" }
}

// MARK: - Volumes

extension DossierView {
  private var figures: TemplateValue {
    .list([
      figure(label(.receivedHere), input.total.grouped, nil, "total"),
      figure(
        label(.againstLastYear), change(input.total, input.totalBefore),
        label(.lastYear) + " " + before(input.totalBefore), nil),
      figure(
        label(.urgentHere), input.urgentTotal.grouped,
        Ratio(input.urgentTotal, input.total).percent, "urgent"),
      figure(
        label(.withheld), input.withheldTotal.grouped,
        Ratio(input.withheldTotal, input.total).percent, nil),
    ])
  }

  private func figure(
    _ name: String, _ value: String, _ note: String?, _ figure: String?
  ) -> TemplateValue {
    [
      "name": .text(name), "value": .text(value), "note": .optional(note),
      "link": .optional(figure.flatMap(link)),
    ]
  }

  private var trend: TemplateValue {
    // Of months before anybody was heard nothing is known: no bar says 0 of them.
    let known = input.months.filter(isKnown), isLong = known.count > 6
    let bars = known.map { month in
      let label = isLong ? String(month.day.parts.month) : catalogue.monthName(month.day)
      return BarChart.Bar(value: month.count, label: label, isCurrent: true)
    }
    return [
      "chart": bars.count < 2
        ? .none : .markup(BarChart(bars, mean: nil, title: label(.months)).svg),
      "rows": .list(
        input.months.map { month in
          [
            "name": .text(month.label),
            "count": .text(isKnown(month) ? month.count.grouped : catalogue(.noData)),
            "before": .text(before(month.before)),
            "change": .text(change(month.count, month.before)),
            "link": .optional(link("month/" + month.label)),
          ]
        }),
    ]
  }

  /// A count of the year before; no data where nothing is known of it.
  private func before(_ count: Int) -> String {
    input.hasBefore ? count.grouped : catalogue(.noData)
  }

  private func change(_ now: Int, _ before: Int) -> String {
    input.hasBefore ? (now - before).signed : "\u{2013}"
  }

  /// Whether the office had heard anything by a month's end.
  func isKnown(_ month: DossierMonth) -> Bool {
    input.firstHeard.map { $0 <= Period.month.days(around: month.day).upperBound } ?? false
  }

  private var topics: TemplateValue {
    let highest = input.topics.map(\.topic.count).max() ?? 0
    return .list(
      input.topics.flatMap { entry in
        [row(entry.topic, "topic/", .noTopic, highest: highest, isSecond: false)]
          + entry.second.map { row($0, "topic/", .noTopic, highest: highest, isSecond: true) }
      })
  }

  private func row(
    _ count: NamedCount, _ prefix: String, _ nameless: Label, highest: Int, isSecond: Bool
  ) -> TemplateValue {
    [
      "name": .text(count.id.isEmpty ? catalogue(nameless) : count.name),
      "count": .text(count.count.grouped),
      "share": .text(orNoData(Ratio(count.count, input.total).percent)),
      "before": .text(before(count.before)), "change": .text(change(count.count, count.before)),
      "bar": .text(String(Ratio(count.count, highest).scaled(by: 100) ?? 0)),
      "isSecond": .flag(isSecond), "link": .optional(link(prefix + count.id)),
    ]
  }

  private var tables: TemplateValue {
    .list(
      [
        (Label.place, input.places, "place/", Label.notStated),
        (.kind, input.kinds, "kind/", .notStated),
      ].filter { !$0.1.isEmpty }.map { title, counts, prefix, nameless in
        let highest = counts.map(\.count).max() ?? 0
        return [
          "title": .text(catalogue(title)),
          "rows": .list(
            counts.map { row($0, prefix, nameless, highest: highest, isSecond: false) }),
        ]
      })
  }

  /// Numbers of a figure on the page of items.
  func listed(_ list: DossierList) -> TemplateValue {
    let rest = list.count - list.numbers.count
    return [
      "id": .text(DossierAnchor.id(list.figure)), "name": .text(name(ofFigure: list.figure)),
      "figure": .text(list.figure), "count": .text(list.count.grouped),
      "rest": .optional(rest > 0 ? "\(rest.grouped) \(label(.numbersLeftOut))" : nil),
      "numbers": .list(list.numbers.map(TemplateValue.text)),
    ]
  }

  /// The lists in the order in which the dossier shows their figures.
  var orderedLists: [DossierList] {
    let kinds =
      ["total", "urgent", "month", "topic", "place", "kind"]
      + DossierHandling.allCases.map(\.rawValue) + ["rate", "raised"]
    func rank(_ list: DossierList) -> Int {
      let kind = String(list.figure.prefix { $0 != "/" })
      return kinds.firstIndex(of: kind) ?? kinds.count
    }
    return input.lists.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  /// What a person calls a figure.
  func name(ofFigure figure: String) -> String {
    let parts = figure.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let id = parts.count == 2 ? String(parts[1]) : ""
    func named(_ label: Label, _ counts: [NamedCount], _ none: Label) -> String {
      catalogue(label) + catalogue(.colon)
        + (id.isEmpty ? catalogue(none) : counts.first { $0.id == id }?.name ?? id)
    }
    switch parts[0] {
    case "total": return label(.receivedHere)
    case "urgent": return label(.urgentHere)
    case "month": return catalogue(.month) + catalogue(.colon) + id
    case "topic":
      return named(.topic, input.topics.map(\.topic) + input.topics.flatMap(\.second), .noTopic)
    case "kind": return named(.kind, input.kinds, .notStated)
    case "place": return named(.place, input.places, .notStated)
    case "raised":
      let rows = input.raised?.stations ?? []
      let station = rows.first { $0.figure == figure }.map(name(ofStation:))
      return label(.raised) + (station.map { catalogue(.colon) + $0 } ?? "")
    case "rate": return input.rates.first { $0.rate.id == id }?.rate.name ?? id
    default: return DossierHandling(rawValue: figure)?.name(input.language) ?? figure
    }
  }
}

/// The figures of how items were dealt with.
public enum DossierHandling: String, Sendable, CaseIterable {
  case due
  case answeredInTime = "answered-in-time"
  case answeredLate = "answered-late"
  case overdue, returned, extended, reopened

  /// What people call it.
  public var name: LocalizedName {
    switch self {
    case .due: LocalizedName(chinese: "到期", english: "Fell due")
    case .answeredInTime: LocalizedName(chinese: "按期答复", english: "Answered in time")
    case .answeredLate: LocalizedName(chinese: "超期答复", english: "Answered late")
    case .overdue: LocalizedName(chinese: "逾期未答复", english: "Overdue at the end")
    case .returned: LocalizedName(chinese: "退回", english: "Returned")
    case .extended: LocalizedName(chinese: "延期", english: "Extended")
    case .reopened: LocalizedName(chinese: "重办", english: "Reopened")
    }
  }
}

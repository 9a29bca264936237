internal import Feedback
internal import Foundation
internal import Report

// Shares beside those of the year before and of the others, and what else is shown in tables.
extension DossierView {
  var handling: TemplateValue {
    .list(
      input.handling.map { row in
        let name = DossierHandling(rawValue: row.id)?.name(input.language) ?? row.id
        return comparison(name, row)
      })
  }

  private func comparison(_ name: String, _ row: DossierComparison) -> TemplateValue {
    [
      "name": .text(name), "link": .optional(link(row.id)), "now": share(row.now),
      "before": before(row), "peers": row.peers.map(share) ?? .none,
    ]
  }

  /// The share of the year before; no data where nothing is known of it.
  private func before(_ row: DossierComparison) -> TemplateValue {
    share(input.hasBefore ? row.before : DossierShare(part: nil, whole: nil, value: nil))
  }

  /// `12/40`, `30.0 %`, with the interval and the band where they are shown.
  private func share(_ share: DossierShare) -> TemplateValue {
    let isScore = share.part == nil
    let value = share.value.map { Self.decimal($0) + (isScore ? "" : "%") }
    return [
      "fraction": .optional(fraction(share)),
      "value": .text(share.whole == nil && !isScore ? "" : orNoData(value)),
      "interval": .optional(interval(share)), "band": .optional(share.band),
    ]
  }

  func fraction(_ share: DossierShare) -> String? {
    share.part.map { part in share.whole.map { "\(part)/\($0)" } ?? part }
  }

  func interval(_ share: DossierShare) -> String? {
    guard let low = share.low, let high = share.high else { return nil }
    return "\(low)–\(high)%"
  }

  static func decimal(_ value: Double) -> String {
    Ratio(Int((value * 10).rounded()), 10).oneDecimal ?? ""
  }

  var rates: TemplateValue {
    guard !input.rates.isEmpty else { return .none }
    let moments = [input.ratesFrom, input.ratesUntil].map { "\(clock.day($0)) \(clock.time($0))" }
    return [
      "window": .text(label(.ratesWindow) + catalogue(.colon) + moments.joined(separator: " – ")),
      "rows": .list(
        input.rates.flatMap { rate in
          [
            rateRow(rate.rate.name, rate.all, link("rate/" + rate.rate.id), isSecond: false),
            rateRow(label(.without), rate.withoutExcluded, nil, isSecond: true),
          ]
        }),
      "formulas": .list(
        input.rates.map { rate in
          let changed = text("；期内改过口径，按期末版本计", "; changed within the window, as on its last day")
          return [
            "name": .text(rate.rate.name), "formula": .text(rate.formula),
            "version": .text(
              text("版本 ", "version ") + rate.version + (rate.isChanged ? changed : "")),
          ]
        }),
    ]
  }

  private func rateRow(
    _ name: String, _ row: DossierComparison, _ link: String?, isSecond: Bool
  ) -> TemplateValue {
    [
      "name": .text(name), "isSecond": .flag(isSecond), "link": .optional(link),
      "now": share(row.now), "before": before(row),
      "peers": row.peers.map(share) ?? .none,
    ]
  }

  var matters: TemplateValue {
    guard !input.matters.isEmpty else { return .none }
    return .list(
      input.matters.map { matter in
        let heat = Ratio(Int((matter.heat * 10).rounded()), 10).oneDecimal
        let facts = [
          catalogue.voices(matter.voicesInPeriod, of: matter.voices),
          matter.people.map { catalogue(.people) + catalogue(.colon) + $0.grouped },
          heat.map { catalogue(.heatOfMatter) + catalogue(.colon) + $0 }, matter.place,
          catalogue(.firstHeard) + catalogue(.colon) + matter.first.description,
          catalogue(.lastHeard) + catalogue(.colon) + matter.last.description,
        ]
        return [
          "title": .text(matter.title), "isNew": .flag(matter.isNew),
          "facts": .list(facts.compactMap(\.self).map(TemplateValue.text)),
          "quotations": .list(matter.quotations.map(TemplateValue.text)),
          "items": .list(matter.items.map(TemplateValue.text)),
        ]
      })
  }

  /// Cases one by one: the worst of what deputies raised, the worst of all, the best.
  var cases: TemplateValue {
    let raised = input.raised?.cases ?? []
    return .list(
      [
        ("raised-cases", label(.raisedCases), raised, label(.raisedRule)),
        ("worst", label(.worst), input.worst, input.worstRule),
        ("best", label(.best), input.best, input.bestRule),
      ].filter { !$0.2.isEmpty }.map { id, title, cases, rule in
        [
          "id": .text(id), "title": .text(title), "rule": .text(rule),
          "list": .list(cases.map(one)),
        ]
      })
  }

  private func one(_ one: DossierCase) -> TemplateValue {
    let item = one.item
    let points = one.points > 0 ? ["\(one.points) \(label(.points))"] : []
    return [
      "number": .text(item.number),
      "subject": .text(item.subject.isEmpty ? catalogue(.noSubject) : item.subject),
      "excerpt": .optional(item.excerpt.isEmpty ? nil : item.excerpt),
      "day": .text(clock.day(item.receivedAt).description),
      "topic": .optional(item.topic),
      "facts": .list(
        ([item.kind, item.place].compactMap(\.self) + one.facts + points)
          .map(TemplateValue.text)),
    ]
  }
}

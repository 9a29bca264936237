internal import Feedback
internal import Foundation
internal import Report

/// What the templates are given: an input in words, with the figures that follow from it.
///
/// The names of the values are the contract with `config/templates`.
struct DigestView {
  let input: DigestInput
  let catalogue: any Catalogue
  let clock: LocalClock

  init(_ input: DigestInput) throws(DigestError) {
    self.input = input
    catalogue = input.language.catalogue
    clock = try LocalClock(input.timeZone)
  }

  var values: [String: TemplateValue] {
    [
      "language": .text(input.language.rawValue),
      "label": .object(labels),
      "title": .text(catalogue.title(input.period)),
      "office": .text(input.office(input.language)),
      "department": .optional(input.department?.name),
      "period": .text(catalogue.span(input.period, input.days)),
      "software": .text(input.softwareVersion),
      "summary": .text(input.summary(in: catalogue)),
      "figures": figures,
      "trend": trend,
      "counts": counts,
      "items": items,
      "review": review,
      "intake": intake,
      "method": method,
    ]
  }

  private var labels: [String: TemplateValue] {
    var labels: [String: TemplateValue] = [:]
    for label in Label.allCases { labels[label.rawValue] = .text(catalogue(label)) }
    return labels
  }

  /// A ratio's text, or that there is no data.
  func orNoData(_ text: String?) -> String { text ?? catalogue(.noData) }
}

// MARK: - The main figures

extension DigestView {
  /// Each with its name, its value and a note on what the value is held against.
  private var figures: TemplateValue {
    .list([receivedFigure, beforeFigure, usualFigure, reviewFigure].compactMap(\.self))
  }

  private var receivedFigure: TemplateValue {
    figure(catalogue.received(in: input.period), input.total.grouped, note: nil)
  }

  private var beforeFigure: TemplateValue {
    figure(
      catalogue.againstBefore(input.period), (input.total - input.totalBefore).signed,
      note: catalogue.before(input.period, count: input.totalBefore))
  }

  private var usualFigure: TemplateValue? {
    input.usual.map { usual in
      figure(
        catalogue.againstUsual(input.period, periods: usual.periods),
        orNoData(usual.excess(of: input.total).signedPercent),
        note: usual.mean.oneDecimal.map { catalogue.mean(input.period, $0) })
    }
  }

  private var reviewFigure: TemplateValue {
    figure(
      catalogue(.review), input.reviewTotal.grouped,
      note: orNoData(Ratio(input.reviewTotal, input.total).percent.map(catalogue.shareOfAll)))
  }

  private func figure(_ name: String, _ value: String, note: String?) -> TemplateValue {
    ["name": .text(name), "value": .text(value), "note": .optional(note)]
  }
}

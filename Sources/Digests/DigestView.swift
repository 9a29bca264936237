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
  /// The file of the items to which figures link; nil: they do not.
  let list: String?

  init(_ input: DigestInput, list: String? = nil) throws(DigestError) {
    self.input = input
    self.list = list
    catalogue = input.language.catalogue
    clock = try LocalClock(input.timeZone)
  }

  var values: [String: TemplateValue] {
    [
      "language": .text(input.language.rawValue),
      "label": .object(labels),
      "title": .text(catalogue.title(input.period)),
      "office": .text(input.office(input.language)),
      "department": .optional((input.department ?? input.place)?.name),
      "period": .text(catalogue.span(input.period, input.days)),
      "preview": .optional(
        clock.day(input.madeAt) <= input.lastDay
          ? catalogue(.notOver) + catalogue(.colon) + dayAndTime(input.madeAt) : nil),
      "software": .text(input.softwareVersion),
      "summary": .text(input.summary(in: catalogue)),
      "figures": figures,
      "trend": trend,
      "topicTrends": topicTrends,
      "heat": heat,
      "late": late,
      "matters": matters,
      "deadlines": deadlines,
      "list": .optional(list),
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
    .list(
      [receivedFigure, beforeFigure, usualFigure, weekdayFigure, urgentFigure, reviewFigure]
        .compactMap(\.self))
  }

  private var receivedFigure: TemplateValue {
    figure(
      catalogue.received(in: input.period), input.total.grouped, note: nil, link: link(.all))
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

  private var weekdayFigure: TemplateValue? {
    input.weekdayUsual.map { past in
      let usual = Usual(sum: past.sum, periods: past.periods)
      return figure(
        catalogue.againstWeekday(input.firstDay.weekday, weeks: usual.periods),
        orNoData(usual.excess(of: input.total).signedPercent),
        note: usual.mean.oneDecimal.map { catalogue.mean(.day, $0) })
    }
  }

  private var urgentFigure: TemplateValue? {
    input.urgentTotal == 0
      ? nil
      : figure(
        catalogue(.urgent), input.urgentTotal.grouped, note: share(input.urgentTotal),
        link: link(.urgent))
  }

  private var reviewFigure: TemplateValue {
    figure(
      catalogue(.review), input.reviewTotal.grouped, note: share(input.reviewTotal),
      link: input.reviewTotal == 0 ? nil : link(.review))
  }

  private func share(_ count: Int) -> String {
    orNoData(Ratio(count, input.total).percent.map(catalogue.shareOfAll))
  }

  private func figure(
    _ name: String, _ value: String, note: String?, link: String? = nil
  ) -> TemplateValue {
    [
      "name": .text(name), "value": .text(value), "note": .optional(note),
      "link": .optional(link),
    ]
  }

  /// Where the items behind a figure are listed; nil where they are not.
  func link(_ facet: ListFacet) -> String? { list.map { $0 + facet.fragment } }
}

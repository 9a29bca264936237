internal import Foundation
internal import Report

extension DigestView {
  /// How the digest was made: names with what stands behind them.
  var method: TemplateValue {
    .list(methodRows.map { ["name": .text($0.name), "text": .text($0.text)] })
  }

  var methodRows: [(name: String, text: String)] {
    let offset = clock.offset(at: input.days.lowerBound.start(in: clock.zone))
    return [
      row(.office, input.office(input.language)),
      row(.period, periodInDays),
      row(.timeAndDays, catalogue.dayRule(zone: input.timeZone, offset: "UTC" + offset)),
      row(.figuresRule, catalogue(.figuresRuleText)),
      row(.maskingRule, catalogue(.maskingRuleText)),
      row(.taxonomy, input.taxonomyVersion),
      row(.model, input.modelVersion ?? catalogue(.wordsAlone)),
      row(
        .configuration,
        orNoData(input.configurationVersion.isEmpty ? nil : input.configurationVersion)),
      row(.software, input.softwareVersion),
      row(.madeAt, "\(clock.day(input.madeAt)) \(clock.time(input.madeAt))"),
    ]
  }

  private var periodInDays: String {
    let (first, last) = (input.days.lowerBound, input.days.upperBound)
    return first == last ? "\(first)" : "\(first) – \(last)"
  }

  private func row(_ label: Label, _ text: String) -> (name: String, text: String) {
    (catalogue(label), text)
  }
}

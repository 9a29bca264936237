internal import Feedback
internal import Report

extension DigestView {
  /// The hot and new matters; nothing without any.
  var matters: TemplateValue {
    guard !input.matters.isEmpty else { return .none }
    return ["list": .list(input.matters.map(matter))]
  }

  private func matter(_ matter: DigestMatter) -> TemplateValue {
    let heat = Ratio(Int((matter.heat * 10).rounded()), 10).oneDecimal
    let facts = [
      catalogue.voices(matter.voicesInPeriod, of: matter.voices),
      matter.people.map { fact(.people, $0.grouped) }, heat.map { fact(.heatOfMatter, $0) },
      matter.place, fact(.firstHeard, date(matter.first)), fact(.lastHeard, date(matter.last)),
    ]
    return [
      "title": .text(matter.title),
      "isNew": .flag(matter.isNew),
      "facts": .list(facts.compactMap(\.self).map(TemplateValue.text)),
      "quotations": .list(matter.quotations.map(TemplateValue.text)),
      "items": .list(matter.items.map { number in item(number) }),
    ]
  }

  private func item(_ number: String) -> TemplateValue {
    let isListed = input.items.contains { $0.number == number }
    return ["number": .text(number), "isListed": .flag(isListed)]
  }

  private func fact(_ label: Label, _ text: String) -> String {
    catalogue(label) + catalogue(.colon) + text
  }

  private func date(_ day: Day) -> String { catalogue.shortDate(day, seenFrom: input.lastDay) }

  /// How deadlines were kept; nothing where none are set.
  var deadlines: TemplateValue {
    guard let figures = input.deadlines else { return .none }
    let rate = Ratio(figures.answeredInTime, figures.due).percent
    return [
      "figures": .list([
        row(.due, figures.due.grouped, nil),
        row(.answeredInTime, figures.answeredInTime.grouped, orNoData(rate)),
        row(.answeredLate, figures.answeredLate.grouped, nil),
        row(.overdue, figures.overdue.grouped, nil),
      ]),
      "hasOverdue": .flag(!figures.overdueItems.isEmpty),
      "overdue": .list(
        figures.overdueItems.map { item in
          [
            "number": .text(item.number), "due": .text(date(item.due)),
            "subject": .text(item.subject.isEmpty ? catalogue(.noSubject) : item.subject),
            "department": .optional(input.department == nil ? item.department : nil),
          ]
        }),
    ]
  }

  private func row(_ label: Label, _ value: String, _ note: String?) -> TemplateValue {
    ["name": .text(catalogue(label)), "value": .text(value), "note": .optional(note)]
  }
}

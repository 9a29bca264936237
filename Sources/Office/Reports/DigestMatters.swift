internal import Digests
internal import Feedback
internal import Store

extension OfficeContext {
  /// The matters of a reader's voices in the span, the hottest first.
  func digestMatters(
    _ basis: DigestBasis, _ scope: ReaderScope
  ) -> [DigestMatter] {
    var matters: [DigestMatter] = []
    for matter in basis.matters where matters.count < Self.mostMatters {
      let voices = matter.voices.filter { scope.holds($0.home) }.map(\.voice)
      if !voices.isEmpty {
        matters.append(digestMatter(matter.row, matter.summary, voices, basis.days))
      }
    }
    return matters
  }

  private static let mostMatters = 8, mostQuotations = 2, mostNumbers = 10

  private func digestMatter(
    _ row: MatterRow, _ summary: MatterSummary, _ voices: [MatterItem], _ days: ClosedRange<Day>
  ) -> DigestMatter {
    let quoted = voices.filter { !$0.isWithheld }
    let received = row.items.map(\.number.day).sorted()
    let first = received.first ?? days.lowerBound
    var matter = DigestMatter(
      id: summary.id, title: summary.title, voices: row.items.count, voicesInPeriod: voices.count,
      heat: summary.heat, first: first, last: received.last ?? first,
      isNew: days.contains(first))
    (matter.people, matter.place) = (summary.people, summary.placeName)
    matter.quotations = Array(
      quoted.map(\.subject).filter { $0 != summary.title && !$0.isEmpty }
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .suffix(Self.mostQuotations))
    matter.items = quoted.suffix(Self.mostNumbers).reversed().map(\.number.description)
    return matter
  }
}

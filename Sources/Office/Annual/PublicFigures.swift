internal import Digests
internal import Feedback
internal import Foundation
internal import Oversight
internal import Store

// Rates, matters, and what came of appraisals, on the page for everybody.
extension OfficeContext {
  /// The year of the rates' own calendar, up to the last day counted.
  func publicRateDays(_ span: AnnualSpan) -> ClosedRange<Day> {
    let middle = Day(year: span.year, month: 7, day: 1) ?? span.days.lowerBound
    let days = configuration.rates.calendar.days(.year, around: middle)
    return days.lowerBound...min(days.upperBound, max(span.days.upperBound, days.lowerBound))
  }

  func publicRates(
    _ days: ClosedRange<Day>, _ scope: AppraisedScope, _ gate: PublicGate
  ) throws(OfficeError) -> [PublicRate] {
    let settings = configuration.rates
    let moments = settings.calendar.moments(days, in: timeZone)
    let counts = try OfficeError.wrap { try store.callbackCounts(moments, scope) }
    let rates = PublishedRates(
      counts, settings, rules: settings.rates(on: days.upperBound),
      below: gate.least)
    return rates.rules.map { rule in
      PublicRate(
        id: rule.id, name: rule.name(language), formula: rule.words(language, among: rates.rules),
        version: rule.version,
        isScore: rule.isScore, all: share(rates[.all, rule.id], gate),
        withoutExcluded: share(rates[.withoutExcluded, rule.id], gate))
    }
  }

  private func share(_ rate: PublishedRate, _ gate: PublicGate) -> PublicShare {
    switch rate {
    case .noData: PublicShare(.noData)
    case .hidden: PublicShare(.notShown)
    case .shown(let share):
      PublicShare(
        .shown, value: share.value, callbacks: share.whole.flatMap(gate.shown), low: share.low,
        high: share.high, band: share.band?.name(language))
    }
  }

  // MARK: - Matters

  /// Matters whose topics and places are all shown: of others nothing is to follow. How many voices is
  /// rounded down, so that nor does the rest of their topic.
  func publicMatters(
    _ span: AnnualSpan, _ scope: AppraisedScope, _ place: String?, _ tables: [PublicTable],
    _ gate: PublicGate
  ) throws(OfficeError) -> [PublicMatterRow] {
    func shown(_ id: String) -> Set<String> {
      let rows = tables.first { $0.id == id }?.rows ?? []
      return Set(rows.filter { $0.count != nil }.map(\.id))
    }
    let topics = shown("topic"), places = shown("place")
    let settings = configuration.annual.publicPage
    let found = try OfficeError.wrap {
      try store.publicMatters(span.days, scope, least: max(2, gate.least))
    }
    return found.compactMap { matter in
      let rows = Set(matter.places.keys.map { row(ofPlace: $0, below: place) })
      guard topics.isSuperset(of: matter.topics.keys), places.isSuperset(of: rows) else {
        return nil
      }
      let hasTitle = settings.matterTitles && !matter.title.isEmpty
      let name = hasTitle ? matter.title : self.name(of: matter, at: rows)
      let base = max(1, gate.least)
      return PublicMatterRow(name: name, voicesAtLeast: matter.voices / base * base)
    }
    .prefix(settings.matters).map(\.self)
  }

  /// What all of its voices are about, and where, if that is one place.
  private func name(of matter: PublicMatter, at rows: Set<String>) -> String {
    let topics = matter.topics.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let subtopics = matter.subtopics.keys.filter { !$0.isEmpty }
    let topic = matter.subtopics.count == 1 ? subtopics.first ?? topics.first : topics.first
    let about = topic.flatMap { $0.isEmpty ? nil : name(.topic, $0) }
    let place = rows.count == 1 ? rows.first.flatMap { $0.isEmpty ? nil : name(.place, $0) } : nil
    return [about ?? say("其他", "Other"), place].compactMap(\.self).joined(separator: " · ")
  }

  // MARK: - What came of appraisals

  /// What was agreed in the year, and before it where it was not accepted by then; as it stood on the
  /// last day.
  func publicAgreements(_ days: ClosedRange<Day>) throws(OfficeError) -> [PublicAgreement] {
    let rows = try OfficeError.wrap { try store.rectifications() }
    return rows.filter { row in
      row.agreement.agreed <= days.upperBound
        && (row.agreement.agreed >= days.lowerBound
          || row.state(on: days.lowerBound - 1) != .accepted)
    }
    .map { row in
      let state = row.state(on: days.upperBound)
      return PublicAgreement(
        text: row.agreement.text, department: name(.department, row.agreement.department),
        agreed: row.agreement.agreed, due: row.agreement.due, state: state.rawValue,
        stateName: name(.rectification, state.rawValue))
    }
  }

  /// The results of votes of the year. Officials are called by their office; what is neither a department
  /// nor an official of a plan is left out, as it may be a person's name.
  func publicBallots(_ days: ClosedRange<Day>) throws(OfficeError) -> [PublicBallot] {
    let kept = try OfficeError.wrap { try store.tallies(places: [""]) }
    return kept.filter { $0.tally.kind == .ballot && days.contains($0.tally.held) }.flatMap {
      kept in
      kept.tally.objects.compactMap { count in
        publicName(subject: count.subject).map {
          PublicBallot(held: kept.tally.held, object: $0, result: count.resultName?(language))
        }
      }
    }
  }

  private func publicName(subject: String) -> String? {
    let prefix = "department/"
    if subject.hasPrefix(prefix) {
      return name(.department, String(subject.dropFirst(prefix.count)))
    }
    let plan = configuration.appraisals.plans.first { $0.object.subject == subject }
    return plan?.object.official?.office?(language)
  }
}

extension Rectification {
  /// Where it stood at the end of a day.
  fileprivate func state(on day: Day) -> RectificationState {
    let moves = notes.filter { $0.day <= day }.compactMap { note in
      RectificationMove.allCases.first { "rectify." + $0.rawValue == note.kind }
    }
    return moves.last?.to ?? .open
  }
}

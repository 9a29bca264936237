internal import Digests
internal import Feedback
internal import Foundation
internal import Oversight
internal import Report
internal import Store

extension OfficeContext {
  /// The page of good practice: who improved by the rule, candidates for a demonstration station, and
  /// what was noted about them. Of all others it says nothing.
  func learningReport(_ request: AnnualRequest) async throws(OfficeError) -> LearningReport {
    let span = try AnnualSpan(request.year, today: today)
    let places = try places(in: request.place)
    var report = LearningReport(
      language: language, year: span.year, place: named(place: request.place), days: span.days,
      before: span.before, isOver: span.isOver, rule: learningRule, method: method(span))
    let notes = Dictionary(
      grouping: try OfficeError.wrap { try store.notes(span.days) }, by: \.subject)
    let cards = try annualCards(span.days, place: request.place)
    report.stations = try improvedStations(cards, span, request.place, notes)
    report.departments = try improvedDepartments(span, places, notes)
    report.visits = visits(cards, notes)
    report.writeMaterial()
    return report
  }

  private typealias Notes = [PracticeSubject: [PracticeNote]]
  private var rule: LearningRule { configuration.annual.learning }

  // MARK: - Stations

  private func improvedStations(
    _ cards: [StationCard], _ span: AnnualSpan, _ place: String?, _ notes: Notes
  ) throws(OfficeError) -> [LearningEntry] {
    let before = try annualCards(span.before, place: place)
    let candidates = zip(cards, before).compactMap { now, before in
      now.station.map { id in
        // A register without a single activity is one that nobody kept yet: no data, and not nothing.
        (
          id,
          rule.stationMeasures.map {
            ShareOfYears(
              $0.rawValue, now: now[$0].part,
              before: before.activities > 0 ? before[$0].part : .none)
          }
        )
      }
    }
    return Improvement.improved(candidates, rule).map { found in
      LearningEntry(
        id: found.id, name: name(.station, found.id),
        shares: found.shares.map { share in
          entry(
            share, StationMeasure(rawValue: share.measure)?.name(language) ?? share.measure,
            configuration.stations.band)
        },
        notes: entries(notes[.station(found.id)]))
    }
  }

  /// The candidates by the rule of `stations.yaml`; none without a rule.
  private func visits(_ cards: [StationCard], _ notes: Notes) -> [LearningVisit] {
    guard let demonstration = configuration.stations.demonstration else { return [] }
    return cards.filter { demonstration.misses($0).isEmpty }.compactMap { card in
      guard let id = card.station, let station = configuration.stations.station(id) else {
        return nil
      }
      return LearningVisit(
        id: id, name: station.name(language), address: station.address,
        opening: station.plan?.text(language), heard: card.heard, raised: card.raised,
        notes: entries(notes[.station(id)]))
    }
  }

  // MARK: - Departments

  private func improvedDepartments(
    _ span: AnnualSpan, _ places: Set<String>, _ notes: Notes
  ) throws(OfficeError) -> [LearningEntry] {
    let settings = configuration.rates
    // The rules of this year hold for both: another formula would be another figure.
    let rules = settings.rates(on: span.days.upperBound).filter { !$0.isScore }
    let measures = rule.departmentMeasures ?? (rules.map(\.id) + [LearningRule.inTime])
    let now = try departmentShares(span.days, places, rules)
    let before = try departmentShares(span.before, places, rules)
    let candidates = configuration.departments.ids.map { id in
      (
        id,
        measures.map { measure in
          ShareOfYears(
            measure, now: now[id]?[measure] ?? .none, before: before[id]?[measure] ?? .none)
        }
      )
    }
    return Improvement.improved(candidates, rule).map { found in
      LearningEntry(
        id: found.id, name: name(.department, found.id),
        shares: found.shares.map { share in
          entry(
            share,
            rules.first { $0.id == share.measure }?.name(language)
              ?? AnnualLabel.keptInTime.name(language), settings.band)
        },
        notes: entries(notes[.department(found.id)]))
    }
  }

  /// Each department's shares by measure; with what is excluded, so that nobody improves by excluding.
  private func departmentShares(
    _ days: ClosedRange<Day>, _ places: Set<String>, _ rules: [RateRule]
  ) throws(OfficeError) -> [String: [String: ShareOfYears.Part]] {
    let scope = AppraisedScope(departments: [], places: places)
    let moments = configuration.rates.calendar.moments(days, in: timeZone)
    let (counts, deadlines) = try OfficeError.wrap {
      (
        try store.callbackCounts(moments, scope),
        try store.deadlineCounts(
          from: days.lowerBound.start(in: timeZone), to: (days.upperBound + 1).start(in: timeZone))
      )
    }
    var shares: [String: [String: ShareOfYears.Part]] = [:]
    for row in RateTable(counts, rates: rules, departments: []).rows {
      guard let department = row.department else { continue }
      for (rate, figure) in row[.all] {
        shares[department, default: [:]][rate] = ShareOfYears.Part(
          figure.numerator ?? Exact(0), of: figure.denominator ?? Exact(0))
      }
    }
    let own = deadlines.filter { places.isEmpty || places.contains($0.place) }
    for (department, rows) in Dictionary(grouping: own, by: \.department) {
      shares[department, default: [:]][LearningRule.inTime] = ShareOfYears.Part(
        Exact(rows.reduce(0) { $0 + $1.answeredInTime }), of: Exact(rows.reduce(0) { $0 + $1.due }))
    }
    return shares
  }

  // MARK: - In words

  private func entry(
    _ share: ShareOfYears, _ name: String, _ band: (Exact) -> RateBand?
  ) -> LearningShare {
    LearningShare(
      id: share.measure, name: name, before: share.before.value?.rounded(decimals: 2) ?? 0,
      now: share.now.value?.rounded(decimals: 2) ?? 0,
      bandBefore: share.before.value.flatMap(band)?.name(language),
      band: share.now.value.flatMap(band)?.name(language))
  }

  private func entries(_ notes: [PracticeNote]?) -> [LearningNote] {
    (notes ?? []).map { LearningNote(day: $0.day, text: $0.text) }
  }

  private var learningRule: String {
    say(
      "与上年同期相比，至少一项指标提高不少于 \(rule.rise) 个百分点，超出偶然（95%），两年的基数均不少于 \(rule.least)，"
        + "且没有其他指标下降同样幅度；联络站、部门最多各列 \(rule.most) 个。部门指标含剔除件。参观名单为全年达到示范站候选标准的联络站。",
      "Named is where, against the same days of the year before, at least one share rose by "
        + "\(rule.rise) hundredths or more, beyond chance (95 %), out of \(rule.least) or more in both "
        + "years, and no other fell as far; at most \(rule.most) stations and \(rule.most) departments. "
        + "Departments are compared with excluded items. To visit: candidates for a demonstration "
        + "station over the whole year.")
  }
}

extension StationFigure {
  fileprivate var part: ShareOfYears.Part {
    ShareOfYears.Part(Exact(numerator), of: Exact(denominator))
  }
}

extension ShareOfYears.Part {
  /// Nothing to divide by.
  fileprivate static let none = Self(Exact(0), of: Exact(0))
}

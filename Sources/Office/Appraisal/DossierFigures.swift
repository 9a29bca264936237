internal import Digests
internal import Feedback
internal import Foundation
internal import Oversight
internal import Store

extension OfficeContext {
  /// Everything that a dossier shows, with the items that it was counted from.
  func dossier(
    _ plan: AppraisalPlan, place: String?, at now: Date
  ) async throws(OfficeError) -> (dossier: FrozenDossier, lists: DossierLists) {
    let days = try countedDays(plan, now)
    let places = try places(in: place)
    let basis = try await OfficeError.wrap {
      try await DossierBasis(store, configuration, plan, places: places, days: days)
    }
    var input = frame(plan, place, basis, at: now)
    var lists = DossierLists(), before = DossierLists()
    count(basis.items, into: &lists)
    count(basis.itemsBefore, into: &before)
    count(basis.deadlines, basis.moments, into: &lists)
    count(basis.deadlines, basis.momentsBefore, into: &before)
    input.firstHeard = try OfficeError.wrap { try store.firstDay() }
    input.total = lists.count("total")
    input.totalBefore = before.count("total")
    input.urgentTotal = lists.count("urgent")
    input.withheldTotal = basis.items.count(where: \.isWithheld)
    volumes(&input, lists, before)
    input.handling = handling(basis, lists, before)
    input.rates = try rates(basis, places, &lists)
    input.matters = try dossierMatters(basis)
    input.raised = try raised(basis, &lists)
    (input.worst, input.best) = try cases(basis)
    (input.worstRule, input.bestRule) = configuration.appraisals.cases.text(language)
    input.tallies = try tallies(plan, basis.scope.places)
    input.rectifications = try agreed(plan, basis, &lists)
    input.lists = lists.figures.map { lists.list($0, most: configuration.appraisals.listed) }
    let versions = Dictionary(
      uniqueKeysWithValues: basis.items.map { ($0.number.description, $0.version) })
    return (FrozenDossier(input: input, items: versions), lists)
  }

  /// The plan's days, up to yesterday: of today nobody knows yet what it brings.
  private func countedDays(
    _ plan: AppraisalPlan, _ now: Date
  ) throws(OfficeError) -> ClosedRange<Day> {
    let yesterday = Day(now, in: timeZone) - 1
    guard plan.days.lowerBound <= yesterday else {
      throw OfficeError(
        .usage, "the period of \(plan.id) begins on \(plan.days.lowerBound); nothing is over yet")
    }
    return plan.days.lowerBound...min(plan.days.upperBound, yesterday)
  }

  private func frame(
    _ plan: AppraisalPlan, _ place: String?, _ basis: DossierBasis, at now: Date
  ) -> DossierInput {
    var input = DossierInput(
      language: language, office: configuration.main.office.name,
      plan: NamedID(id: plan.id, name: plan.name(language)),
      kind: NamedID(id: plan.kind.rawValue, name: plan.kind.name(language)),
      object: NamedID(id: plan.object.subject, name: objectName(plan.object)),
      departments: plan.object.departments.map { NamedID(id: $0, name: name(.department, $0)) },
      days: plan.days, countedUntil: basis.days.upperBound, before: basis.before,
      rates: basis.rateMoments, timeZone: timeZone.identifier, madeAt: now)
    input.holds = plan.object.official?.office?(language)
    input.place = place.map { NamedID(id: $0, name: name(.place, $0)) }
    input.phases = plan.phases.map {
      DossierPhase(
        name: $0.stage.name(language), firstDay: $0.days.lowerBound, lastDay: $0.days.upperBound)
    }
    input.peers =
      plan.comparesPeers
      ? configuration.departments.ids.count { !plan.object.departments.contains($0) } : nil
    input.intervalBelow = configuration.rates.intervalBelow
    input.taxonomyVersion = configuration.taxonomy.version
    input.modelVersion = configuration.modelInUse.map {
      URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent
    }
    input.configurationVersion = configuration.version
    input.softwareVersion = "minqing " + surroundings.version
    return input
  }
}

// MARK: - What is counted

extension OfficeContext {
  /// Under which figures items are counted.
  private func count(_ items: [AppraisedItem], into lists: inout DossierLists) {
    var month = (first: Day(number: 0), last: Day(number: -1), figure: "")
    for item in items {
      let day = item.number.day
      if day > month.last || day < month.first {
        let days = Period.month.days(around: day)
        let label = Period.month.label(around: day)
        month = (days.lowerBound, days.upperBound, "month/" + label)
      }
      var figures = [
        "total", month.figure, "topic/" + item.topic, "kind/" + item.kind, "place/" + item.place,
      ]
      if !item.subtopic.isEmpty { figures.append("topic/" + item.subtopic) }
      if item.isUrgent { figures.append("urgent") }
      if item.returned > 0 { figures.append(DossierHandling.returned.rawValue) }
      if item.isExtended { figures.append(DossierHandling.extended.rawValue) }
      if item.reopened > 0 { figures.append(DossierHandling.reopened.rawValue) }
      lists.add(figures, item.number, isListed: !item.isWithheld)
    }
  }

  /// As `deadlineCounts` counts them.
  private func count(
    _ deadlines: [DeadlineItem], _ span: Range<Date>, into lists: inout DossierLists
  ) {
    for item in deadlines where item.due < span.upperBound {
      let isDue = item.due >= span.lowerBound
      let isKept = item.answeredAt.map { $0 <= item.due } ?? false
      let isAnswered = item.answeredAt.map { $0 < span.upperBound } ?? false
      var figures: [DossierHandling] = isDue ? [.due] : []
      if isDue, isKept { figures.append(.answeredInTime) }
      if isDue, !isKept, isAnswered { figures.append(.answeredLate) }
      if !isKept, !isAnswered { figures.append(.overdue) }
      lists.add(figures.map(\.rawValue), item.number, isListed: !item.isWithheld)
    }
  }

  private func volumes(
    _ input: inout DossierInput, _ lists: DossierLists, _ before: DossierLists
  ) {
    let counted = input.firstDay...input.countedUntil
    input.months = Self.months(counted).map { month in
      let earlier = DossierBasis.yearBefore(month).lowerBound
      return DossierMonth(
        day: month.lowerBound,
        count: lists.count("month/" + Period.month.label(around: month.lowerBound)),
        before: before.count("month/" + Period.month.label(around: earlier)))
    }
    func counts(_ kind: String, _ ids: IDKind) -> [NamedCount] {
      let present = lists.values(kind)
      let gone = before.values(kind).filter { lists.count("\(kind)/\($0.id)") == 0 }
      return (present + gone.map { ValueCount(id: $0.id, count: 0) }).map {
        NamedCount(
          id: $0.id, name: name(ids, $0.id), count: $0.count,
          before: before.count("\(kind)/\($0.id)"))
      }
    }
    let topics = counts("topic", .topic)
    input.topics = topics.filter { !$0.id.contains("/") }.map { topic in
      DossierTopic(
        topic: topic,
        second: topic.id.isEmpty ? [] : topics.filter { $0.id.hasPrefix(topic.id + "/") })
    }
    input.kinds = counts("kind", .kind)
    input.places = counts("place", .place)
  }
}

// MARK: - Shares

extension OfficeContext {
  private func handling(
    _ basis: DossierBasis, _ now: DossierLists, _ before: DossierLists
  ) -> [DossierComparison] {
    let others = basis.plan.comparesPeers ? Others(basis) : nil
    return DossierHandling.allCases.map { figure in
      let whole = figure.whole
      return DossierComparison(
        id: figure.rawValue,
        now: share(now.count(figure.rawValue), of: whole.map { now.count($0) }),
        before: share(before.count(figure.rawValue), of: whole.map { before.count($0) }),
        peers: others.map { others in
          share(others.counts[figure.rawValue] ?? 0, of: whole.map { others.counts[$0] ?? 0 })
        })
    }
  }

  private func share(_ part: Int, of whole: Int?) -> DossierShare {
    guard let whole else {
      return DossierShare(part: String(part), whole: nil, value: nil)
    }
    let isSmall = whole < configuration.rates.intervalBelow
    let interval = isSmall ? shareInterval(part, of: whole) : nil
    return DossierShare(
      part: String(part), whole: String(whole),
      value: whole > 0 ? Double(part) / Double(whole) * 100 : nil,
      low: interval.map { Int(($0.low * 100).rounded()) },
      high: interval.map { Int(($0.high * 100).rounded()) })
  }

  /// The rates of the object, of the year before, and of all others; lists the call-backs behind them.
  private func rates(
    _ basis: DossierBasis, _ places: Set<String>, _ lists: inout DossierLists
  ) throws(OfficeError) -> [DossierRate] {
    let settings = configuration.rates
    let rules = settings.rates(on: basis.days.upperBound)
    let earlier = settings.rates(on: basis.days.lowerBound)
    func total(_ counts: [CallbackGroup], own: Bool) -> RateRow {
      let groups = counts.filter { basis.isOwn($0.department) == own }
      return RateTable(groups, rates: rules, departments: []).total
    }
    let now = total(basis.callbacks, own: true), before = total(basis.callbacksBefore, own: true)
    let peers = basis.plan.comparesPeers ? total(basis.callbacks, own: false) : nil
    try list(rules, basis, places, &lists)
    return rules.map { rule in
      func comparison(_ scope: RateScope) -> DossierComparison {
        DossierComparison(
          id: "rate/" + rule.id, now: share(rule, now, scope), before: share(rule, before, scope),
          peers: peers.map { share(rule, $0, scope) })
      }
      return DossierRate(
        rate: NamedID(id: rule.id, name: rule.name(language)),
        formula: rule.words(language, among: rules),
        version: rule.version,
        isChanged: !earlier.contains { $0.id == rule.id && $0.version == rule.version },
        isScore: rule.isScore, all: comparison(.all),
        withoutExcluded: comparison(.withoutExcluded))
    }
  }

  func share(_ rule: RateRule, _ row: RateRow, _ scope: RateScope) -> DossierShare {
    let figure = row[scope][rule.id]
    let value = figure?.value
    let isSmall = figure?.denominator.map { $0 < Exact(configuration.rates.intervalBelow) } ?? false
    let interval = isSmall ? figure?.interval : nil
    let band = value.flatMap { value -> RateBand? in
      guard let best = rule.best, !best.isZero else { return nil }
      return configuration.rates.band(rule.share(of: value))
    }
    return DossierShare(
      part: figure?.numerator?.text(decimals: 2), whole: figure?.denominator?.text(decimals: 2),
      value: value.map { rule.isScore ? $0.double : $0.double * 100 },
      low: interval.map { Int(($0.low * 100).rounded()) },
      high: interval.map { Int(($0.high * 100).rounded()) }, band: band?.name(language))
  }

  private func list(
    _ rules: [RateRule], _ basis: DossierBasis, _ places: Set<String>,
    _ lists: inout DossierLists
  ) throws(OfficeError) {
    for department in basis.scope.departments {
      let callbacks = try OfficeError.wrap {
        try store.callbacks(basis.rateMoments, department: department, places: places)
      }
      for rule in rules where !rule.isScore {
        for item in callbacks {
          let (above, below) = rule.share(of: item.callback)
          guard !above.isZero || !below.isZero else { continue }
          lists.add(["rate/" + rule.id], item.number, isListed: !item.isWithheld)
        }
      }
    }
  }
}

/// The figures of all other departments together.
private struct Others {
  private(set) var counts: [String: Int] = [:]

  init(_ basis: DossierBasis) {
    if let row = basis.deadlinesOfPeers {
      add(.due, row.due)
      add(.answeredInTime, row.answeredInTime)
      add(.answeredLate, row.answeredLate)
      add(.overdue, row.overdue)
    }
    for row in basis.handlingOfAll where !basis.isOwn(row.department) {
      counts["total", default: 0] += row.received
      add(.returned, row.returned)
      add(.extended, row.extended)
      add(.reopened, row.reopened)
    }
  }

  private mutating func add(_ figure: DossierHandling, _ count: Int) {
    counts[figure.rawValue, default: 0] += count
  }
}

extension DossierHandling {
  /// What it is a share of; nil for what is no share.
  fileprivate var whole: String? {
    switch self {
    case .due, .overdue: nil
    case .answeredInTime, .answeredLate: DossierHandling.due.rawValue
    case .returned, .extended, .reopened: "total"
    }
  }
}

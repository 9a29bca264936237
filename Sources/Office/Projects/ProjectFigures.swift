internal import Digests
internal import Feedback
internal import Foundation
internal import Oversight
internal import Store

extension OfficeContext {
  /// Everything that the pages of a year's projects show.
  func projectsInput(
    _ filter: ProjectFilter, year: Int
  ) throws(OfficeError) -> ProjectsInput {
    let now = surroundings.now(), last = lastCountedDay
    let stored = try stored(filter)
    guard !stored.isEmpty else {
      throw OfficeError(
        .usage, "no project of \(year) is there; `minqing project import TABLE --year \(year)`")
    }
    var input = ProjectsInput(
      language: language, office: configuration.main.office.name, year: year,
      place: filter.place.map { NamedID(id: $0, name: name(.place, $0)) },
      today: today, countedUntil: last, timeZone: timeZone.identifier, madeAt: now)
    input.intervalBelow = configuration.rates.intervalBelow
    input.taxonomyVersion = configuration.taxonomy.version
    input.configurationVersion = configuration.version
    input.softwareVersion = "minqing " + surroundings.version
    let reader = ProjectReader(
      places: try places(in: filter.place), last: last,
      firstHeard: try OfficeError.wrap { try store.firstDay() },
      callbacks: try callbacks(of: stored, until: last),
      rules: configuration.rates.rates(on: last).filter { !$0.isScore })
    input.projects = try stored.map { project throws(OfficeError) in
      try entry(of: project, reader)
    }
    return input
  }

  /// The call-backs of the longest span that is counted, read once for all projects.
  private func callbacks(
    of projects: [StoredProject], until last: Day
  ) throws(OfficeError) -> [ItemCallback] {
    let first = projects.map { Self.callbackDays($0.project, last).lowerBound }.min() ?? last
    let moments = configuration.rates.calendar.moments(first...last, in: timeZone)
    return try OfficeError.wrap { try store.callbacks(moments) }
  }

  /// The days whose call-backs count: from the vote on; without one, the last year.
  private static func callbackDays(
    _ project: LivelihoodProject, _ last: Day
  ) -> ClosedRange<Day> {
    min(project.decided ?? last - 365, last)...last
  }

  private func entry(
    of stored: StoredProject, _ reader: ProjectReader
  ) throws(OfficeError) -> ProjectEntry {
    let project = stored.project, last = reader.last
    let progress = ProjectProgress(project, on: today)
    let voices = try voices(of: stored, until: last, within: reader.places)
    let moments = configuration.rates.calendar.moments(
      Self.callbackDays(project, last), in: timeZone)
    var entry = ProjectEntry(
      id: project.id.description, name: project.name(language), stage: project.stage,
      standing: NamedID(
        id: progress.standing.rawValue, name: progress.standing.name(language)),
      changedOn: Day(stored.changedAt, in: timeZone), rates: moments)
    describe(project, progress, &entry)
    let shown = voices.all.filter { !$0.isWithheld }
    entry.total = voices.all.count
    entry.withheldTotal = voices.all.count - shown.count
    entry.aroundVote = project.decided.map { voices.spans(around: $0, reader.firstHeard) }
    entry.aroundCompletion = progress.completed.map {
      voices.spans(around: $0, reader.firstHeard)
    }
    entry.months = voices.months(after: project.decided, reader.firstHeard)
    entry.rates = rates(of: voices, moments, reader)
    entry.quotations = try quotations(shown)
    entry.numbers = shown.suffix(configuration.appraisals.listed).reversed()
      .map(\.number.description)
    return entry
  }

  private func describe(
    _ project: LivelihoodProject, _ progress: ProjectProgress, _ entry: inout ProjectEntry
  ) {
    func named(_ kind: IDKind, _ ids: [String]) -> [NamedID] {
      ids.map { NamedID(id: $0, name: name(kind, $0)) }
    }
    entry.decided = project.decided
    (entry.votesFor, entry.valid) = (project.vote?.votesFor, project.vote?.valid)
    entry.members = project.vote?.members
    entry.departments = named(.department, project.departments)
    entry.places = named(.place, project.places)
    (entry.plannedYuan, entry.spentYuan) = (project.planned?.yuan, project.spent?.yuan)
    (entry.words, entry.topics) = (project.words, named(.topic, project.topics))
    func milestone(_ step: ProjectProgress.Step) -> ProjectMilestone {
      ProjectMilestone(
        name: step.milestone.name(language), due: step.milestone.due, done: step.milestone.done,
        daysLate: step.daysLate)
    }
    entry.milestones = progress.steps.map(milestone)
    entry.next = progress.steps.first { $0.milestone == progress.next }.map(milestone)
    (entry.completed, entry.daysLate) = (progress.completed, progress.daysLate)
  }

  private func rates(
    of voices: ProjectVoices, _ moments: Range<Date>, _ reader: ProjectReader
  ) -> [ProjectRate] {
    let own = Set(voices.all.map(\.number))
    let groups = reader.callbacks.filter { moments.contains($0.at) && own.contains($0.number) }
      .map(\.callback)
    let total = RateTable(groups, rates: reader.rules, departments: []).total
    return reader.rules.map { rule in
      ProjectRate(
        rate: NamedID(id: rule.id, name: rule.name(language)),
        formula: rule.words(language, among: reader.rules),
        version: rule.version, all: share(rule, total, .all),
        withoutExcluded: share(rule, total, .withoutExcluded))
    }
  }

  /// The newest voices with their texts; masked, as the store keeps them.
  private func quotations(_ shown: [FoundVoice]) throws(OfficeError) -> [DigestItem] {
    let ids = shown.filter { !$0.isForgotten }.suffix(Self.mostQuoted).map(\.id).reversed()
    return try OfficeError.wrap { try store.items(ids: Array(ids)) }.map { digestItem($0) }
  }

  private static let mostQuoted = 2
}

/// What the figures of all projects are read from.
private struct ProjectReader {
  /// Only voices at these; empty: anywhere.
  let places: Set<String>
  let last: Day
  let firstHeard: Day?
  let callbacks: [ItemCallback]
  let rules: [RateRule]
}

extension ProjectVoices {
  fileprivate func spans(around day: Day, _ firstHeard: Day?) -> ProjectSpans {
    let around = aroundDay(day, firstHeard: firstHeard)
    return ProjectSpans(
      day: day, days: around.days, before: around.before, after: around.after)
  }

  /// The voices by month, from when the office first heard anything.
  fileprivate func months(after day: Day?, _ firstHeard: Day?) -> [ProjectMonth] {
    guard let firstHeard, firstHeard <= days.upperBound else { return [] }
    let months = OfficeContext.months(max(days.lowerBound, firstHeard)...days.upperBound)
    return months.map { month in
      ProjectMonth(
        day: month.lowerBound, count: all.count { month.contains($0.number.day) },
        isAfter: day.map { $0 < month.upperBound } ?? false)
    }
  }
}

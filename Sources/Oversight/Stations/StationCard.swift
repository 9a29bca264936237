public import Feedback

/// The figures of one station over some days, or of several pooled.
public struct StationCard: Sendable, Equatable {
  /// nil: the total.
  public let station: String?
  private var figures: [StationMeasure: StationFigure] = [:]
  public private(set) var activities = 0
  /// People heard and items raised, as the registers say.
  public private(set) var heard = 0
  public private(set) var raised = 0
  /// Items of the queue that came through it.
  public private(set) var items = 0
  /// Requirements of the checklist that nobody has looked at yet; they count as not met.
  public private(set) var unchecked = 0
  /// From when on the station can be measured; nil: nothing is known of it.
  public let begin: Day?
  /// Whether anything is known of the days: where it is not, no figure is 0.
  public let isKnown: Bool

  /// A station's card.
  ///
  /// - Parameters:
  ///   - begin: from when on it can be measured.
  ///   - days: the window; what is not over on `today` is not due yet.
  ///   - isHoliday: whether no station opens on a day.
  public init(
    _ station: Station, _ settings: StationSettings, _ facts: StationFacts, begin: Day?,
    days: ClosedRange<Day>, today: Day, isHoliday: (Day) -> Bool
  ) {
    self.station = station.id
    let known = begin.flatMap { begin in
      begin <= min(days.upperBound, today) ? max(begin, days.lowerBound)...days.upperBound : nil
    }
    (self.begin, isKnown) = (begin, known != nil)
    let activities = facts.activities.filter {
      $0.station == station.id && days.contains($0.day)
    }
    self.activities = activities.count
    heard = activities.reduce(0) { $0 + $1.heard }
    raised = activities.reduce(0) { $0 + $1.raised }
    checkBuilt(station, settings, facts.evidence, on: min(days.upperBound, today))
    if let begin, let known {
      figures[.openings] = Self.openings(
        station, facts.activities, days, since: begin, today: today, isHoliday: isHoliday)
      attend(facts.deputies.filter { $0.station == station.id }, activities, known)
    }
    figures[.register] = Self.inTime(
      activities.map { ($0.day, $0.registered) }, within: settings.registerWithin, today: today)
    use(facts.voices.filter { $0.station == station.id }, settings, days, today)
  }

  /// The pooled figures of cards.
  public init(pooling cards: [StationCard]) {
    (station, begin) = (nil, nil)
    isKnown = cards.contains(where: \.isKnown)
    for card in cards {
      for measure in StationMeasure.allCases { figures[measure] = self[measure] + card[measure] }
      activities += card.activities
      heard += card.heard
      raised += card.raised
      items += card.items
      unchecked += card.unchecked
    }
  }

  /// A measure's figure.
  public subscript(measure: StationMeasure) -> StationFigure {
    figures[measure] ?? StationFigure()
  }

  /// What ranks go by; nil: no data.
  public func value(_ key: StationRank) -> Exact? {
    switch key {
    case .heard: isKnown ? Exact(heard) : nil
    case .raised: isKnown ? Exact(raised) : nil
    case .items: isKnown ? Exact(items) : nil
    default: StationMeasure(rawValue: key.rawValue).flatMap { self[$0].value }
    }
  }

  /// A group's lowest share with data, without what depends on departments; bands go by it.
  public func lowest(_ group: StationGroup) -> Exact? {
    group.measures.filter { !$0.dependsOnDepartments }.compactMap { self[$0].value }.min()
  }

  private mutating func checkBuilt(
    _ station: Station, _ settings: StationSettings, _ evidence: [StationEvidence], on day: Day
  ) {
    guard let checklist = settings.checklist(on: day) else { return }
    let found = evidence.filter { $0.station == station.id && $0.day <= day }
    var figure = StationFigure()
    for requirement in checklist.requirements {
      let latest = found.filter { $0.requirement == requirement.id }.max { $0.day < $1.day }
      figure.denominator += requirement.weight
      if latest?.holds == true { figure.numerator += requirement.weight }
      if latest == nil { unchecked += 1 }
    }
    let isChecked = unchecked < checklist.requirements.count
    figures[.checklist] = isChecked ? figure : StationFigure()
  }

  private static func openings(
    _ station: Station, _ activities: [StationActivity], _ days: ClosedRange<Day>, since: Day,
    today: Day, isHoliday: (Day) -> Bool
  ) -> StationFigure {
    let last = min(days.upperBound, today - 1)
    guard let plan = station.plan, days.lowerBound <= last else { return StationFigure() }
    let spans = plan.due(days.lowerBound...last, since: since, isHoliday: isHoliday)
    let openings = Set(
      activities.filter { $0.station == station.id && $0.isOpening }.map(\.day))
    return StationFigure(
      numerator: spans.reduce(0) { $0 + $1.held(openings) },
      denominator: spans.reduce(0) { $0 + $1.times })
  }

  private mutating func attend(
    _ deputies: [StationDeputy], _ activities: [StationActivity], _ days: ClosedRange<Day>
  ) {
    let enrolled = Set(deputies.filter { $0.isEnrolled(in: days) }.map(\.id))
    let present = activities.reduce(into: Set<String>()) { $0.formUnion($1.deputies) }
    figures[.attendance] = StationFigure(
      numerator: enrolled.intersection(present).count, denominator: enrolled.count)
  }

  private mutating func use(
    _ voices: [StationVoice], _ settings: StationSettings, _ days: ClosedRange<Day>, _ today: Day
  ) {
    items = voices.count { days.contains($0.received) }
    let answered = voices.compactMap { voice in
      voice.answered.flatMap { days.contains($0) ? ($0, voice.echoed) : nil }
    }
    figures[.echoed] = Self.inTime(answered, within: settings.echoWithin, today: today)
    let asked = voices.filter { $0.calledBack.map(days.contains) ?? false }
    figures[.resolved] = StationFigure(
      numerator: asked.count(where: \.isResolved), denominator: asked.count)
  }

  /// How many were done within a number of days, of all that were done or whose time has passed.
  private static func inTime(
    _ entries: [(begun: Day, done: Day?)], within limit: Int, today: Day
  ) -> StationFigure {
    entries.reduce(into: StationFigure()) { figure, entry in
      let last = entry.begun + limit
      guard entry.done != nil || last < today else { return }
      figure.denominator += 1
      if let done = entry.done, done <= last { figure.numerator += 1 }
    }
  }
}

/// What stations can be ranked by.
public enum StationRank: String, Sendable, CaseIterable {
  case checklist, openings, attendance, register, heard, raised, items, echoed, resolved
}

extension Collection where Element == StationCard {
  /// The cards with their places by a figure, the best first; equal values share a place, and what has
  /// no data comes last without one.
  public func ranked(by key: StationRank) -> [(place: Int?, card: StationCard)] {
    let values = map { $0.value(key) }
    return zip(self, values).enumerated()
      .sorted { first, second in
        switch (first.element.1, second.element.1) {
        case (let one?, let two?) where one != two: one > two
        case (nil, _?): false
        case (_?, nil): true
        default: first.offset < second.offset
        }
      }
      .map { _, entry in
        (entry.1.map { value in 1 + values.count { $0.map { $0 > value } ?? false } }, entry.0)
      }
  }
}

public import Feedback
public import Oversight
internal import Store

/// Which stations are measured, over which span.
public struct StationRequest: Sendable {
  public var period: PlanSpan
  /// A day in the span; nil: the last span that is over.
  public var day: Day?
  /// A place; nil: everywhere.
  public var place: String?

  /// A request.
  public init(period: PlanSpan = .month, day: Day? = nil, place: String? = nil) {
    (self.period, self.day, self.place) = (period, day, place)
  }
}

/// The scorecards of stations over a span.
public struct StationScorecard: Sendable {
  public let label: String
  public let days: ClosedRange<Day>
  /// In the order of `stations.yaml`.
  public let cards: [StationCard]
  /// Pooled, never a mean of the rows.
  public let total: StationCard
  let settings: StationSettings
  let language: Language

  /// The band of a share; nil without data or without bands.
  public func band(_ share: Exact?) -> String? {
    share.flatMap(settings.band).map { $0.name(language) }
  }

  /// What a station is called; the total has no name.
  public func name(_ card: StationCard) -> String? {
    card.station.map { settings.station($0)?.name(language) ?? $0 }
  }

  /// How many stations without a `since` are known only from a day in the span on, or not at all.
  public var knownLate: Int {
    cards.count { card in
      let hasSince = card.station.flatMap(settings.station)?.since != nil
      return !hasSince && card.begin.map { days.lowerBound < $0 } ?? true
    }
  }

  /// What a station falls short of by the rule; nil where there is no rule.
  public func misses(_ card: StationCard) -> [String]? { settings.demonstration?.misses(card) }
}

extension OfficeContext {
  /// The scorecards of a span; what is not over yet is not due yet.
  ///
  /// - Throws: `usage` where the span has not begun.
  public func stationScorecard(_ request: StationRequest) throws(OfficeError) -> StationScorecard {
    let stations = try stations(in: request.place)
    let day = request.day ?? (request.period.days(around: today).lowerBound - 1)
    let days = request.period.days(around: day)
    guard days.lowerBound <= today else {
      throw OfficeError(.usage, "the span of \(day) has not begun; name a day up to \(today)")
    }
    let cards = try stationCards(stations, days, asOf: today)
    return StationScorecard(
      label: request.period.label(around: day), days: days, cards: cards,
      total: StationCard(pooling: cards), settings: configuration.stations, language: language)
  }

  /// How stations did over some days, as it stood on a day: later ones are not over.
  func stationCards(
    _ stations: [Station], _ days: ClosedRange<Day>, asOf today: Day
  ) throws(OfficeError) -> [StationCard] {
    // A plan's span may begin before the days that are asked for.
    let last = max(days.lowerBound, min(days.upperBound, today))
    var facts = try stationFacts(
      until: min(days.upperBound, today), activitiesFrom: days.lowerBound - 366,
      voicesOf: days.lowerBound...last)
    let voices = Dictionary(grouping: facts.voices, by: \.station)
    let beginnings = try OfficeError.wrap {
      StationBeginnings(
        deputies: facts.deputies, registers: try store.firstRegisterDays(),
        findings: try store.firstFindingDays())
    }
    let calendar = configuration.calendar
    return stations.map {
      facts.voices = voices[$0.id] ?? []
      return StationCard(
        $0, configuration.stations, facts, begin: beginnings.begin(of: $0), days: days,
        today: today, isHoliday: calendar.isHoliday)
    }
  }

  /// The scorecards of those who reach all that the rule asks for, and of the others with what they miss.
  ///
  /// - Throws: `configuration` where there is no rule.
  public func stationCandidates(_ request: StationRequest) throws(OfficeError) -> StationScorecard {
    guard configuration.stations.demonstration != nil else {
      throw OfficeError(
        .configuration, "no rule says who is a candidate; write demonstration: in stations.yaml")
    }
    return try stationScorecard(request)
  }
}

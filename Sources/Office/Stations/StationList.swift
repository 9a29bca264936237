public import Feedback
internal import Oversight
internal import Settings
internal import Store

/// A liaison station as a list shows it.
public struct StationView: Sendable, Encodable {
  public var id: String
  public var name: String
  public var level: String
  public var levelName: String
  public var place: String?
  public var placeName: String?
  public var address: String?
  public var districts: [String]
  /// The plan in words.
  public var opening: String?
  /// How many deputies are enrolled today.
  public var deputies: Int
  public var lastOpening: Day?
  /// Items that ever came through it.
  public var items: Int

  enum CodingKeys: String, CodingKey {
    case id, name, level, place, address, districts, opening, deputies, items
    case levelName = "level_name"
    case placeName = "place_name"
    case lastOpening = "last_opening"
  }
}

/// A station with its deputies and its last activities.
public struct StationDetail: Sendable, Encodable {
  public var station: StationView
  public var deputies: [DeputyView]
  /// The newest first.
  public var activities: [ActivityView]
  /// The checklist of today, each item as it was found last.
  public var checklist: [RequirementView]
}

/// A deputy of a station.
public struct DeputyView: Sendable, Encodable {
  public var id: String
  public var name: String
  public var level: String
  public var team: String?
  public var from: Day?
  public var until: Day?
  /// As of today: `enrolled`, `left` or `expected`.
  public var enrolment: String
}

/// An activity of a station.
public struct ActivityView: Sendable, Encodable {
  public var day: Day
  public var kind: String
  public var setting: String
  public var title: String?
  /// Names.
  public var deputies: [String]
  public var heard: Int
  public var raised: Int
  public var registered: Day?
}

/// An item of the checklist as it was found.
public struct RequirementView: Sendable, Encodable {
  public var id: String
  public var name: String
  public var weight: Int
  /// nil: nobody has looked yet.
  public var holds: Bool?
  public var evidence: String?
  public var day: Day?
}

extension OfficeContext {
  /// The stations, of a place and those in it where one is named.
  public func stationList(place: String? = nil) throws(OfficeError) -> [StationView] {
    let stations = try stations(in: place)
    let facts = try stationFacts(until: today)
    let everyDay = Day(number: Int(Int32.min))...Day(number: Int(Int32.max))
    let items = try OfficeError.wrap { try store.stationItems(everyDay) }
    return stations.map { view($0, facts, items[$0.id] ?? 0) }
  }

  /// A station by its id, name or alias.
  public func stationShow(_ reference: String) throws(OfficeError) -> StationDetail {
    let station = try knownStation(reference)
    let facts = try stationFacts(until: today)
    let names = try OfficeError.wrap { try store.deputyNames() }
    let items = try OfficeError.wrap { try store.count(filter(of: station)) }
    return StationDetail(
      station: view(station, facts, items),
      deputies: facts.deputies.filter { $0.station == station.id }.map(view),
      activities: facts.activities.filter { $0.station == station.id }.reversed().map {
        ActivityView(
          day: $0.day, kind: $0.kind.rawValue, setting: $0.setting.rawValue, title: $0.title,
          deputies: $0.deputies.map { names[$0] ?? $0 }.sorted(), heard: $0.heard,
          raised: $0.raised, registered: $0.registered)
      },
      checklist: requirements(station, facts.evidence))
  }

  /// The day of the present in the office's zone.
  var today: Day { Day(surroundings.now(), in: timeZone) }

  func knownStation(_ reference: String) throws(OfficeError) -> Station {
    if let station = configuration.stations.station(reference) { return station }
    let known = configuration.stations.stations.map(\.id)
    let mend =
      known.isEmpty
      ? "stations.yaml has none yet"
      : mend(for: reference, among: known, otherwise: "see minqing station list")
    throw OfficeError(.usage, "no station \(reference); \(mend)")
  }

  func stations(in place: String?) throws(OfficeError) -> [Station] {
    let within = try places(in: place), stations = configuration.stations.stations
    return place == nil
      ? stations : stations.filter { $0.place.map(within.contains) ?? false }
  }

  func filter(of station: Station) -> ItemFilter {
    var filter = ItemFilter()
    filter.stations = [station.id]
    return filter
  }

  /// All that is known of stations up to a day, but what became of their items, which is many: only where it
  /// is asked for: of items that came in, were answered or were called back on some days.
  func stationFacts(
    until day: Day, activitiesFrom first: Day? = nil, voicesOf days: ClosedRange<Day>? = nil
  ) throws(OfficeError) -> StationFacts {
    let first = first ?? Day(number: -1_000_000)
    return try OfficeError.wrap {
      StationFacts(
        deputies: try store.deputies() + store.pastEnrolments(),
        activities: try store.activities(min(first, day)...day),
        evidence: try store.stationEvidence(until: day),
        voices: try days.map { try store.stationVoices($0) } ?? [])
    }
  }

  private func view(_ station: Station, _ facts: StationFacts, _ items: Int) -> StationView {
    let enrolled = facts.deputies.count {
      $0.station == station.id && $0.isEnrolled(in: today...today)
    }
    let openings = facts.activities.filter { $0.station == station.id && $0.isOpening }
    let districts = Dictionary(
      uniqueKeysWithValues: configuration.stations.districts.map { ($0.id, $0.name(language)) })
    return StationView(
      id: station.id, name: station.name(language), level: station.level.rawValue,
      levelName: station.level.name(language), place: station.place,
      placeName: station.place.map { name(.place, $0) }, address: station.address,
      districts: station.districts.map { districts[$0] ?? $0 },
      opening: station.plan?.text(language), deputies: enrolled,
      lastOpening: openings.map(\.day).max(), items: items)
  }

  private func view(_ deputy: StationDeputy) -> DeputyView {
    let hasLeft = deputy.until.map { $0 < today } ?? false
    let enrolment =
      deputy.isEnrolled(in: today...today) ? "enrolled" : hasLeft ? "left" : "expected"
    return DeputyView(
      id: deputy.id, name: deputy.name, level: deputy.level.rawValue, team: deputy.team,
      from: deputy.from, until: deputy.until, enrolment: enrolment)
  }

  private func requirements(
    _ station: Station, _ evidence: [StationEvidence]
  ) -> [RequirementView] {
    (configuration.stations.checklist(on: today)?.requirements ?? []).map { item in
      let found = evidence.last { $0.station == station.id && $0.requirement == item.id }
      return RequirementView(
        id: item.id, name: item.name(language), weight: item.weight, holds: found?.holds,
        evidence: found?.evidence, day: found?.day)
    }
  }
}

public import Feedback
internal import Oversight
internal import Store

/// What stations do not reach, as people and programs read it.
public struct StationGaps: Sendable, Encodable {
  /// A district, station or deputy with what people call it.
  public struct Entry: Sendable, Encodable {
    public var id: String
    public var name: String
    /// Of a quiet station: its last opening.
    public var last: Day?
  }

  public var days: Int
  public var districtsWithoutStation: [Entry]
  public var deputiesWithoutStation: [Entry]
  public var stationsWithoutDeputies: [Entry]
  public var stationsWithoutOpening: [Entry]
  /// What sources call stations that stations.yaml does not know, with how many items say so.
  public var unknownStations: [String: Int]
  /// Stations that are gone from stations.yaml, with what is still known of them.
  public var removedStations: [RemovedStation]

  enum CodingKeys: String, CodingKey {
    case days
    case districtsWithoutStation = "districts_without_station"
    case deputiesWithoutStation = "deputies_without_station"
    case stationsWithoutDeputies = "stations_without_deputies"
    case stationsWithoutOpening = "stations_without_opening"
    case unknownStations = "unknown_stations"
    case removedStations = "removed_stations"
  }
}

extension OfficeContext {
  /// The gaps of today.
  ///
  /// - Parameters:
  ///   - days: how many days without an opening are told; nil: `quiet_days`.
  ///   - place: districts and stations of a place alone; deputies without a station lie nowhere, and are
  ///     left out then.
  public func stationGaps(
    days: Int? = nil, place: String? = nil
  ) throws(OfficeError) -> StationGaps {
    let settings = configuration.stations
    let within = try places(in: place)
    let days = days ?? settings.quietDays
    let facts = try stationFacts(until: today)
    let coverage = StationCoverage(
      settings, stations: try stations(in: place),
      districts: settings.districts.filter { district in
        place == nil || district.place.map(within.contains) ?? false
      },
      deputies: facts.deputies, activities: facts.activities, today: today, days: days)
    func entry(_ station: Station, _ last: Day? = nil) -> StationGaps.Entry {
      StationGaps.Entry(id: station.id, name: station.name(language), last: last)
    }
    return StationGaps(
      days: days,
      districtsWithoutStation: coverage.districts.map { .init(id: $0.id, name: $0.name(language)) },
      deputiesWithoutStation: place == nil
        ? coverage.deputies.map { .init(id: $0.id, name: $0.name) } : [],
      stationsWithoutDeputies: coverage.deserted.map { entry($0) },
      stationsWithoutOpening: coverage.quiet.map { entry($0.station, $0.last) },
      unknownStations: try OfficeError.wrap { place == nil ? try store.unknownStations() : [:] },
      removedStations: place == nil ? try removedStations() : [])
  }
}

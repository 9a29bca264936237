public import Feedback

/// What stations do not reach.
public struct StationCoverage: Sendable {
  /// Districts that no station covers.
  public let districts: [ElectoralDistrict]
  /// Deputies who are enrolled at no station that there is.
  public let deputies: [StationDeputy]
  /// Stations without an opening in the last days, with the last one that they had.
  public let quiet: [(station: Station, last: Day?)]
  /// Stations without any enrolled deputy.
  public let deserted: [Station]

  /// Looks for gaps.
  ///
  /// - Parameters:
  ///   - stations: those that are looked at; districts are covered by any station.
  ///   - days: how many days without an opening are told; a younger station is not.
  public init(
    _ settings: StationSettings, stations: [Station], districts: [ElectoralDistrict],
    deputies: [StationDeputy], activities: [StationActivity], today: Day, days: Int
  ) {
    let covered = Set(settings.stations.flatMap(\.districts))
    self.districts = districts.filter { !covered.contains($0.id) }
    let known = Set(settings.stations.map(\.id))
    let active = deputies.filter { $0.isEnrolled(in: today...today) }
    self.deputies = active.filter { $0.station.map { !known.contains($0) } ?? true }
    let peopled = Set(active.compactMap(\.station))
    deserted = stations.filter { !peopled.contains($0.id) }
    quiet = stations.compactMap { station in
      let openings = activities.filter {
        $0.station == station.id && $0.isOpening && $0.day <= today
      }
      let last = openings.map(\.day).max()
      guard let begun = last ?? station.since else { return (station, nil) }
      return begun <= today - days ? (station, last) : nil
    }
  }
}

internal import Feedback
internal import Oversight

/// Finds the liaison station and the deputy that a record names.
struct StationDesk: Sendable {
  private let settings: StationSettings?
  private let roll: DeputyRoll
  /// The station of records that name none.
  private let own: String?

  /// A desk that knows nobody.
  init() { (settings, roll, own) = (nil, DeputyRoll([]), nil) }

  init(_ settings: StationSettings, deputies: [StationDeputy], own: String?) {
    (self.settings, self.own) = (settings, own)
    roll = DeputyRoll(deputies)
  }

  /// Through whom an item came; a station that nobody knows stays in the item as it was written.
  func reception(of item: FeedbackItem) -> (station: String?, deputy: String?, unknown: String?) {
    let named = item.station.map { settings?.station($0)?.id }
    let station = named ?? own
    var deputy: String?
    if let text = item.deputy, case .one(let id) = roll.find(text, at: station) { deputy = id }
    return (station, deputy, station == nil && settings != nil ? item.station : nil)
  }

  /// What to say of stations that nobody knows.
  func remarks(on unknown: [String: Int]) -> [String] {
    unknown.sorted { $0.key < $1.key }.map { name, count in
      "\(count) records name a station \"\(name)\", which stations.yaml does not know; add it there "
        + "(or as an alias), and minqing import --replay finds it"
    }
  }
}

extension OfficeContext {
  /// The desk of a source; the deputies are those of this moment.
  func stationDesk(of source: Source) -> StationDesk {
    StationDesk(
      configuration.stations, deputies: (try? store.deputies()) ?? [], own: source.station)
  }
}

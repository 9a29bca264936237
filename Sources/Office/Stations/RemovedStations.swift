internal import Feedback
internal import Store

/// A station that `stations.yaml` does not know any more, and what the store still holds of it.
public struct RemovedStation: Sendable, Encodable {
  public var id: String
  public var items: Int
  /// Who is enrolled in it.
  public var deputies: Int
  public var activities: Int
}

extension OfficeContext {
  /// The stations that are gone from the configuration, by id. What is known of them stays, and is in no list
  /// and no scorecard.
  public func removedStations() throws(OfficeError) -> [RemovedStation] {
    let facts = try OfficeError.wrap { try store.stationFacts() }
    let known = Set(configuration.stations.stations.map(\.id))
    // Deputies who are enrolled nowhere have no station's id.
    return facts.filter { !$0.key.isEmpty && !known.contains($0.key) }
      .map {
        RemovedStation(
          id: $0.key, items: $0.value.items, deputies: $0.value.deputies,
          activities: $0.value.activities)
      }
      .sorted { $0.id < $1.id }
  }
}

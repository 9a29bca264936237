internal import Digests
internal import Store

extension OfficeContext {
  /// Where which topics were spoken of; nil where there is only one row or one column.
  func heatTable(_ facets: [FacetCount], _ input: DigestInput) -> HeatTable? {
    let topics = input.topics.filter { $0.count > 0 }.prefix(Self.heatTopics)
    let totals = facets.sums(by: \.place).map(\.id)
    let rows = heatPlaces(in: input.place?.id, heard: Set(totals))
      .map { heatRow($0, facets, topics.map(\.id)) }
      .filter { $0.total > 0 }.sorted { ($1.total, $0.place.id) < ($0.total, $1.place.id) }
    guard rows.count > 1, topics.count > 1 else { return nil }
    let unplaced = heatRow("", facets, topics.map(\.id))
    return HeatTable(
      topics: topics.map { NamedID(id: $0.id, name: $0.name) },
      rows: rows.prefix(Self.heatRows) + (unplaced.total > 0 ? [unplaced] : []))
  }

  private static let heatTopics = 8, heatRows = 24

  /// The places of the first level that has more than one with voices.
  private func heatPlaces(in place: String?, heard: Set<String>) -> [String] {
    let places = configuration.places
    let candidates = places.children(of: place)
    let spoken = candidates.filter { !places.within($0).isDisjoint(with: heard) }
    guard let only = spoken.first, spoken.count == 1, !places.children(of: only).isEmpty else {
      return spoken
    }
    return heatPlaces(in: only, heard: heard)
  }

  private func heatRow(_ place: String, _ facets: [FacetCount], _ topics: [String]) -> HeatRow {
    let places = place.isEmpty ? [""] : configuration.places.within(place)
    let own = facets.filter { places.contains($0.place) }
    return HeatRow(
      place: NamedID(id: place, name: name(.place, place)),
      counts: topics.map { topic in own.sum { $0.topic == topic } }, total: own.sum { _ in true })
  }
}

/// The hosts that are left alone for a while, and until when.
struct HostRests {
  private var ends: [String: Double] = [:]
  /// Not after the first end, so that nothing is looked through before it.
  private var earliest = Double.infinity

  func contains(_ host: String) -> Bool { ends[host] != nil }

  /// Begins a rest or makes it longer, never shorter.
  mutating func rest(_ host: String, until moment: Double) {
    ends[host] = max(moment, ends[host] ?? moment)
    earliest = min(earliest, moment)
  }

  /// Ends the rests whose time has come; gives their hosts, the one that has rested longest first.
  mutating func end(at now: Double) -> [String] {
    guard now >= earliest else { return [] }
    let over = ends.filter { $0.value <= now }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    for (host, _) in over { ends[host] = nil }
    earliest = ends.values.min() ?? .infinity
    return over.map(\.key)
  }

  /// The first end of a host that matters.
  func first(where matters: (String) -> Bool) -> Double? {
    ends.filter { matters($0.key) }.values.min()
  }
}

/// What items are counted by; each is a column of `item`.
public enum Dimension: String, Sendable, CaseIterable {
  case department, topic, kind, source, place, state, review, station
}

/// Two dimensions that are counted together, per day.
struct DimensionPair {
  var a: Dimension
  var b: Dimension
  /// Whether what has nothing in the first dimension is left out.
  var leavesOutNone = false

  var name: String { a.rawValue + ":" + b.rawValue }

  /// Every pair of the roll-ups.
  static let declared = [
    DimensionPair(a: .department, b: .topic),
    DimensionPair(a: .department, b: .kind),
    DimensionPair(a: .department, b: .source),
    DimensionPair(a: .department, b: .place),
    DimensionPair(a: .department, b: .state),
    DimensionPair(a: .department, b: .review),
    DimensionPair(a: .topic, b: .place),
    DimensionPair(a: .source, b: .kind),
    DimensionPair(a: .station, b: .state, leavesOutNone: true),
  ]
}

/// An item's values in every dimension, as numbers of `code`.
struct Facets: Hashable {
  /// `Day.number` of its receipt.
  var day: Int64
  /// The version of the taxonomy that the item was classified with.
  var taxonomy: Int64
  var department: Int64
  var topic: Int64
  var kind: Int64
  var source: Int64
  var place: Int64
  var state: Int64
  var review: Int64
  /// Why the matter must not wait; 0 where it can.
  var urgency: Int64 = 0
  /// The liaison station and the deputy that it came through; 0: none.
  var station: Int64 = 0
  var deputy: Int64 = 0

  /// These facets, with what a new version of an item does not change: when it came, where it stands,
  /// where it came through unless it
  /// says so anew, and what people have decided about it.
  func keeping(_ stored: Facets, isDecided: Bool, isAssigned: Bool) -> Facets {
    var kept = self
    (kept.day, kept.state) = (stored.day, stored.state)
    if station == 0 { kept.station = stored.station }
    if deputy == 0 { kept.deputy = stored.deputy }
    if isAssigned { kept.department = stored.department }
    if isDecided {
      (kept.topic, kept.department, kept.review) = (stored.topic, stored.department, stored.review)
    }
    return kept
  }

  subscript(dimension: Dimension) -> Int64 {
    switch dimension {
    case .department: department
    case .topic: topic
    case .kind: kind
    case .source: source
    case .place: place
    case .state: state
    case .review: review
    case .station: station
    }
  }
}

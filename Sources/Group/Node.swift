internal import Feedback

/// A matter on its way, or a voice that stands alone.
struct Node: Sendable {
  var vector: TermVector
  var count: Int
  var days: ClosedRange<Int>
  /// The place that its voices share, from the widest to the narrowest.
  var places: [String]
  /// The number of the matter; nil where it is none yet.
  var matter: Int64?
  /// The matter and those that went into it.
  var matters: Set<Int64>
  /// Matters with which it must not become one.
  var apart: Set<Int64>
  /// Its voices (their places in the grouper's list) whose matter is not told yet.
  var untold: [Int32]
  /// How often it has changed.
  var version: Int32 = 0

  init(_ voice: Voice, _ vector: TermVector, at index: Int32) {
    self.vector = vector
    count = 1
    days = voice.day.number...voice.day.number
    places = voice.places
    matter = voice.matter
    matters = voice.matter.map { [$0] } ?? []
    apart = voice.apart
    untold = voice.matter == nil ? [index] : []
  }

  /// Whether people allow the two to be one.
  func mayJoin(_ other: Node) -> Bool {
    apart.isDisjoint(with: other.matters) && other.apart.isDisjoint(with: matters)
  }

  /// How many days lie between the last word on the one and the first on the other.
  func gap(to other: Node) -> Int {
    max(other.days.lowerBound - days.upperBound, days.lowerBound - other.days.upperBound, 0)
  }

  /// Whether neither place lies in the other.
  func isElsewhere(than other: Node) -> Bool {
    zip(places, other.places).contains { $0 != $1 }
  }

  mutating func absorb(_ other: Node) {
    vector.add(other.vector)
    count += other.count
    days =
      min(
        days.lowerBound, other.days.lowerBound)...max(
        days.upperBound, other.days.upperBound)
    places = Self.common(places, other.places, weights: (count - other.count, other.count))
    matters.formUnion(other.matters)
    apart.formUnion(other.apart)
    untold += other.untold
    version += 1
  }

  /// The place that both lie in; where one says nothing, that of the other; where they contradict each
  /// other, that of the more voices.
  private static func common(
    _ first: [String], _ second: [String], weights: (Int, Int)
  ) -> [String] {
    if first.isEmpty { return second }
    if second.isEmpty { return first }
    let shared = zip(first, second).prefix { $0 == $1 }.map(\.0)
    if shared.count == min(first.count, second.count) {
      return first.count >= second.count ? first : second
    }
    return weights.0 >= weights.1 ? first : second
  }
}

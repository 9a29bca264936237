/// Terms with their strengths; of one message with length 1, of many their sum.
struct TermVector: Sendable {
  /// Ascending.
  private(set) var terms: [UInt32] = []
  private(set) var values: [Float] = []

  /// How many terms the sum of many messages keeps: what only a few of them say falls away.
  private static let limit = 400
  /// How many of the terms of a sketch count.
  private static let strongest = 60
  /// How much a term counts that is alone: in a young store many are, and will not stay so.
  private static let alone: Float = 0.5

  /// Nothing.
  init() {}

  /// What a sketch says, weighed by how rare each term is now.
  ///
  /// Terms that no other message holds cannot be shared, but they are part of what is said: without
  /// them two messages that differ in everything else would seem to be the same greeting.
  init(_ sketch: Sketch, counts: TermCounts, rules: MatterRules) {
    var found: [(term: UInt32, value: Float)] = []
    var alone: Float = 0
    for (term, weight) in zip(sketch.terms, sketch.weights) {
      let rarity = counts.rarity(term, rules)
      if rarity > 0 {
        found.append((term, Float(weight) / 32 * rarity))
      } else if counts.count(term) < 2 {
        let value = Self.alone * Float(weight) / 32 * counts.greatestRarity
        alone += value * value
      }
    }
    if found.count > Self.strongest {
      found.sort { ($0.value, $1.term) > ($1.value, $0.term) }
      found.removeLast(found.count - Self.strongest)
      found.sort { $0.term < $1.term }
    }
    let length = found.reduce(alone) { $0 + $1.value * $1.value }.squareRoot()
    terms = found.map(\.term)
    values = found.map { $0.value / length }
  }

  /// Adds another vector.
  mutating func add(_ other: TermVector) {
    var terms: [UInt32] = [], values: [Float] = []
    terms.reserveCapacity(self.terms.count + other.terms.count)
    values.reserveCapacity(self.terms.count + other.terms.count)
    var own = 0, its = 0
    while own < self.terms.count || its < other.terms.count {
      let first = own < self.terms.count ? self.terms[own] : .max
      let second = its < other.terms.count ? other.terms[its] : .max
      terms.append(min(first, second))
      values.append(
        (first <= second ? self.values[own] : 0) + (second <= first ? other.values[its] : 0))
      if first <= second { own += 1 }
      if second <= first { its += 1 }
    }
    (self.terms, self.values) = (terms, values)
    if terms.count > 2 * Self.limit { trim() }
  }

  private mutating func trim() {
    let least = values.sorted(by: >)[Self.limit - 1]
    let kept = values.indices.filter { values[$0] >= least }
    (terms, values) = (kept.map { terms[$0] }, kept.map { values[$0] })
  }

  /// The terms that two vectors share, each with the product of its strengths.
  func shared(with other: TermVector) -> [(term: UInt32, product: Float)] {
    var shared: [(term: UInt32, product: Float)] = []
    terms.withUnsafeBufferPointer { mine in
      other.terms.withUnsafeBufferPointer { its in
        var own = 0, second = 0
        while own < mine.count, second < its.count {
          if mine[own] == its[second] {
            shared.append((mine[own], values[own] * other.values[second]))
            own += 1
            second += 1
          } else if mine[own] < its[second] {
            own += 1
          } else {
            second += 1
          }
        }
      }
    }
    return shared
  }
}

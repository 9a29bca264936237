/// Finds the voice that says best what all voices of a matter say: its subject is the matter's title.
public struct Representative: Sendable {
  private let counts: TermCounts
  private let rules: MatterRules

  /// A finder that knows how rare terms are.
  public init(_ rules: MatterRules, counts: TermCounts) {
    (self.rules, self.counts) = (rules, counts)
  }

  /// The id of the voice nearest to the middle of all; among equals the first. Nil where there is none.
  public func of(_ voices: [(id: Int64, sketch: Sketch)]) -> Int64? {
    let vectors = voices.map { TermVector($0.sketch, counts: counts, rules: rules) }
    let sum = vectors.reduce(into: TermVector()) { $0.add($1) }
    let nearness = vectors.map { vector in
      vector.shared(with: sum).reduce(Float(0)) { $0 + $1.product }
    }
    let best = nearness.indices.max { (nearness[$0], -$0) < (nearness[$1], -$1) }
    return best.map { voices[$0].id }
  }
}

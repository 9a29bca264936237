/// How much of what two messages (or two groups of them) say is the same.
///
/// One word alone makes no matter: two complaints about two things in one estate share its name, two
/// about kindergartens the word. So the word that weighs most counts at most `wordShare` times as
/// much as everything else that is shared.
enum Likeness {
  /// The part of the strongest pair's weight from which a pair next to it is of the same word.
  private static let sameWord: Float = 0.2
  /// The part of the strongest pair's weight below which a pair is no part of what two groups say: only
  /// some in each say it, so it does not stand beside one word that all of them say.
  private static let minor: Float = 0.06

  static func of(_ first: TermVector, _ second: TermVector, wordShare: Float) -> Float {
    var shared = first.shared(with: second)
    guard let top = shared.max(by: { ($0.product, $1.term) < ($1.product, $0.term) }) else {
      return 0
    }
    shared.removeAll { $0.product < minor * top.product }
    let total = shared.reduce(Float(0)) { $0 + $1.product }
    let word = weight(ofWordAround: top, in: shared)
    return total - word + min(word, wordShare * (total - word))
  }

  /// The weight of the pairs that make one word with the strongest: each begins with the unit with
  /// which another ends.
  private static func weight(
    ofWordAround top: (term: UInt32, product: Float),
    in shared: [(term: UInt32, product: Float)]
  ) -> Float {
    var rest = shared.filter { $0.product >= sameWord * top.product && $0.term != top.term }
    var weight = top.product
    var ends = [top.term]
    while let term = ends.popLast() {
      rest.removeAll { other in
        guard overlap(term, other.term) else { return false }
        weight += other.product
        ends.append(other.term)
        return true
      }
    }
    return weight
  }

  private static func overlap(_ first: UInt32, _ second: UInt32) -> Bool {
    guard first >> 24 != 0, second >> 24 != 0 else { return false }
    return first & 0xFFFF == second >> 16 || second & 0xFFFF == first >> 16
  }
}

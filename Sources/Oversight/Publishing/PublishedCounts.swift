/// Counts as they can be published: none below a threshold is shown, or can be reckoned.
///
/// Primary and complementary suppression, as statistical offices do it (Hundepool et al., *Handbook on
/// Statistical Disclosure Control*, 2010, chapters 4 and 5):
/// - a count from 1 up to the threshold is hidden; nothing is no secret;
/// - with it another is hidden that is large enough, the first in the table's order, and the next, until what
///   they sum up to leaves each small one free to be anything from 1 up to the threshold. Which one is
///   hidden does not depend on how large it is: the smallest would be the better one to lose, but then who
///   knows this rule would learn from what is still shown;
/// - where that cannot be reached, nothing of the table is shown; where the total itself is too small, nor
///   is that;
/// - what is shown may be rounded after that, which tells less, never more.
public struct PublishedCounts: Sendable, Equatable {
  /// nil: too small to be shown.
  public let total: Int?
  /// In the order given; nil: hidden.
  public let cells: [Int?]
  /// Whether all of the cells are hidden, those without anything with them.
  public let isWithheld: Bool

  /// Counts that make up a total.
  ///
  /// - Parameters:
  ///   - threshold: the least count that is shown; 3 or more, or 0: all are.
  ///   - base: what is shown is a multiple of this.
  public init(_ counts: [Int], below threshold: Int, roundedTo base: Int = 1) {
    let sum = counts.reduce(0, +)
    let hidden = Self.hidden(counts, threshold)
    total = Self.shown(sum, below: threshold, roundedTo: base)
    isWithheld = hidden == nil
    cells = counts.enumerated().map { index, count in
      hidden.map { $0.contains(index) } ?? true ? nil : Self.rounded(count, to: base)
    }
  }

  /// A count that stands alone; nil where it is too small to be shown.
  public static func shown(
    _ count: Int, below threshold: Int, roundedTo base: Int = 1
  ) -> Int? {
    count > 0 && count < threshold ? nil : rounded(count, to: base)
  }

  /// Which counts are hidden; nil: all of them, and those without anything.
  private static func hidden(_ counts: [Int], _ threshold: Int) -> Set<Int>? {
    let small = counts.indices.filter { counts[$0] > 0 && counts[$0] < threshold }
    guard !small.isEmpty else { return [] }
    var hidden = Set(small), sum = small.reduce(0) { $0 + counts[$1] }
    // One small count at its most and the others at their least.
    var needed = threshold - 1 + small.count - 1
    for index in counts.indices where counts[index] >= threshold {
      hidden.insert(index)
      sum += counts[index]
      needed += threshold
      if sum >= needed { return hidden }
    }
    return nil
  }

  private static func rounded(_ count: Int, to base: Int) -> Int {
    base > 1 ? (count + base / 2) / base * base : count
  }
}

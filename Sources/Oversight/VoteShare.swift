/// A part of a whole as rules state it, `1/2` or `85%`; it is compared in whole numbers, so that a
/// tally on the boundary falls on the same side everywhere.
public struct VoteShare: Sendable, Equatable {
  public let numerator: Int
  public let denominator: Int

  /// The largest denominator: products with any number of votes stay far from overflow.
  private static let limit = 10_000
}

extension VoteShare: LosslessStringConvertible {
  /// A share above nothing and not above the whole; nil for anything else.
  public init?(_ text: String) {
    let parts =
      text.hasSuffix("%")
      ? [String(text.dropLast()), "100"] : text.split(separator: "/").map(String.init)
    let numbers = parts.compactMap { Int($0.filter { $0 != " " }) }
    guard parts.count == 2, numbers.count == 2, (1...Self.limit).contains(numbers[1]),
      (1...numbers[1]).contains(numbers[0])
    else { return nil }
    (numerator, denominator) = (numbers[0], numbers[1])
  }

  public var description: String {
    denominator == 100 ? "\(numerator)%" : "\(numerator)/\(denominator)"
  }

  static let example = "a share, such as 1/2 or 85%"
}

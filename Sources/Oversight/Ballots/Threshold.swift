public import Feedback
internal import Settings

/// How many votes are enough: a share of a number, or more than that.
public struct Threshold: Sendable, Equatable {
  public var share: VoteShare
  /// Whether the share itself is enough (达到半数), or only more than it (过半数).
  public var includesShare: Bool

  /// A threshold.
  public init(_ share: VoteShare, includesShare: Bool) {
    (self.share, self.includesShare) = (share, includesShare)
  }

  /// The fewest votes that are enough, for a number that is counted against; with nothing to count
  /// against, no number is enough, and this is 1.
  public func least(of number: Int) -> Int {
    let (whole, rest) = (share.numerator * number).quotientAndRemainder(
      dividingBy: share.denominator)
    return max(1, includesShare && rest == 0 ? whole : whole + 1)
  }

  /// Whether votes are enough.
  public func holds(_ votes: Int, of number: Int) -> Bool {
    votes >= least(of: number) && number > 0
  }

  /// `at least 1/2`, `超过1/2`
  public func text(_ language: Language) -> String {
    switch (language, includesShare) {
    case (.chinese, true): "达到\(share)"
    case (.chinese, false): "超过\(share)"
    case (.english, true): "at least \(share)"
    case (.english, false): "more than \(share)"
    }
  }
}

extension Threshold {
  static let keys: [SettingKey] = [
    SettingKey("at_least", .text, "a share that is enough, such as `1/2` or `85%`"),
    SettingKey("more_than", .text, "a share that has to be exceeded"),
  ]

  /// The threshold that a section states; nil where it states none.
  static func read(_ map: SettingsMap) throws(SettingsError) -> Threshold? {
    let least = try map.parsed("at_least", VoteShare.example) { VoteShare($0) }
    let most = try map.parsed("more_than", VoteShare.example) { VoteShare($0) }
    if least != nil, most != nil {
      throw map.error("more_than", "\"at_least\" and \"more_than\" exclude each other; keep one")
    }
    return least.map { Threshold($0, includesShare: true) }
      ?? most.map { Threshold($0, includesShare: false) }
  }
}

internal import Feedback
public import Settings

/// `demonstration:`: what a candidate for a demonstration station (示范站) reaches.
public struct DemonstrationRule: SettingsSection {
  /// The least share of each measure that the rule names.
  public let shares: [StationMeasure: VoteShare]
  public let heard: Int?
  public let raised: Int?

  public static let keys: [SettingKey] =
    StationMeasure.allCases.map {
      SettingKey($0.rawValue, .text, "the least share of: \($0.summary)")
    } + [
      SettingKey("heard", .integer, "how many people it has heard at least"),
      SettingKey("raised", .integer, "how many items they have raised at least"),
    ]

  /// The rule from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    var shares: [StationMeasure: VoteShare] = [:]
    for measure in StationMeasure.allCases {
      shares[measure] = try map.parsed(measure.rawValue, VoteShare.example) { VoteShare($0) }
    }
    self.shares = shares
    heard = try map.integer("heard", 1...10_000_000)
    raised = try map.integer("raised", 1...10_000_000)
    guard !shares.isEmpty || heard != nil || raised != nil else {
      throw map.error(nil, "a rule needs at least one threshold, such as openings: 90%")
    }
  }

  /// What a station falls short of; empty: it is a candidate. What has no data is not reached.
  public func misses(_ card: StationCard) -> [String] {
    var misses: [String] = []
    for measure in StationMeasure.allCases {
      guard let share = shares[measure], let least = share.exact else { continue }
      let isReached = card[measure].value.map { $0 >= least } ?? false
      if !isReached { misses.append(measure.rawValue) }
    }
    if let heard, card.heard < heard { misses.append("heard") }
    if let raised, card.raised < raised { misses.append("raised") }
    return misses
  }
}

extension VoteShare {
  var exact: Exact? { Exact(numerator) / Exact(denominator) }
}

public import Feedback
public import Settings

/// `rates.yaml`: how rates are counted, over which windows, and which bands they fall into.
public struct RateSettings: SettingsSection {
  public let calendar: RateCalendar
  /// Every version of every rate, in the order of the file.
  public let rates: [RateRule]
  /// From the best to the last, which has no threshold.
  public let bands: [RateBand]
  /// Denominators below this are shown with an interval.
  public let intervalBelow: Int

  public static let keys: [SettingKey] = [
    SettingKey(
      "window", .section(RateCalendar.self), "where days and months begin; one for all rates"),
    .required("rates", .list(.section(RateRule.self)), "the rates, and the scores made of them"),
    SettingKey("bands", .list(.section(RateBand.self)), "what values are called, the best first"),
    SettingKey(
      "interval_below", .integer,
      "a rate of fewer items than this is shown with its 95 % interval", fallback: "100"),
  ]

  /// The rates from their file: every formula read, and no two versions valid on one day.
  public init(_ map: SettingsMap) throws(SettingsError) {
    calendar = try map.section("window") ?? RateCalendar()
    bands = try RateBand.list(map)
    intervalBelow = try map.integer("interval_below", 0...1_000_000) ?? 100
    let rules: [RateRule] = try map.sections("rates")
    let counts = RateCount.allCases.map(\.rawValue)
    for rule in rules where counts.contains(rule.id) {
      throw rule.error("\"\(rule.id)\" is the name of a count; give the rate another id")
    }
    rates = try RateValidity.checked(rules).map { rule throws(SettingsError) in
      try rule.reading(counts: counts, rates: rules.map(\.id))
    }
    try checkScores()
  }

  /// The rates that hold on a day.
  public func rates(on day: Day) -> [RateRule] {
    rates.filter { rule in
      rule.from.map { $0 <= day } ?? true && rule.until.map { day <= $0 } ?? true
    }
  }

  /// The band of a share of what can be reached; nil without bands.
  public func band(_ share: Exact) -> RateBand? {
    bands.first { band in
      guard let least = band.least else { return true }
      return share >= (Exact(least.numerator) / Exact(least.denominator) ?? Exact(0))
    }
  }

  /// A score is made of rates alone, not of other scores.
  private func checkScores() throws(SettingsError) {
    let scores = Set(rates.filter(\.isScore).map(\.id))
    for rule in rates where rule.isScore {
      if let other = rule.formula.names.sorted().first(where: scores.contains) {
        throw rule.error("\"\(other)\" is a score itself; make a score of rates")
      }
    }
  }
}

/// An entry of `bands:`.
public struct RateBand: SettingsSection, Equatable {
  public let id: String
  public let name: LocalizedName
  /// nil: it takes the rest.
  public let least: VoteShare?

  public static let keys: [SettingKey] = [
    .required("id", .text, "the band's id"),
    .required("name", .name, "what people call it"),
    SettingKey("at_least", .text, "the share from which on it holds, such as `90%`"),
  ]

  /// The band from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    name = try map.name("name") ?? LocalizedName(chinese: id, english: id)
    least = try map.parsed("at_least", VoteShare.example) { VoteShare($0) }
  }

  /// The bands of a section, every one but the last with its threshold.
  static func list(_ map: SettingsMap) throws(SettingsError) -> [RateBand] {
    let bands: [RateBand] = try map.sections("bands")
    try map.refuseRepeats(bands.map(\.id), "bands")
    guard bands.isEmpty || bands.last?.least == nil,
      bands.dropLast().allSatisfy({ $0.least != nil })
    else {
      throw map.error(
        "bands", "every band but the last needs \"at_least\", and the last none: it takes the rest")
    }
    return bands
  }
}

public import Settings

/// `public:` of `annual.yaml`: what the page for everybody shows.
public struct PublicSettings: SettingsSection {
  /// The least count of people or items that is shown; 0: all are.
  public let suppressBelow: Int
  /// How many matters are listed at most.
  public let matters: Int
  /// Whether matters are called by what a resident wrote, masked, and not by topic and place.
  public let matterTitles: Bool

  public static let keys: [SettingKey] = [
    SettingKey(
      "suppress_below", .integer,
      "the least count of people or items that is shown, 3 or more; smaller ones are hidden, and others "
        + "so that they cannot be reckoned; 0: nothing is hidden", fallback: "5"),
    SettingKey("matters", .integer, "how many matters are listed at most", fallback: "10"),
    SettingKey(
      "matter_titles", .flag,
      "whether matters are called by a resident's own words, which may name people: masking finds "
        + "numbers, not names", fallback: "false"),
  ]

  /// What holds where nothing is said.
  public init() { (suppressBelow, matters, matterTitles) = (5, 10, false) }

  /// The section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    suppressBelow = try map.integer("suppress_below", 0...1_000) ?? 5
    guard suppressBelow == 0 || suppressBelow >= 3 else {
      throw map.error(
        "suppress_below",
        "\"suppress_below\" takes 0 or a number from 3: below that, what is hidden can be guessed")
    }
    matters = try map.integer("matters", 0...100) ?? 10
    matterTitles = try map.flag("matter_titles") ?? false
  }
}

public import Settings

/// `heat:` of `matters.yaml`: the figures of the declared formula, see `Heat`.
public struct HeatRules: SettingsSection, Sendable {
  /// After how many days a voice counts half.
  public var halfLife: Double
  /// What a further voice of one person counts.
  public var repeated: Double
  /// What a vote for a voice counts.
  public var vote: Double
  /// What each doubling of the usual speed adds.
  public var speed: Double
  /// How many days count as now, and with how many before them they are compared.
  public var recent: Int
  public var usual: Int
  /// What it adds where all voices are urgent.
  public var urgency: Double
  /// How far a burst lies above the usual, in standard deviations.
  public var burst: Double

  public static let keys: [SettingKey] = [
    SettingKey(
      "half_life", .duration, "after what time a voice counts half", fallback: "90d"),
    SettingKey(
      "repeated", .number, "what a further voice of one person counts", fallback: "0.2"),
    SettingKey("vote", .number, "what a vote for a voice counts", fallback: "0.02"),
    SettingKey(
      "speed", .number, "what each doubling of the usual speed adds, as a share",
      fallback: "0.25"),
    SettingKey("recent", .duration, "which last days count as now", fallback: "7d"),
    SettingKey(
      "usual", .duration, "which days before them say what is usual", fallback: "56d"),
    SettingKey(
      "urgency", .number, "what it adds where every voice is urgent, as a share", fallback: "0.5"),
    SettingKey(
      "burst", .number, "how many standard deviations above the usual a burst lies",
      fallback: "3"),
  ]

  /// The rules from their section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    self.init()
    func days(_ key: String) throws(SettingsError) -> Double? {
      guard let seconds = try map.duration(key) else { return nil }
      guard seconds >= 86_400 else { throw map.error(key, "\"\(key)\" takes a day or more") }
      return seconds / 86_400
    }
    func number(_ key: String) throws(SettingsError) -> Double? {
      let number = try map.number(key)
      guard number.map({ $0 >= 0 }) ?? true else { throw map.error(key, "\"\(key)\" is below 0") }
      return number
    }
    halfLife = try days("half_life") ?? halfLife
    repeated = try map.share("repeated") ?? repeated
    vote = try number("vote") ?? vote
    speed = try number("speed") ?? speed
    recent = try days("recent").map { Int($0) } ?? recent
    usual = try days("usual").map { Int($0) } ?? usual
    urgency = try number("urgency") ?? urgency
    burst = try number("burst") ?? burst
  }

  /// The rules where the file says nothing.
  public init() {
    (halfLife, repeated, vote, speed) = (90, 0.2, 0.02, 0.25)
    (recent, usual, urgency, burst) = (7, 56, 0.5, 3)
  }
}

public import Settings

/// `open311:` how a GeoReport v2 interface is asked.
public struct Open311Settings: Sendable, SettingsSection {
  public var jurisdiction: String?
  public var apiKey: String?
  /// The most requests that the server gives in one answer.
  public var cap: Int
  public var rechecksOpen: Bool

  public static let keys: [SettingKey] = [
    SettingKey("jurisdiction", .text, "`jurisdiction_id`, where the server serves several"),
    SettingKey("api_key", .text, "`api_key`, as `${NAME}` or `${file:PATH}`"),
    SettingKey(
      "cap", .integer,
      "the most requests of one answer; an answer that reaches it is asked for again in halves",
      fallback: "1000"),
    SettingKey(
      "recheck_open", .flag,
      "whether open requests are asked for again by their ids, since v2 does not tell what changed",
      fallback: "true"),
  ]

  /// As the standard has it.
  public static let standard = Open311Settings()

  private init() {
    (jurisdiction, apiKey, cap, rechecksOpen) = (nil, nil, 1_000, true)
  }

  /// Reads `open311:`.
  public init(_ map: SettingsMap) throws(SettingsError) {
    self = .standard
    jurisdiction = try map.text("jurisdiction")
    apiKey = try map.text("api_key")
    if let apiKey, !Secrets.isNamed(apiKey) {
      throw map.error("api_key", "\"api_key\" is written as ${NAME} or ${file:PATH}")
    }
    cap = try map.integer("cap") ?? cap
    rechecksOpen = try map.flag("recheck_open") ?? rechecksOpen
    guard cap > 0 else { throw map.error("cap", "\"cap\" takes a number from 1 on") }
  }
}

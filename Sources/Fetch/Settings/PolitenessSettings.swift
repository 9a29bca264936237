public import Settings
public import Transfer

/// `fetch:`: how much is asked for at a time, of all sources together.
public struct PolitenessSettings: SettingsSection, Sendable {
  /// How many sources are read at a time.
  public var sourcesAtATime: Int
  /// How many requests at a time one host gets.
  public var connectionsPerHost: Int
  /// The least seconds between two requests to one host.
  public var pausePerHost: Double

  /// Where nothing is configured.
  public static let standard = PolitenessSettings(
    sourcesAtATime: 64, connectionsPerHost: 4, pausePerHost: 0)

  public static let keys: [SettingKey] = [
    SettingKey(
      "sources_at_a_time", .integer, "how many sources are read at a time, from 1 to 256",
      fallback: "\(standard.sourcesAtATime)"),
    SettingKey(
      "connections_per_host", .integer, "how many requests at a time one host gets, from 1 to 32",
      fallback: "\(standard.connectionsPerHost)"),
    SettingKey(
      "pause_per_host", .duration, "the least time between two requests to one host",
      fallback: "none"),
  ]

  /// The section; numbers out of their bounds are refused.
  public init(_ map: SettingsMap) throws(SettingsError) {
    let standard = Self.standard
    sourcesAtATime = try map.integer("sources_at_a_time", 1...256) ?? standard.sourcesAtATime
    connectionsPerHost =
      try map.integer("connections_per_host", 1...32) ?? standard.connectionsPerHost
    pausePerHost = try map.duration("pause_per_host") ?? standard.pausePerHost
  }

  private init(sourcesAtATime: Int, connectionsPerHost: Int, pausePerHost: Double) {
    self.sourcesAtATime = sourcesAtATime
    self.connectionsPerHost = connectionsPerHost
    self.pausePerHost = pausePerHost
  }
}

extension TransferClientOptions {
  /// A client's options by the settings.
  public init(_ settings: PolitenessSettings, userAgent: String) {
    self.init()
    connectionsPerHost = settings.connectionsPerHost
    pausePerHost = settings.pausePerHost
    connections = max(connections, settings.sourcesAtATime)
    self.userAgent = userAgent
  }
}

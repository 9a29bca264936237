internal import Settings

/// When a source is fetched.
public struct ScheduleSettings: Sendable, Equatable {
  /// The least time between two fetches in seconds; nil: at every run.
  public var every: Double?
  /// When the source is left alone.
  public var quiet: QuietHours?

  static let keys: [SettingKey] = [
    SettingKey("every", .duration, "the least time between two fetches", fallback: "every run"),
    SettingKey(
      "quiet", .text,
      "hours in which the source is left alone, such as `22:00-06:30`, in the "
        + "office's time zone"),
  ]

  /// Fetched at every run.
  public init() {}

  init(_ map: SettingsMap) throws(SettingsError) {
    every = try map.duration("every")
    quiet = try map.parsed("quiet", "hours such as 22:00-06:30", QuietHours.init)
  }
}

/// Hours of every day, perhaps over midnight; the end is not among them.
public struct QuietHours: Sendable, Equatable {
  /// Minutes after midnight; they differ.
  public var start: Int
  public var end: Int

  /// Hours as `22:00-06:30` writes them; nil for anything else.
  public init?(_ text: String) {
    let minutes = text.split(separator: "-").map(Self.minutes)
    guard minutes.count == 2, let start = minutes[0], let end = minutes[1], start != end else {
      return nil
    }
    (self.start, self.end) = (start, end)
  }

  /// Minutes until the hours end at a minute of the day; nil where it is not among them.
  func minutesLeft(at minute: Int) -> Int? {
    let isInside = start < end ? (start..<end).contains(minute) : minute >= start || minute < end
    return isInside ? (end - minute + 1_440) % 1_440 : nil
  }

  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":").map { Int($0.filter { $0 != " " }) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1],
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }
}

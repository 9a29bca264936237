public import Feedback
public import Formats
public import Settings

/// Where feedback comes from: what one entry of `sources:` says about fetching.
public struct SourceSettings: Sendable, SettingsSection {
  /// Letters, digits and hyphens; part of every item's identity.
  public var id: String
  public var name: LocalizedName
  /// 受理渠道 of the source's items where they do not name one.
  public var channel: String?
  /// The payload's format; nil: found by name and content.
  public var format: Format?
  /// As written: `${NAME}` stands for a secret.
  public var url: String
  public var schedule = ScheduleSettings()
  public var reading = ReadingSettings()
  public var request = RequestSettings()
  public var pages: PageSettings?
  public var since: SinceSettings?
  public var open311: Open311Settings?
  public var html: HTMLSettings?
  /// What was submitted before the first fetch counts as received when it was submitted.
  public var history: Bool
  /// Whether the source gives all it has each time.
  public var snapshot = false

  public static let keys: [SettingKey] =
    [
      .required("id", .text, "the source's id: letters, digits and hyphens; it must never change"),
      SettingKey("name", .name, "what people call the source", fallback: "the id"),
      SettingKey("channel", .text, "受理渠道 for items that do not name one"),
      SettingKey(
        "format", .choice(Format.allCases.map(\.rawValue)), "the format of the payload",
        fallback: "found by file name and content"),
      .required(
        "url", .text,
        "a URL of http, https, ftp, ftps, sftp, imap, imaps or file; `file:` takes a file, a folder or a "
          + "pattern such as `file:inbox/*.csv`, relative to the folder that holds the config "
          + "folder; `${NAME}` stands for an environment variable, `${file:PATH}` for what a file "
          + "holds, here and in every text of a request"),
    ] + ScheduleSettings.keys + ReadingSettings.keys + RequestSettings.keys + [
      SettingKey("pages", .section(PageSettings.self), "how an interface is read page by page"),
      SettingKey(
        "since", .section(SinceSettings.self),
        "how an interface is asked for what has changed since the last time"),
      SettingKey(
        "open311", .section(Open311Settings.self), "how an interface of the format open311 is asked"
      ),
      SettingKey("html", .section(HTMLSettings.self), "where the records of HTML pages are"),
      SettingKey(
        "history", .flag,
        "what was submitted before the first fetch counts as received when it was submitted",
        fallback: "false"),
      SettingKey(
        "snapshot", .flag,
        "whether the source gives all it has each time: what it gives no more is marked as gone",
        fallback: "false"),
    ]

  /// A source from its entry.
  public init(_ map: SettingsMap) throws(SettingsError) {
    guard
      let id = try map.parsed("id", "letters, digits and hyphens", { Self.isID($0) ? $0 : nil })
    else { throw map.error("id", "\"id\" needs a value") }
    self.id = id
    name = try map.name("name") ?? .init(chinese: id, english: id)
    channel = try map.text("channel")
    url = try map.requiredText("url")
    format = try map.choice("format")
    schedule = try ScheduleSettings(map)
    reading = try ReadingSettings(map)
    request = try RequestSettings(map)
    pages = try map.section("pages")
    since = try map.section("since")
    if since != nil, pages?.stopsAtKnown == true {
      throw map.error(
        "since",
        "\"since\" already says where to stop; remove it, or \"stop_at_known\" of \"pages\"")
    }
    open311 = try map.section("open311")
    html = try map.section("html")
    reading.html = html?.selectors
    history = try map.flag("history") ?? false
    snapshot = try map.flag("snapshot") ?? false
    guard Self.schemes.contains(where: url.lowercased().hasPrefix) else {
      throw map.error("url", "\"url\" begins with \(Self.schemes.joined(separator: ", "))")
    }
  }

  /// A source of files on this machine that no configuration names.
  public init(id: String, name: LocalizedName, path: String) {
    (self.id, self.name, url, history) = (id, name, "file:" + path, false)
  }

  static let schemes = [
    "https://", "http://", "file:", "sftp://", "ftps://", "ftp://", "imaps://", "imap://",
  ]

  /// Whether its files lie on this machine.
  public var isLocal: Bool { url.lowercased().hasPrefix("file:") }

  /// The names of the secrets that the source needs.
  public var secrets: [String] {
    Secrets.names(in: url) + request.secrets + Secrets.names(in: open311?.apiKey ?? "")
  }

  /// Whether it is a mailbox.
  var isMailbox: Bool { ["imap:", "imaps:"].contains(where: url.lowercased().hasPrefix) }

  /// Whether its files lie on a server of FTP or SFTP.
  var isOnFileServer: Bool {
    ["sftp:", "ftp:", "ftps:"].contains(where: url.lowercased().hasPrefix)
  }

  /// Whether a text may be an id: letters, digits and hyphens, at most 64.
  public static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
      }
  }
}

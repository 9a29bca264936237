public import Feedback
public import Formats
internal import Foundation
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
  /// As written: `${NAME}` stands for an environment variable.
  public var url: String
  /// The least time between two fetches in seconds; nil: at every run.
  public var every: Double?
  /// The dotted path to the records in a JSON document.
  public var records: String?
  /// The encoding of the payload; nil: found by content.
  public var encoding: String?
  /// What was submitted before the first fetch counts as received when it was submitted.
  public var history: Bool
  public var allowsPrivateNetworks: Bool
  /// Seconds that a transfer may take in all.
  public var timeout: Double
  /// The largest payload in bytes, after decompression.
  public var maxSize: Int

  public static let keys: [SettingKey] = [
    .required("id", .text, "the source's id: letters, digits and hyphens; it must never change"),
    SettingKey("name", .name, "what people call the source", fallback: "the id"),
    SettingKey("channel", .text, "受理渠道 for items that do not name one"),
    SettingKey(
      "format", .choice(Format.allCases.map(\.rawValue)), "the format of the payload",
      fallback: "found by file name and content"),
    .required(
      "url", .text,
      "an http, https or file URL; `file:` takes a file, a folder or a pattern such as "
        + "`file:inbox/*.csv`, relative to the folder that holds the config folder; `${NAME}` "
        + "stands for an environment variable"),
    SettingKey("every", .duration, "the least time between two fetches", fallback: "every run"),
    SettingKey("records", .text, "the dotted path to the records in a JSON document"),
    SettingKey("encoding", .text, "the payload's encoding, such as gb18030", fallback: "found"),
    SettingKey(
      "history", .flag,
      "what was submitted before the first fetch counts as received when it was submitted",
      fallback: "false"),
    SettingKey(
      "allow_private_networks", .flag, "whether the server may be on this machine or a local net",
      fallback: "false"),
    SettingKey("timeout", .duration, "how long a transfer may take in all", fallback: "60s"),
    SettingKey("max_size", .size, "the largest payload, after decompression", fallback: "64MB"),
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
    every = try map.duration("every")
    records = try map.text("records")
    encoding = try map.text("encoding")
    history = try map.flag("history") ?? false
    allowsPrivateNetworks = try map.flag("allow_private_networks") ?? false
    timeout = try map.duration("timeout") ?? Self.standardTimeout
    maxSize = try map.size("max_size") ?? Self.standardMaxSize
    guard Self.schemes.contains(where: url.lowercased().hasPrefix) else {
      throw map.error("url", "\"url\" begins with http://, https:// or file:")
    }
  }

  static let schemes = ["http://", "https://", "file:"]

  /// Whether its files lie on this machine.
  public var isLocal: Bool { url.lowercased().hasPrefix("file:") }

  /// A source of files on this machine that no configuration names.
  public init(id: String, name: LocalizedName, path: String) {
    (self.id, self.name, url) = (id, name, "file:" + path)
    (history, allowsPrivateNetworks) = (false, false)
    (timeout, maxSize) = (Self.standardTimeout, Self.standardMaxSize)
  }

  private static let standardTimeout = 60.0, standardMaxSize = 64_000_000

  /// The environment variables that a URL names as `${NAME}`.
  public static func variables(in url: String) -> [String] {
    url.components(separatedBy: "${").dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }

  /// Whether a text may be an id: letters, digits and hyphens, at most 64.
  public static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
      }
  }
}

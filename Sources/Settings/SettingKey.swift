/// One key of a section: the single source of its check, its documentation and its schema.
public struct SettingKey: Sendable {
  public var name: String
  public var kind: SettingKind
  /// One sentence for the reference page.
  public var summary: String
  /// What holds where the key is missing, as written in YAML; nil for none.
  public var fallback: String?
  public var required: Bool

  /// A key that may be missing.
  public init(
    _ name: String, _ kind: SettingKind, _ summary: String, fallback: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.fallback = fallback
    required = false
  }

  /// A key that must be there.
  public static func required(_ name: String, _ kind: SettingKind, _ summary: String) -> Self {
    var key = Self(name, kind, summary)
    key.required = true
    return key
  }
}

/// What a key's value may be.
public indirect enum SettingKind: Sendable {
  case text
  /// A name in both languages: a text, or `{zh-Hans: ..., en: ...}`.
  case name
  case integer
  case number
  case flag
  /// `90s`, `15m`, `24h`, `30d`.
  case duration
  /// `512kB`, `64MB`, `1GB` (powers of 1000) or a plain number of bytes.
  case size
  /// One of the words.
  case choice([String])
  case list(SettingKind)
  /// Free names, each with a value.
  case map(SettingKind)
  /// A section with keys of its own.
  case section(any SettingsSection.Type)
}

/// A part of the configuration that one module owns: its keys, and how they become a value.
public protocol SettingsSection: Sendable {
  /// Every key that the section may hold.
  static var keys: [SettingKey] { get }
  /// The value that the keys of a mapping say.
  init(_ map: SettingsMap) throws(SettingsError)
}

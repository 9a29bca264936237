internal import Settings

/// `privacy:`
struct PrivacySettings: SettingsSection {
  /// Where the key stands, as written: `${NAME}` or `${file:PATH}`; nil: contacts are not kept.
  var key: String?
  /// Where keys stand that sealed what is still there.
  var oldKeys: [String]

  static let none = PrivacySettings()

  static let keys: [SettingKey] = [
    SettingKey(
      "key", .text,
      "where the key that seals contacts stands, `${NAME}` or `${file:PATH}`; `minqing key new` makes one",
      fallback: "none: contacts are not kept"),
    SettingKey(
      "old_keys", .list(.text), "where earlier keys stand, until `minqing key rotate` has run"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    let named = "${NAME} or ${file:PATH}: a key never stands in the configuration itself"
    key = try map.text("key")
    // The error does not repeat what may be the key itself.
    guard key.map(Self.isNamed) ?? true else { throw map.error("key", "\"key\" takes \(named)") }
    oldKeys = try map.texts("old_keys")
    guard oldKeys.allSatisfy(Self.isNamed) else {
      throw map.error("old_keys", "\"old_keys\" takes \(named)")
    }
    guard key != nil || oldKeys.isEmpty else {
      throw map.error("old_keys", "\"old_keys\" needs the key that is used now; name it as key")
    }
  }

  private init() { (key, oldKeys) = (nil, []) }

  private static func isNamed(_ text: String) -> Bool {
    text.hasPrefix("${") && text.hasSuffix("}")
  }
}

/// `retention:`
struct RetentionSettings: SettingsSection {
  /// All in seconds; nil: as the fallback says.
  var payloads: Double?
  var rejects: Double
  var contacts: Double
  /// Nil: texts are kept.
  var texts: Double?

  static let standard = RetentionSettings()
  private static let day = 86_400.0

  static let keys: [SettingKey] = [
    SettingKey(
      "payloads", .duration,
      "how long what came over the wire is kept, unmasked, so that it can be understood again",
      fallback: "30d"),
    SettingKey(
      "rejects", .duration, "how long the bytes of refused records are kept, unmasked",
      fallback: "90d"),
    SettingKey(
      "contacts", .duration, "how long a contact is kept after its item was closed",
      fallback: "180d"),
    SettingKey(
      "texts", .duration, "how long an item's texts are kept after it was closed",
      fallback: "for good"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    payloads = try map.duration("payloads")
    rejects = try map.duration("rejects") ?? Self.standard.rejects
    contacts = try map.duration("contacts") ?? Self.standard.contacts
    texts = try map.duration("texts")
  }

  private init() {
    (payloads, texts) = (nil, nil)
    (rejects, contacts) = (90 * Self.day, 180 * Self.day)
  }

  /// How long payloads are kept, in seconds.
  var payloadAge: Double { payloads ?? 30 * Self.day }
}

internal import Fetch
internal import Formats
internal import Settings

/// `delivery:`: the server that takes the mails which bring digests, always over TLS.
struct DeliverySettings: SettingsSection {
  /// `smtps://host:465`, or `smtp://host:587`, secured by STARTTLS.
  var server: String
  var from: MailPerson
  var auth: AuthSettings?
  /// Who gets the whole office's digests.
  var office: [String]
  var caFile: String?
  var allowsPrivateNetworks: Bool
  var timeout: Double
  /// Seconds after which a mail that cannot be sent is given up.
  var giveUpAfter: Double

  static let keys: [SettingKey] = [
    .required("server", .text, "`smtps://host:465`, or `smtp://host:587`, secured by STARTTLS"),
    .required("from", .text, "who sends: `Name <address>` or an address"),
    SettingKey(
      "auth", .section(AuthSettings.self), "who logs in to the server", fallback: "nobody"),
    SettingKey("office", .list(.text), "who gets the whole office's digests"),
    SettingKey("ca_file", .text, "a PEM file of the authorities to trust, instead of the system's"),
    SettingKey(
      "allow_private_networks", .flag, "whether the server may be on this machine or a local net",
      fallback: "false"),
    SettingKey("timeout", .duration, "how long handing over one mail may take", fallback: "5m"),
    SettingKey(
      "give_up_after", .duration, "how long a mail that the server puts off is tried again",
      fallback: "3d"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    let server = try map.parsed("server", "smtps://host:465 or smtp://host:587") {
      $0.hasPrefix("smtp://") || $0.hasPrefix("smtps://") ? $0 : nil
    }
    let from = try map.parsed("from", "an address, or `Name <address>`") { MailPerson($0) }
    guard let server, let from else { throw map.error(nil, "\"delivery\" needs server and from") }
    (self.server, self.from) = (server, from)
    auth = try map.section("auth")
    office = try Self.addresses("office", map)
    caFile = try map.text("ca_file")
    allowsPrivateNetworks = try map.flag("allow_private_networks") ?? false
    timeout = try map.duration("timeout") ?? 300
    giveUpAfter = try map.duration("give_up_after") ?? 3 * 86_400
  }

  private static func addresses(
    _ key: String, _ map: SettingsMap
  ) throws(SettingsError) -> [String] {
    let texts = try map.texts(key)
    guard let wrong = texts.first(where: { MailPerson($0) == nil }) else { return texts }
    throw map.error(key, "\"\(wrong)\" is no mail address, such as `Name <somebody@example.org>`")
  }
}

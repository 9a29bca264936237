public import Settings
public import Transfer

/// How a server is asked.
public struct RequestSettings: Sendable {
  /// Sent by POST where it is there; may hold placeholders.
  public var body: String?
  /// In their order; values may hold secrets.
  public var headers: [(name: String, value: String)] = []
  public var auth: AuthSettings?
  public var login: LoginSettings?
  public var proxy: String?
  /// A PEM file of authorities to trust beside the system's.
  public var caFile: String?
  /// The host keys that SFTP trusts.
  public var knownHosts: String?
  public var allowsPrivateNetworks = false
  /// Seconds that one transfer may take in all.
  public var timeout = 60.0

  static let keys: [SettingKey] = [
    SettingKey(
      "body", .text,
      "what is sent by POST, instead of asking by GET; JSON where it begins with `{` or `[`"),
    SettingKey("headers", .map(.text), "header fields that are sent along"),
    SettingKey("auth", .section(AuthSettings.self), "who asks"),
    SettingKey("login", .section(LoginSettings.self), "a request before the others that logs in"),
    SettingKey("proxy", .text, "a proxy: `http://host:port` or `socks5h://host:port`"),
    SettingKey("ca_file", .text, "a PEM file of the authorities to trust, instead of the system's"),
    SettingKey("known_hosts", .text, "the file of host keys that SFTP trusts"),
    SettingKey(
      "allow_private_networks", .flag, "whether the server may be on this machine or a local net",
      fallback: "false"),
    SettingKey("timeout", .duration, "how long one transfer may take in all", fallback: "60s"),
  ]

  /// Asked by GET, without more.
  public init() {}

  init(_ map: SettingsMap) throws(SettingsError) {
    body = try map.text("body")
    if let fields = try map.map("headers") {
      for name in fields.names { headers.append((name, try fields.text(name) ?? "")) }
    }
    auth = try map.section("auth")
    login = try map.section("login")
    proxy = try map.text("proxy")
    caFile = try map.text("ca_file")
    knownHosts = try map.text("known_hosts")
    allowsPrivateNetworks = try map.flag("allow_private_networks") ?? false
    timeout = try map.duration("timeout") ?? timeout
  }

  /// The names of the secrets in all of its texts.
  var secrets: [String] {
    let texts =
      headers.map(\.value) + [body, proxy, login?.url, login?.body].compactMap(\.self)
      + (auth?.texts ?? [])
    return texts.flatMap(Secrets.names)
  }
}

/// `auth:`
public struct AuthSettings: Sendable, SettingsSection {
  public var user: String?
  public var password: String?
  public var token: String?
  /// The file of a private key for SFTP, and what opens it.
  public var keyFile: String?
  public var passphrase: String?

  public static let keys: [SettingKey] = [
    SettingKey("user", .text, "the user's name"),
    SettingKey("password", .text, "the password, as `${NAME}` or `${file:PATH}`"),
    SettingKey("token", .text, "a bearer token, as `${NAME}` or `${file:PATH}`"),
    SettingKey("key_file", .text, "the private key for SFTP"),
    SettingKey("passphrase", .text, "what opens the key, as `${NAME}` or `${file:PATH}`"),
  ]

  /// Reads `auth:`; throws where a secret stands in it in clear.
  public init(_ map: SettingsMap) throws(SettingsError) {
    user = try map.text("user")
    password = try Self.secret("password", map)
    token = try Self.secret("token", map)
    keyFile = try map.text("key_file")
    passphrase = try Self.secret("passphrase", map)
    guard token != nil || user != nil else {
      throw map.error(nil, "\"auth\" takes a token, or a user with a password or key_file")
    }
  }

  /// The texts that may name secrets.
  public var texts: [String] { [user, password, token, passphrase].compactMap(\.self) }

  /// Who asks, with the secrets in place.
  ///
  /// - Parameter ofMail: whether a server of mail is asked, which wants to know whose token it is.
  public func credentials(
    _ secrets: Secrets, ofMail: Bool
  ) throws(FetchError) -> TransferCredentials? {
    let user: String? = try secrets.expanded(user)
    if let token: String = try secrets.expanded(token) {
      guard ofMail, let user else { return .bearer(token: token) }
      return .xoauth2(user: user, token: token)
    }
    guard let user else { return nil }
    guard let keyFile else {
      return .password(user: user, password: try secrets.expanded(password) ?? "")
    }
    return .key(
      user: user, privateKeyFile: keyFile, passphrase: try secrets.expanded(passphrase))
  }

  private static func secret(
    _ key: String, _ map: SettingsMap
  ) throws(SettingsError) -> String? {
    guard let text = try map.text(key) else { return nil }
    guard Secrets.isNamed(text) else {
      throw map.error(
        key,
        "\"\(key)\" does not stand in the configuration; write ${NAME} of an environment "
          + "variable or ${file:PATH}")
    }
    return text
  }
}

/// `login:`
public struct LoginSettings: Sendable, SettingsSection {
  public var url: String
  public var body: String?
  /// The dotted path to the token in the answer; nil: cookies are enough.
  public var token: String?

  public static let keys: [SettingKey] = [
    .required("url", .text, "where to log in"),
    SettingKey("body", .text, "what is sent by POST; secrets as `${NAME}`"),
    SettingKey(
      "token", .text, "the dotted path to a bearer token in the answer", fallback: "cookies alone"),
  ]

  /// Reads `login:`.
  public init(_ map: SettingsMap) throws(SettingsError) {
    url = try map.requiredText("url")
    body = try map.text("body")
    token = try map.text("token")
  }
}

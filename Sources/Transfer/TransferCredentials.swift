/// What proves who asks; it never shows when printed.
public enum TransferCredentials: Sendable {
  /// Basic authentication, or the login of a server of files or mail.
  case password(user: String, password: String)
  /// Digest authentication over HTTP (RFC 7616): the password itself is never sent.
  case digest(user: String, password: String)
  /// A bearer token (RFC 6750).
  case bearer(token: String)
  /// A token of a mailbox's user (OAuth 2.0 by XOAUTH2 or RFC 7628).
  case xoauth2(user: String, token: String)
  /// A private key for `sftp`, in a file as OpenSSH writes it: Ed25519 or ECDSA, as libssh2 before
  /// 1.11 signs with RSA in a way that servers refuse by now.
  case key(user: String, privateKeyFile: String, passphrase: String? = nil)

  var secret: String {
    switch self {
    case .password(_, let password), .digest(_, let password): password
    case .bearer(let token), .xoauth2(_, let token): token
    case .key(_, _, let passphrase): passphrase ?? ""
    }
  }

  /// Whether nothing in them would begin a line of its own on the wire.
  var isValid: Bool {
    secret.keepsToItsLine && user?.keepsToItsLine != false
  }

  private var user: String? {
    switch self {
    case .password(let user, _), .digest(let user, _), .key(let user, _, _),
      .xoauth2(let user, _):
      user
    case .bearer: nil
    }
  }
}

extension TransferCredentials: CustomStringConvertible, CustomReflectable {
  /// Always `(hidden)`.
  public var description: String { "(hidden)" }
  /// The same for whoever reflects.
  public var customMirror: Mirror { Mirror(self, children: ["credentials": description]) }
}

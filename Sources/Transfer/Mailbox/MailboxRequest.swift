/// A mailbox on an IMAP server, to be read and left as it is.
public struct MailboxRequest: Sendable {
  /// `imaps://host/` or `imap://host/` with the mailbox's name behind the slash, percent-encoded
  /// UTF-8; without a name `INBOX`.
  public var url: String
  /// User and password, or a token of a user.
  public var credentials: TransferCredentials?
  /// The bounds: `connectTimeout` for connection and login, `totalTimeout` for one command,
  /// `lowSpeedTime` for how long the server may be silent, `bodyBytes` for one message.
  public var limits = TransferLimits()
  /// Whether `imap` may go without TLS where the server offers none (RFC 8314 advises against it).
  public var allowsPlainText = false
  /// Through whom the connection goes; nil for nobody.
  public var proxy: TransferProxy?
  /// Whether addresses that are not of the public internet may be reached.
  public var allowsPrivateNetworks = false
  /// Private ranges that may be reached although `allowsPrivateNetworks` is false.
  public var reachableNetworks: [NetworkRange] = []
  /// A PEM file of the authorities to trust; nil for the system's.
  public var caFile: String?

  /// A request with the default bounds: TLS, public hosts, `TransferLimits()`.
  public init(url: String) { self.url = url }
}

extension MailboxRequest {
  /// The connection as libcurl is to make it.
  func connection(_ login: MailLogin) -> TransferRequest {
    var request = TransferRequest(url: url)
    request.errand = .mailbox(login)
    request.requiresTLS = !allowsPlainText
    request.resumesCut = false
    request.credentials = credentials
    request.limits = limits
    request.proxy = proxy
    request.allowsPrivateNetworks = allowsPrivateNetworks
    request.reachableNetworks = reachableNetworks
    request.caFile = caFile
    return request
  }
}

extension MailboxRequest: CustomStringConvertible, CustomReflectable {
  /// Scheme, host and mailbox, without what may be secret.
  public var description: String { TransferURL(url)?.place ?? "(invalid url)" }
  /// The same for whoever reflects.
  public var customMirror: Mirror { Mirror(self, children: ["mailbox": description]) }
}

/// Which ways of logging in are left to libcurl.
enum MailLogin: Sendable, Equatable {
  /// Those that send user and password and nothing else (SASL PLAIN and LOGIN): libcurl would prefer
  /// Kerberos where it is offered, and then not come back.
  case password
  /// Whatever the server offers, the old command LOGIN included.
  case any
}

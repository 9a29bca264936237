/// One transfer: what to get, from where, and within which bounds.
public struct TransferRequest: Sendable {
  /// An absolute URL; spaces and characters beyond ASCII are percent-encoded on the way.
  public var url: String
  /// What is asked of the server, with the body where there is one.
  public var method: TransferMethod
  /// Sent as they are, also to the hosts of redirects; so a secret belongs in `credentials`.
  public var headers: TransferHeaders = [:]
  /// What the last response gave as `etag`: unchanged content comes back as 304 without a body.
  public var etag: String?
  /// What the last response gave as `lastModified`.
  public var lastModified: String?
  /// Sent to the host of `url` alone, not to hosts of redirects.
  public var credentials: TransferCredentials?
  /// Sent along and added to: one jar for all requests that belong together.
  public var cookies: CookieJar?
  /// Through whom the transfer goes; nil for nobody.
  public var proxy: TransferProxy?
  /// The bounds in time and size.
  public var limits = TransferLimits()
  /// What `url` may speak; by default http and https.
  public var allowedProtocols: Set<TransferProtocol> = [.http, .https]
  /// Where a redirect may lead; if empty, a redirect is handed back as the response.
  public var redirectProtocols: Set<TransferProtocol> = [.http, .https]
  /// Whether addresses that are not of the public internet may be reached, by redirects too. Behind
  /// a proxy, which resolves the names, only addresses that stand in a URL can be refused.
  public var allowsPrivateNetworks = false
  /// Private ranges that may be reached although `allowsPrivateNetworks` is false.
  public var reachableNetworks: [NetworkRange] = []
  /// A PEM file of the authorities to trust; nil for the system's.
  public var caFile: String?
  /// The host keys that `sftp` trusts, as OpenSSH's `known_hosts`; without it no host is trusted.
  /// Ed25519 or ECDSA, as libssh2 before 1.11 knows RSA in its oldest form only.
  public var knownHostsFile: String?
  /// Whether `ftp` must be secured by TLS (RFC 4217), as `ftps` always is.
  public var requiresTLS = false
  /// Whether a GET whose answer was cut off is repeated: for the rest of the content where the server
  /// can give it (a strong `ETag` over HTTP; `ftp`, `ftps` and `sftp`), at most twice, otherwise once
  /// for the whole, all within `limits.totalTimeout`.
  public var resumesCut = true
  /// What is done at `url`.
  var errand = TransferErrand.content

  /// A request with the default bounds: http and https, public hosts, `TransferLimits()`.
  public init(url: String, method: TransferMethod = .get) {
    self.url = url
    self.method = method
  }
}

/// What is asked of the server.
public enum TransferMethod: Sendable {
  case get
  /// The body is `application/x-www-form-urlencoded` unless a header `Content-Type` says otherwise.
  case post(body: [UInt8])
}

/// What is done at the URL of a request.
enum TransferErrand: Sendable, Equatable {
  case content
  /// The content from a byte on, the first being 0.
  case rest(from: Int)
  case folder(FolderForm)
  /// No more than a connection to a mail server, logged in.
  case mailbox(MailLogin)
  /// A message handed to a mail server.
  case submission(MailEnvelope)
}

/// The protocols that a request can allow.
public enum TransferProtocol: String, Sendable, CaseIterable {
  case http, https, file, ftp, ftps, sftp
}

/// The bounds in time and size of one transfer.
public struct TransferLimits: Sendable, Equatable {
  /// Seconds until the connection stands, resolving the name and TLS included.
  public var connectTimeout = 15.0
  /// Seconds for the whole transfer; time spent waiting for a free connection does not count.
  public var totalTimeout = 300.0
  /// Bytes a second; a transfer that is slower for `lowSpeedTime` is given up.
  public var lowSpeed = 100
  /// Whole seconds, at least one.
  public var lowSpeedTime = 30.0
  /// The most bytes of a body, on the wire and after decompression.
  public var bodyBytes = 64_000_000
  /// The most redirects that are followed.
  public var redirects = 5

  /// The default bounds.
  public init() {}
}

extension TransferRequest {
  /// The header fields with the conditional ones (RFC 9110, 13.1) behind them.
  var allHeaders: TransferHeaders {
    var all = headers
    if let etag { all.append("If-None-Match", etag) }
    if let lastModified { all.append("If-Modified-Since", lastModified) }
    return all
  }

  /// Whether 304 is an answer to it.
  var isConditional: Bool {
    ["If-None-Match", "If-Modified-Since"].contains { allHeaders[$0] != nil }
  }
}

extension TransferRequest: CustomStringConvertible, CustomReflectable {
  /// Method and place, without what may be secret: user, query, headers, body.
  public var description: String {
    let verb = if case .get = method { "GET" } else { "POST" }
    return verb + " " + (TransferURL(url)?.place ?? "(invalid url)")
  }

  /// The same for whoever reflects.
  public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

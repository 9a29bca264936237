/// Through whom a transfer goes; it may stand in a private network.
public struct TransferProxy: Sendable {
  /// With the scheme `http`, `https` or `socks5h`; each of them resolves the names itself.
  public var url: String
  /// User and password for the proxy.
  public var credentials: TransferCredentials?

  /// A proxy from its URL, for example `socks5h://192.0.2.1:1080`.
  public init(url: String, credentials: TransferCredentials? = nil) {
    self.url = url
    self.credentials = credentials
  }
}

extension TransferProxy {
  /// What makes the proxy unusable, or nil.
  var fault: String? {
    guard let url = TransferURL(url), ["http", "https", "socks5h"].contains(url.scheme) else {
      return "the proxy is no url of http, https or socks5h"
    }
    if credentials?.isValid == false { return "the proxy's user or password has a line break" }
    switch credentials {
    case .password, .digest, nil: return nil
    default: return "a proxy takes user and password only"
    }
  }

  var secrets: [String] { TransferURL(url)?.secrets ?? [] }
}

extension TransferProxy: CustomStringConvertible, CustomReflectable {
  /// Scheme, host and port.
  public var description: String { TransferURL(url)?.place ?? "(invalid url)" }
  /// The same for whoever reflects.
  public var customMirror: Mirror { Mirror(self, children: ["proxy": description]) }
}

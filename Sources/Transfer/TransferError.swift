/// Why nothing came back, or not the whole.
public struct TransferError: Error, Sendable, Equatable {
  /// The kinds that a caller can act upon.
  public enum Kind: String, Sendable, CaseIterable {
    case cannotResolve, cannotConnect, timedOut, tooSlow
    /// The server's certificate or host key cannot be trusted.
    case untrusted
    /// TLS could not be agreed upon, or broke off before it stood.
    case handshakeFailed
    case tooLarge, redirectNotAllowed, tooManyRedirects, privateAddress
    /// The connection ended before the content did; where the server told no length beforehand, that
    /// cannot be seen, not even of a cut gzip stream.
    case cutOff
    /// The server's answer cannot be understood.
    case badAnswer
    /// There is no such file; over HTTP that is a response with status 404.
    case notFound
    /// A file server refused the login or the file; over HTTP that is a response.
    case accessDenied
    /// A server of files or mail will not for now.
    case refused
    /// A mail server will not have the message, its sender or one of its recipients.
    case notAccepted
    case protocolNotAllowed, invalidRequest, cancelled, closed, other
  }

  /// What a caller can act upon.
  public var kind: Kind
  /// The host at which it happened; empty for a file.
  public var host: String
  /// Scheme, host and path, after a redirect of both places; never user, password or query.
  public var place: String
  /// libcurl's own words, or the detail that explains the kind; may be empty.
  public var detail: String

  /// An error from its parts.
  public init(kind: Kind, host: String, place: String, detail: String = "") {
    self.kind = kind
    self.host = host
    self.place = place
    self.detail = detail
  }

  init(_ kind: Kind, at url: TransferURL?, _ detail: String = "") {
    self.init(kind: kind, host: url?.host ?? "", place: url?.place ?? "transfer", detail: detail)
  }

  /// Whether the same request may succeed later without anybody mending anything.
  public var isTransient: Bool {
    switch kind {
    case .cannotResolve, .cannotConnect, .timedOut, .tooSlow, .handshakeFailed, .cutOff, .refused:
      true
    default: false
    }
  }
}

extension TransferError: CustomStringConvertible {
  /// Where, what and the mend, in one lowercase line.
  public var description: String {
    let detail = detail.isEmpty ? "" : " (\(detail))"
    return "\(place): \(kind.what)\(detail)" + (kind.mend.map { "; \($0)" } ?? "")
  }
}

extension TransferError.Kind {
  fileprivate var what: String {
    switch self {
    case .cannotResolve: "the host's name cannot be resolved"
    case .cannotConnect: "cannot connect to the host"
    case .timedOut: "the time is up"
    case .tooSlow: "the transfer is too slow"
    case .untrusted: "the server's identity cannot be verified"
    case .handshakeFailed: "no secure connection could be made"
    case .tooLarge: "the content is too large"
    case .redirectNotAllowed: "the redirect is not allowed"
    case .tooManyRedirects: "too many redirects"
    case .privateAddress: "the address is not of the public internet"
    case .cutOff: "the connection ended before the content did"
    case .badAnswer: "the server's answer cannot be understood"
    case .notFound: "there is no such file, or it cannot be read"
    case .accessDenied: "access is denied"
    case .refused: "the server will not for now"
    case .notAccepted: "the mail server does not accept the message"
    case .protocolNotAllowed: "the protocol is not allowed"
    case .invalidRequest: "the request is not valid"
    case .cancelled: "cancelled"
    case .closed: "the client is closed"
    case .other: "the transfer failed"
    }
  }

  fileprivate var mend: String? {
    switch self {
    case .cannotResolve: "check the address and the machine's name server"
    case .cannotConnect: "check the address, the port and the firewall, or try again later"
    case .timedOut: "try again later or allow more time"
    case .tooSlow: "try again later or allow a lower speed"
    case .untrusted: "have the certificate mended, or name the authority or host key to trust"
    case .handshakeFailed: "check that the port speaks tls, or try again later"
    case .tooLarge: "raise the size limit if so much is expected"
    case .redirectNotAllowed: "use the new address itself if it can be trusted"
    case .tooManyRedirects: "check the address in a browser and use where it leads"
    case .privateAddress: "allow private networks for this source if that is meant"
    case .cutOff, .refused: "try again later"
    case .badAnswer: "check that the address and the port belong to the service meant"
    case .notFound: "check the path and its permissions"
    case .notAccepted: "correct the sender or the recipients that it names"
    case .accessDenied: "check the user, the password and the permissions"
    case .protocolNotAllowed: "use one of the allowed protocols or allow this one"
    case .invalidRequest: "correct the address, or what else is named"
    case .cancelled, .closed, .other: nil
    }
  }
}

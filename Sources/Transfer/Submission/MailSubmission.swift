/// A message to hand to a mail server (RFC 6409), always over TLS.
public struct MailSubmission: Sendable {
  /// `smtp://host:587`, secured by STARTTLS, or `smtps://host:465`.
  public var url: String
  /// User and password, or a token of a user; nil where the server asks for none.
  public var credentials: TransferCredentials?
  /// The address that undeliverable mail comes back to.
  public var sender: String
  /// Who gets the message; where the server refuses one of them, nobody gets it.
  public var recipients: [String]
  /// Header, blank line, body (RFC 5322), lines ended by CRLF.
  public var message: [UInt8]
  /// The bounds in time.
  public var limits: TransferLimits
  /// Whether addresses that are not of the public internet may be reached.
  public var allowsPrivateNetworks = false
  /// A PEM file of the authorities to trust; nil for the system's.
  public var caFile: String?

  /// A message from a sender to recipients, by a server.
  public init(url: String, sender: String, recipients: [String], message: [UInt8]) {
    self.url = url
    self.sender = sender
    self.recipients = recipients
    self.message = message
    limits = TransferLimits()
    // A server may think about a message for minutes before it answers (RFC 5321, 4.5.3.2.6).
    limits.lowSpeedTime = limits.totalTimeout
  }
}

extension TransferClient {
  /// Hands a message to its server; once it returns the server has taken over the delivery.
  ///
  /// After an error the server may have the message all the same: it was cut off, or ended, between
  /// taking it and saying so. A second submission should bear the same `Message-ID`.
  public func submit(_ mail: MailSubmission) async throws(TransferError) {
    var request = TransferRequest(url: mail.url)
    request.errand = .submission(
      MailEnvelope(sender: mail.sender, recipients: mail.recipients, message: mail.message))
    request.requiresTLS = true
    request.resumesCut = false
    request.credentials = mail.credentials
    request.limits = mail.limits
    request.allowsPrivateNetworks = mail.allowsPrivateNetworks
    request.caFile = mail.caFile
    _ = try await send(request)
  }
}

extension MailSubmission: CustomStringConvertible, CustomReflectable {
  /// The server, without what may be secret.
  public var description: String { TransferURL(url)?.place ?? "(invalid url)" }
  /// The same for whoever reflects.
  public var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}

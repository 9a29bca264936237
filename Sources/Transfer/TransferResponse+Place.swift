extension TransferResponse {
  /// Scheme, host, port and path of the effective URL: what may be shown and stored, without user,
  /// password and query.
  public var place: String { TransferURL(effectiveURL)?.place ?? "" }

  /// The host that answered, in lower case; empty for a file.
  public var host: String { TransferURL(effectiveURL)?.host ?? "" }
}

extension TransferRequest {
  /// The host at whose place in the line the request waits, in lower case; empty for a file.
  public var host: String { TransferURL(url)?.host ?? "" }
}

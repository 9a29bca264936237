extension TransferResponse {
  /// Scheme, host, port and path of the effective URL: what may be shown and stored, without user,
  /// password and query.
  public var place: String { TransferURL(effectiveURL)?.place ?? "" }
}

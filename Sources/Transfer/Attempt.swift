/// What one run of a request brought, whole or not.
struct Attempt: Sendable {
  /// As far as it came.
  var response: TransferResponse
  /// Why there is no more; nil where the response is whole.
  var error: TransferError?
  /// When a file server's file was last changed, in seconds since 1970; nil where it does not say.
  var modifiedAt: Int?
  /// The bytes of the whole content; nil where the server does not say.
  var size: Int?
  /// The last code with which an FTP server has refused something; 0 for none.
  var refusal = 0
  /// How long it took, without the wait for its turn.
  var seconds = 0.0

  /// An attempt that brought nothing.
  init(_ error: TransferError) {
    self.init(TransferResponse(status: 0, effectiveURL: ""), error)
  }

  init(_ response: TransferResponse, _ error: TransferError? = nil) {
    self.response = response
    self.error = error
  }
}

internal import Foundation

extension TransferRequest {
  /// The URL, once everything is found to be fit for sending.
  func checked() throws(TransferError) -> TransferURL {
    guard let url = TransferURL(url) else {
      throw TransferError(.invalidRequest, at: nil, "not an absolute url")
    }
    if let fault = fault(at: url) { throw TransferError(.invalidRequest, at: url, fault) }
    return url
  }

  /// What makes the request impossible to send, or nil.
  private func fault(at url: TransferURL) -> String? {
    if !allHeaders.fields.allSatisfy(\.isValid) { return "a header has a line break or no name" }
    if case .mailbox = errand, !url.isOfMailServer { return "not a mailbox of imap or imaps" }
    if case .submission(let envelope) = errand, let fault = envelope.fault(at: url) { return fault }
    return credentials?.fault(at: url) ?? proxy?.fault ?? missingFile(url)
  }

  /// libcurl says of a file that it cannot read only that the login or the host is refused.
  private func missingFile(_ url: TransferURL) -> String? {
    guard url.scheme == "sftp" else { return nil }
    if case .key(_, let file, _) = credentials, !FileManager.default.isReadableFile(atPath: file) {
      return "the private key file cannot be read"
    }
    guard let file = knownHostsFile, !FileManager.default.isReadableFile(atPath: file)
    else { return nil }
    return "the file of known hosts cannot be read"
  }
}

extension TransferCredentials {
  /// Why they cannot be used there, or nil.
  func fault(at url: TransferURL) -> String? {
    if !isValid { return "the user, password or token has a line break" }
    switch self {
    case .password: return nil
    case .digest, .bearer: return url.speaksHTTP ? nil : "digest and bearer are for http and https"
    case .xoauth2:
      return url.isOfMailServer || url.isOfMailSubmission ? nil : "xoauth2 is for mail servers"
    case .key: return url.scheme == "sftp" ? nil : "a private key is for sftp"
    }
  }
}

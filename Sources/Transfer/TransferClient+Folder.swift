public import struct Foundation.Date

extension TransferClient {
  /// The visible files of a folder on a file server, by name; folders are left out where the server
  /// tells what is one.
  ///
  /// A path of `ftp` begins where the login leads, one of `sftp` at the root, or with `/~/` at home.
  ///
  /// - Parameters:
  ///   - request: With a URL of `ftp`, `ftps` or `sftp` that ends in `/`, and the protocol allowed.
  ///   - now: What a date without a year is understood by.
  public func list(_ request: TransferRequest, now: Date) async throws(TransferError)
    -> [RemoteFile]
  {
    let url = TransferURL(request.url)
    guard let url, url.isOfFileServer, url.text.hasSuffix("/") else {
      throw TransferError(.invalidRequest, at: url, "not a folder of ftp, ftps or sftp")
    }
    let form: FolderForm = url.scheme == "sftp" ? .lines : .facts
    let attempt = await attempt(request.listing(form))
    if let error = attempt.error, !attempt.isUnknownCommand { throw error }
    let listing = FolderListing(now: now)
    if attempt.error == nil, let files = listing.files(attempt.response.body, form) { return files }
    let names = await self.attempt(request.listing(.names))
    if let error = names.error, !names.isEmptyFolder { throw error }
    return listing.files(names.response.body, .names) ?? []
  }
}

extension TransferRequest {
  fileprivate func listing(_ form: FolderForm) -> TransferRequest {
    var request = self
    request.errand = .folder(form)
    return request
  }
}

extension Attempt {
  /// An FTP server knows no MLSD (RFC 959, 4.2.1).
  fileprivate var isUnknownCommand: Bool { [500, 501, 502, 504].contains(refusal) }

  /// Where there is nothing to name, some FTP servers say that there is no such file; that there is
  /// the folder is known by then.
  fileprivate var isEmptyFolder: Bool {
    [450, 550].contains(refusal) && error?.kind == .notFound
  }
}

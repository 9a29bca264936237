/// How two attempts make one response. What follows must be told to be of the same content: over
/// HTTP by a strong entity tag (RFC 9110, 13.1.5 and 14.2), on a file server by its size and the time
/// of the last change.
extension Attempt {
  /// Whether the rest of the body can be asked for.
  var canBeContinued: Bool {
    if response.body.isEmpty { return false }
    if isOfFileServer { return true }
    // A rest of packed content could not be unpacked by itself.
    return [200, 206].contains(response.status) && response.hasStrongETag
      && response.headers["Content-Encoding"] == nil
      && response.headers["Accept-Ranges"]?.lowercased() != "none"
  }

  /// This attempt with what the one for its rest has brought: put together, or begun again by the
  /// server, or unchanged where nothing came; nil where the two are not of one content.
  func continued(by next: Attempt) -> Attempt? {
    if next.error != nil && next.response.body.isEmpty { return self }
    if next.response.status == 200 { return next }
    guard isOfFileServer ? next.isOfSameFile(as: self) : next.response.isRest(of: response)
    else { return nil }
    var whole = next
    whole.response.status = response.status
    whole.response.headers = response.headers
    whole.response.body = response.body + next.response.body
    whole.response.bytesOnWire += response.bytesOnWire
    return whole
  }

  private var isOfFileServer: Bool { response.status == 0 }

  private func isOfSameFile(as other: Attempt) -> Bool {
    modifiedAt == other.modifiedAt && size == other.size
  }
}

extension TransferResponse {
  fileprivate var hasStrongETag: Bool { etag?.hasPrefix("\"") == true }

  /// Whether the body begins where the other one's ends (RFC 9110, 14.4).
  fileprivate func isRest(of other: TransferResponse) -> Bool {
    status == 206 && etag == other.etag && headers["Content-Encoding"] == nil
      && headers["Content-Range"]?.hasPrefix("bytes \(other.body.count)-") == true
  }
}

extension TransferRequest {
  /// Whether to ask again does no harm and is wanted.
  var mayRepeat: Bool {
    if case .get = method { return resumesCut }
    return false
  }

  /// Whether a rest of what is asked for makes sense: of a list it makes none.
  var mayHaveRest: Bool { errand == .content && headers["Range"] == nil }

  /// The request for what a cut body lacks; `If-Range` has the server begin again where the content
  /// is another by now.
  func forTheRest(of begun: Attempt) -> TransferRequest {
    var rest = self
    rest.errand = .rest(from: begun.response.body.count)
    rest.etag = nil
    rest.lastModified = nil
    guard let etag = begun.response.etag else { return rest }
    rest.headers.append("Range", "bytes=\(begun.response.body.count)-")
    rest.headers.append("If-Range", etag)
    return rest
  }
}

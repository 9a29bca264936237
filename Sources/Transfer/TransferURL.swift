internal import CCurl

/// A URL as libcurl itself reads it, so that what is checked is what is fetched.
struct TransferURL: Sendable, Equatable {
  /// The whole URL, percent-encoded.
  let text: String
  /// The whole URL without user and password.
  let withoutUser: String
  let scheme: String
  /// In lower case; empty for a file.
  let host: String
  /// Scheme, host, port and path: what may be shown to people.
  let place: String
  /// Parts that must not be shown.
  let secrets: [String]
  let speaksHTTP: Bool
  let isOfFileServer: Bool
  let isOfMailServer: Bool
  /// Of a server that takes mail to be sent.
  let isOfMailSubmission: Bool

  /// Nil where the text is no absolute URL.
  init?(_ text: String) {
    guard let parser = curl_url() else { return nil }
    defer { curl_url_cleanup(parser) }
    guard curl_url_set(parser, CURLUPART_URL, text, Self.flags) == CURLUE_OK,
      let whole = Self.part(CURLUPART_URL, of: parser)
    else { return nil }
    self.text = whole
    secrets = [CURLUPART_PASSWORD, CURLUPART_QUERY].compactMap { Self.part($0, of: parser) }
    scheme = Self.part(CURLUPART_SCHEME, of: parser) ?? ""
    speaksHTTP = ["http", "https"].contains(scheme)
    isOfFileServer = ["ftp", "ftps", "sftp"].contains(scheme)
    isOfMailServer = ["imap", "imaps"].contains(scheme)
    isOfMailSubmission = ["smtp", "smtps"].contains(scheme)
    host = (Self.part(CURLUPART_HOST, of: parser) ?? "").lowercased()
    withoutUser = Self.whole(of: parser, without: [CURLUPART_USER, CURLUPART_PASSWORD])
    place = Self.whole(of: parser, without: [CURLUPART_QUERY, CURLUPART_FRAGMENT])
  }

  /// The address that stands in place of a name, `localhost` included; nil for other names.
  var address: NetworkAddress? {
    if host == "localhost" || host.hasSuffix(".localhost") { return NetworkAddress("127.0.0.1") }
    return NetworkAddress(host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host)
  }

  /// The name of the mailbox behind the slash, `INBOX` where there is none (RFC 5092, 3); nil where it
  /// cannot be decoded.
  var mailbox: String? {
    guard let parser = curl_url() else { return nil }
    defer { curl_url_cleanup(parser) }
    curl_url_set(parser, CURLUPART_URL, text, Self.flags)
    let path = Self.part(CURLUPART_PATH, of: parser, flags: UInt32(CURLU_URLDECODE))
    return path.map { $0.count > 1 ? String($0.dropFirst()) : "INBOX" }
  }

  /// The whole URL without path and query.
  var withoutPath: String {
    guard let parser = curl_url() else { return "" }
    defer { curl_url_cleanup(parser) }
    curl_url_set(parser, CURLUPART_URL, text, Self.flags)
    return Self.whole(of: parser, without: [CURLUPART_PATH, CURLUPART_QUERY, CURLUPART_FRAGMENT])
  }

  /// Where a reference in what this URL gave leads to (RFC 3986, 5); nil where it is none.
  func resolving(_ reference: String) -> TransferURL? {
    guard let parser = curl_url() else { return nil }
    defer { curl_url_cleanup(parser) }
    guard curl_url_set(parser, CURLUPART_URL, text, Self.flags) == CURLUE_OK,
      curl_url_set(parser, CURLUPART_URL, reference, Self.flags) == CURLUE_OK
    else { return nil }
    return Self.part(CURLUPART_URL, of: parser).flatMap(TransferURL.init)
  }

  private static let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE)

  private static func part(
    _ part: CURLUPart, of parser: OpaquePointer, flags: UInt32 = 0
  ) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parser, part, &value, flags) == CURLUE_OK, let value else { return nil }
    defer { curl_free(value) }
    return String(cString: value)
  }

  /// Takes the parts out of the parser and gives what is left.
  private static func whole(of parser: OpaquePointer, without parts: [CURLUPart]) -> String {
    for part in parts { curl_url_set(parser, part, nil, 0) }
    return part(CURLUPART_URL, of: parser) ?? ""
  }
}

internal import CCurl

/// One request at work on a libcurl handle, and what it has brought so far; it never leaves its
/// thread.
final class CurlTransfer {
  let id: UInt64
  let request: TransferRequest
  let url: TransferURL
  let handle: CurlHandle
  private var headers: TransferHeaders = [:]
  private var body: [UInt8] = []
  private var isTooLarge = false
  private var refused: NetworkAddress?
  /// The last code with which a server of files or of outgoing mail has refused something; 0 for none.
  private var refusal = 0
  /// The line with which a server of outgoing mail has refused last.
  private var refusalWords = ""
  /// How much of a message is sent.
  private var sent = 0
  private let cookies: [String]
  /// Whether a mail server has told its ways of logging in, and a password by SASL is none of them.
  private(set) var lacksPasswordLogin = false

  /// A transfer that is ready for the multi handle.
  init(
    _ id: UInt64, _ request: TransferRequest, _ url: TransferURL, userAgent: String
  ) throws(TransferError) {
    guard let handle = CurlHandle() else { throw TransferError(.other, at: url, "out of memory") }
    self.id = id
    self.request = request
    self.url = url
    self.handle = handle
    cookies = request.cookies?.lines ?? []
    do throws(CurlHandle.Refusal) {
      try handle.configure(request, url)
      if request.cookies != nil { try handle.give(cookies: cookies) }
      try handle.set(CURLOPT_USERAGENT, userAgent)
      try handle.report(to: self)
    } catch {
      throw failure(error.code)
    }
  }
}

/// What libcurl's callbacks report.
extension CurlTransfer {
  func receive(header line: String) {
    if url.isOfMailServer { return receive(mail: line) }
    guard url.isOfFileServer || url.isOfMailSubmission else { return headers.receive(line) }
    guard let code = Int(line.prefix(3)), (400..<600).contains(code) else { return }
    refusal = code
    refusalWords = line
  }

  /// Fills a buffer with the next bytes of the message that is submitted; how many they are.
  func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard case .submission(let envelope) = request.errand else { return 0 }
    let piece = envelope.message.dropFirst(sent).prefix(buffer.count)
    buffer.copyBytes(from: piece)
    sent += piece.count
    return piece.count
  }

  /// False where the body has grown too large.
  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isTooLarge = body.count + bytes.count > request.limits.bodyBytes
    if !isTooLarge { body.append(contentsOf: bytes) }
    return !isTooLarge
  }

  private func receive(mail line: String) {
    guard line.hasPrefix("* CAPABILITY ") else { return }
    lacksPasswordLogin = !line.contains("AUTH=PLAIN") && !line.contains("AUTH=LOGIN")
  }

  /// Whether a connection to the address may be made or used. A proxy may be reached wherever it is;
  /// what stands behind it can be told only by the URL.
  func mayReach(_ address: NetworkAddress) -> Bool {
    let target = request.proxy == nil ? address : lastURL.address
    guard let target, !request.mayReach(target) else { return true }
    refused = target
    return false
  }
}

/// How it ends.
extension CurlTransfer {
  /// What has come of it, once libcurl is done with the code.
  func attempt(_ code: CURLcode) -> Attempt {
    var attempt = Attempt(response, code == CURLE_OK ? nil : failure(code))
    if attempt.error == nil && attempt.response.isNotModified && !request.isConditional {
      attempt.error = TransferError(.badAnswer, at: lastURL, "304 although no version was named")
    }
    request.cookies?.take(handle.list(CURLINFO_COOKIELIST), insteadOf: cookies)
    let moment = handle.size(CURLINFO_FILETIME_T)
    attempt.modifiedAt = moment < 0 ? nil : moment
    attempt.size = size
    attempt.refusal = refusal
    attempt.seconds = Double(handle.size(CURLINFO_TOTAL_TIME_T)) / 1_000_000
    return attempt
  }

  /// Of the whole content, although only its rest was asked for.
  private var size: Int? {
    let length = handle.size(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)
    if case .rest(let offset) = request.errand, length >= 0 { return offset + length }
    return length < 0 ? nil : length
  }

  private var response: TransferResponse {
    let last = lastURL
    let isHTTP = last.speaksHTTP
    return TransferResponse(
      status: isHTTP ? handle.number(CURLINFO_RESPONSE_CODE) : 0, headers: isHTTP ? headers : [:],
      effectiveURL: last.withoutUser, body: body,
      bytesOnWire: handle.size(CURLINFO_SIZE_DOWNLOAD_T), address: address)
  }

  private func failure(_ code: CURLcode) -> TransferError {
    let isRedirected = handle.number(CURLINFO_REDIRECT_COUNT) > 0
    let last = lastURL
    let (kind, detail) = reason(code, last, isRedirected)
    var error = TransferError(kind, at: last, detail)
    if isRedirected { error.place = "\(url.place) redirected to \(error.place)" }
    return error
  }

  private func reason(
    _ code: CURLcode, _ last: TransferURL, _ isRedirected: Bool
  ) -> (TransferError.Kind, detail: String) {
    if isTooLarge || code == CURLE_FILESIZE_EXCEEDED {
      return (.tooLarge, "more than \(request.limits.bodyBytes) bytes")
    }
    // An address may have been refused and the next one of the name been reached.
    if let refused, [CURLE_COULDNT_CONNECT, CURLE_ABORTED_BY_CALLBACK].contains(code) {
      return (.privateAddress, refused.description)
    }
    if let kind = submissionRefusal(code) { return (kind, shown(words: refusalWords)) }
    let proxyStatus = handle.number(CURLINFO_HTTP_CONNECTCODE)
    if proxyStatus >= 400 {
      return (proxyStatus == 407 ? .accessDenied : .cannotConnect, "the proxy says \(proxyStatus)")
    }
    if isPutOff(code) { return (.refused, "the server replies \(refusal)") }
    // libcurl's only code for what goes wrong beneath SFTP, while a file comes too.
    if code == CURLE_SSH && !body.isEmpty { return (.cutOff, "") }
    let words = handle.words(for: code)
    let kind = TransferError.Kind(code, words: words, isRedirected: isRedirected)
    return (kind, shown(words, last))
  }

  /// Whether an FTP server puts off the client, for example as there are too many (RFC 959, 4.2.1),
  /// which libcurl takes for a refused login, an answer out of place or a timeout.
  private func isPutOff(_ code: CURLcode) -> Bool {
    if code == CURLE_OPERATION_TIMEDOUT { return refusal == 421 }
    return (400..<500).contains(refusal)
      && [
        CURLE_LOGIN_DENIED, CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED,
        CURLE_FTP_COULDNT_RETR_FILE,
      ].contains(code)
  }

  /// What a refusal by a server of outgoing mail means (RFC 5321, 4.2): 4yz passes, 5yz does not.
  private func submissionRefusal(_ code: CURLcode) -> TransferError.Kind? {
    guard url.isOfMailSubmission, refusal > 0, code != CURLE_OK else { return nil }
    if [530, 534, 535, 538].contains(refusal) || code == CURLE_LOGIN_DENIED && refusal >= 500 {
      return .accessDenied
    }
    return refusal < 500 ? .refused : .notAccepted
  }

  /// A server's words, in one line that is not too long.
  func shown(words: String) -> String {
    let line = words.filter { !$0.isNewline && !$0.unicodeScalars.contains { $0.value < 32 } }
    return shown(String(line.prefix(200)), url)
  }

  /// libcurl's words begin in lower case here, and are left out where a secret stands in them.
  private func shown(_ words: String, _ last: TransferURL) -> String {
    let secrets = url.secrets + last.secrets + request.secrets
    // Shorter ones stand in any sentence.
    if secrets.contains(where: { $0.utf8.count > 3 && words.contains($0) }) { return "" }
    let isAcronym = words.dropFirst().first?.isUppercase == true
    return isAcronym ? words : words.prefix(1).lowercased() + words.dropFirst()
  }

  /// Where redirects have led so far.
  private var lastURL: TransferURL {
    guard let text = handle.text(CURLINFO_EFFECTIVE_URL), text != url.text else {
      return url
    }
    return TransferURL(text) ?? url
  }

  private var address: String? {
    let text = handle.text(CURLINFO_PRIMARY_IP) ?? ""
    return text.isEmpty ? nil : text
  }
}

internal import CCurl

/// One job at work on a libcurl handle, and what it has brought so far; it never leaves the
/// engine's thread.
final class CurlTransfer {
  let job: CurlJob
  let handle: CurlHandle
  private var headers: TransferHeaders = [:]
  private var body: [UInt8] = []
  private var isTooLarge = false
  private var refused: NetworkAddress?

  /// A transfer that is ready for the multi handle.
  init(_ job: CurlJob, userAgent: String) throws(TransferError) {
    guard let handle = CurlHandle() else {
      throw TransferError(.other, at: job.url, "out of memory")
    }
    self.job = job
    self.handle = handle
    do throws(CurlHandle.Refusal) {
      try handle.configure(job.request, job.url)
      try handle.set(CURLOPT_USERAGENT, userAgent)
      try handle.report(to: self)
    } catch {
      throw failure(error.code)
    }
  }
}

/// What libcurl's callbacks report.
extension CurlTransfer {
  func receive(header line: String) { headers.receive(line) }

  /// False where the body has grown too large.
  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isTooLarge = body.count + bytes.count > job.request.limits.bodyBytes
    if !isTooLarge { body.append(contentsOf: bytes) }
    return !isTooLarge
  }

  func mayReach(_ address: NetworkAddress) -> Bool {
    if job.request.mayReach(address) { return true }
    refused = address
    return false
  }
}

/// How it ends.
extension CurlTransfer {
  func outcome(_ code: CURLcode) -> CurlEngine.Outcome {
    guard code == CURLE_OK else { return .failure(failure(code)) }
    let response = response
    if response.isNotModified && !job.request.isConditional {
      return .failure(TransferError(.badAnswer, at: lastURL, "304 although no version was named"))
    }
    return .success(response)
  }

  private var response: TransferResponse {
    let url = lastURL
    let isHTTP = url.scheme == "http" || url.scheme == "https"
    return TransferResponse(
      status: isHTTP ? handle.number(CURLINFO_RESPONSE_CODE) : 0, headers: isHTTP ? headers : [:],
      effectiveURL: url.withoutUser, body: body,
      bytesOnWire: handle.size(CURLINFO_SIZE_DOWNLOAD_T), address: address)
  }

  private func failure(_ code: CURLcode) -> TransferError {
    let isRedirected = handle.number(CURLINFO_REDIRECT_COUNT) > 0
    let url = lastURL
    let (kind, detail) = reason(code, url, isRedirected)
    var error = TransferError(kind, at: url, detail)
    if isRedirected { error.place = "\(job.url.place) redirected to \(error.place)" }
    return error
  }

  private func reason(
    _ code: CURLcode, _ url: TransferURL, _ isRedirected: Bool
  ) -> (TransferError.Kind, detail: String) {
    if isTooLarge || code == CURLE_FILESIZE_EXCEEDED {
      return (.tooLarge, "more than \(job.request.limits.bodyBytes) bytes")
    }
    // An address may have been refused and the next one of the name been reached.
    if let refused, [CURLE_COULDNT_CONNECT, CURLE_ABORTED_BY_CALLBACK].contains(code) {
      return (.privateAddress, refused.description)
    }
    let words = handle.words(for: code)
    let kind = TransferError.Kind(code, words: words, isRedirected: isRedirected)
    return (kind, shown(words, url))
  }

  /// libcurl's words begin in lower case here, and are left out where a secret stands in them.
  private func shown(_ words: String, _ url: TransferURL) -> String {
    let secrets = job.url.secrets + url.secrets + [job.request.credentials?.secret ?? ""]
    // Shorter ones stand in any sentence.
    if secrets.contains(where: { $0.utf8.count > 3 && words.contains($0) }) { return "" }
    let isAcronym = words.dropFirst().first?.isUppercase == true
    return isAcronym ? words : words.prefix(1).lowercased() + words.dropFirst()
  }

  /// Where redirects have led so far.
  private var lastURL: TransferURL {
    guard let text = handle.text(CURLINFO_EFFECTIVE_URL), text != job.url.text else {
      return job.url
    }
    return TransferURL(text) ?? job.url
  }

  private var address: String? {
    let text = handle.text(CURLINFO_PRIMARY_IP) ?? ""
    return text.isEmpty ? nil : text
  }
}

internal import CCurl

extension CurlHandle {
  /// Sets what a request asks for; what it does not speak of stays as libcurl has it.
  func configure(_ request: TransferRequest, _ url: TransferURL) throws(Refusal) {
    try set(CURLOPT_URL, url.text)
    // Empty: every encoding that libcurl can undo.
    try set(CURLOPT_ACCEPT_ENCODING, "")
    try set(CURLOPT_NOSIGNAL, 1)
    try check(ccurl_leave_resolver(easy))
    try limit(request.limits)
    try restrict(request)
    try trust(request, url)
    try logIn(request.credentials)
    try route(request, url)
    try setHeaders(request.allHeaders.fields.map(\.line))
    if case .post(let body) = request.method { try post(body) }
    if url.isOfFileServer { try askFileServer(request.errand) }
    if case .mailbox(let login) = request.errand { try connect(request, url, login) }
    if case .submission(let envelope) = request.errand { try submit(request, envelope) }
  }

  private func limit(_ limits: TransferLimits) throws(Refusal) {
    try set(CURLOPT_CONNECTTIMEOUT_MS, atLeastOne: limits.connectTimeout * 1_000)
    try set(CURLOPT_TIMEOUT_MS, atLeastOne: limits.totalTimeout * 1_000)
    try set(CURLOPT_LOW_SPEED_LIMIT, limits.lowSpeed)
    try set(CURLOPT_LOW_SPEED_TIME, atLeastOne: limits.lowSpeedTime)
    try set(CURLOPT_MAXFILESIZE_LARGE, size: limits.bodyBytes)
    try set(CURLOPT_MAXREDIRS, max(0, limits.redirects))
  }

  private func restrict(_ request: TransferRequest) throws(Refusal) {
    if case .mailbox = request.errand { return try set(CURLOPT_PROTOCOLS_STR, "imap,imaps") }
    if case .submission = request.errand { return try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps") }
    try set(CURLOPT_PROTOCOLS_STR, Self.list(request.allowedProtocols))
    if request.redirectProtocols.isEmpty { return }
    try set(CURLOPT_REDIR_PROTOCOLS_STR, Self.list(request.redirectProtocols))
    try set(CURLOPT_FOLLOWLOCATION, 1)
  }

  private func trust(_ request: TransferRequest, _ url: TransferURL) throws(Refusal) {
    if let file = request.caFile { try set(CURLOPT_CAINFO, file) }
    try secureSSH(request)
    try secureFTP(request, url)
  }

  private func post(_ body: [UInt8]) throws(Refusal) {
    try set(CURLOPT_POST, 1)
    try set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
    // One byte more, as libcurl reads standard input where an empty body gives it no pointer.
    var copied = body + [0]
    try check(ccurl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, &copied))
  }

  private static func list(_ protocols: Set<TransferProtocol>) -> String {
    protocols.map(\.rawValue).sorted().joined(separator: ",")
  }
}

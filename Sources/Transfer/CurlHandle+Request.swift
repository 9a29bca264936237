internal import CCurl

extension CurlHandle {
  /// Sets what a request asks for; what it does not speak of stays as libcurl has it.
  func configure(_ request: TransferRequest, _ url: TransferURL) throws(Refusal) {
    try set(CURLOPT_URL, url.text)
    // Empty: every encoding that libcurl can undo.
    try set(CURLOPT_ACCEPT_ENCODING, "")
    // Empty: no proxy, not even the environment's.
    try set(CURLOPT_PROXY, "")
    try set(CURLOPT_NOSIGNAL, 1)
    try check(ccurl_leave_resolver(easy))
    try limit(request.limits)
    try restrict(request)
    try trust(request)
    try authenticate(request.credentials)
    try setHeaders(request.allHeaders.fields.map(\.line))
    if case .post(let body) = request.method { try post(body) }
    if url.isOfFileServer { try run(request.errand) }
  }

  /// What a file server is asked for; a web server is asked by header fields.
  private func run(_ errand: TransferErrand) throws(Refusal) {
    // Tells whether the content is the same when its rest is asked for.
    try set(CURLOPT_FILETIME, 1)
    if case .rest(let offset) = errand { try set(CURLOPT_RESUME_FROM_LARGE, size: offset) }
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
    try set(CURLOPT_PROTOCOLS_STR, Self.list(request.allowedProtocols))
    if request.redirectProtocols.isEmpty { return }
    try set(CURLOPT_REDIR_PROTOCOLS_STR, Self.list(request.redirectProtocols))
    try set(CURLOPT_FOLLOWLOCATION, 1)
  }

  private func trust(_ request: TransferRequest) throws(Refusal) {
    if let file = request.caFile { try set(CURLOPT_CAINFO, file) }
    guard request.allowedProtocols.contains(.sftp) else { return }
    // Without any file libcurl would trust every host.
    try set(CURLOPT_SSH_KNOWNHOSTS, request.knownHostsFile ?? "/dev/null")
  }

  private func authenticate(_ credentials: TransferCredentials?) throws(Refusal) {
    switch credentials {
    case .password(let user, let password):
      try set(CURLOPT_USERNAME, user)
      try set(CURLOPT_PASSWORD, password)
    case .bearer(let token):
      try set(CURLOPT_HTTPAUTH, ccurl_auth_bearer())
      try set(CURLOPT_XOAUTH2_BEARER, token)
    case nil: break
    }
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

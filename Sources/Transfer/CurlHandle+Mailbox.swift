internal import CCurl

extension CurlHandle {
  /// Leaves libcurl to connect, to secure the connection and to log in, and no more.
  func connect(
    _ request: TransferRequest, _ url: TransferURL, _ login: MailLogin
  ) throws(Refusal) {
    try set(CURLOPT_URL, url.withoutPath)
    try set(CURLOPT_CONNECT_ONLY, 1)
    // Where it is not required, a server that offers TLS is taken at its word.
    let security = request.requiresTLS ? CURLUSESSL_ALL : CURLUSESSL_TRY
    try set(CURLOPT_USE_SSL, Int(security.rawValue))
    if let mechanisms = mechanisms(request.credentials, login) {
      try set(CURLOPT_LOGIN_OPTIONS, mechanisms)
    }
  }

  /// The SASL mechanisms that may be used, nil for all.
  private func mechanisms(_ credentials: TransferCredentials?, _ login: MailLogin) -> String? {
    if case .xoauth2 = credentials { return "AUTH=OAUTHBEARER;AUTH=XOAUTH2" }
    return login == .any ? nil : "AUTH=PLAIN;AUTH=LOGIN"
  }

  /// What to wait at; nothing before the connection stands.
  var socket: curl_socket_t {
    var socket = CURL_SOCKET_BAD
    return ccurl_get_socket(easy, &socket) == CURLE_OK ? socket : CURL_SOCKET_BAD
  }
}

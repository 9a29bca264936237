internal import CCurl

extension CurlHandle {
  /// Sends the transfer through the request's proxy, or directly, whatever the environment says.
  func route(_ request: TransferRequest, _ url: TransferURL) throws(Refusal) {
    try set(CURLOPT_PROXY, request.proxy?.url ?? "")
    guard let proxy = request.proxy else { return }
    try set(CURLOPT_NOPROXY, "")
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    if let file = request.caFile { try set(CURLOPT_PROXY_CAINFO, file) }
    // A proxy for the web would make a web request of one to a file or mail server.
    if !url.speaksHTTP { try set(CURLOPT_HTTPPROXYTUNNEL, 1) }
    switch proxy.credentials {
    case .password(let user, let password): try name(proxyUser: user, password)
    case .digest(let user, let password):
      try set(CURLOPT_PROXYAUTH, ccurl_auth_digest())
      try name(proxyUser: user, password)
    default: break
    }
  }

  private func name(proxyUser user: String, _ password: String) throws(Refusal) {
    try set(CURLOPT_PROXYUSERNAME, user)
    try set(CURLOPT_PROXYPASSWORD, password)
  }
}

internal import CCurl

extension CurlHandle {
  func logIn(_ credentials: TransferCredentials?) throws(Refusal) {
    switch credentials {
    case .password(let user, let password): try name(user, password)
    case .digest(let user, let password):
      try set(CURLOPT_HTTPAUTH, ccurl_auth_digest())
      try name(user, password)
    case .bearer(let token):
      try set(CURLOPT_HTTPAUTH, ccurl_auth_bearer())
      try set(CURLOPT_XOAUTH2_BEARER, token)
    case .xoauth2(let user, let token):
      try set(CURLOPT_USERNAME, user)
      try set(CURLOPT_XOAUTH2_BEARER, token)
    case .key(let user, _, _): try set(CURLOPT_USERNAME, user)
    case nil: break
    }
  }

  private func name(_ user: String, _ password: String) throws(Refusal) {
    try set(CURLOPT_USERNAME, user)
    try set(CURLOPT_PASSWORD, password)
  }

  /// Turns the cookies on and puts some in, each a line in Netscape's format.
  func give(cookies: [String]) throws(Refusal) {
    // No file: the engine alone.
    try set(CURLOPT_COOKIEFILE, "")
    for line in cookies { try set(CURLOPT_COOKIELIST, line) }
  }
}

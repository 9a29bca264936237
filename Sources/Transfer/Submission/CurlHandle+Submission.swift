internal import CCurl

extension CurlHandle {
  /// Has libcurl hand a message over: nothing goes out before TLS stands, the login included.
  func submit(_ request: TransferRequest, _ envelope: MailEnvelope) throws(Refusal) {
    try set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
    try set(CURLOPT_LOGIN_OPTIONS, mechanisms(request.credentials))
    try set(CURLOPT_MAIL_FROM, "<\(envelope.sender)>")
    try setRecipients(envelope.recipients)
    try set(CURLOPT_UPLOAD, 1)
    try set(CURLOPT_INFILESIZE_LARGE, size: envelope.message.count)
  }

  /// The SASL mechanisms that may be used: libcurl would prefer Kerberos, and then not come back.
  private func mechanisms(_ credentials: TransferCredentials?) -> String {
    if case .xoauth2 = credentials { return "AUTH=OAUTHBEARER;AUTH=XOAUTH2" }
    return "AUTH=PLAIN;AUTH=LOGIN"
  }
}

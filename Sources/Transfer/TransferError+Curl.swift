internal import CCurl

extension TransferError.Kind {
  /// What a code of libcurl means to a caller; its words tell apart what shares one code.
  init(_ code: CURLcode, words: String, isRedirected: Bool) {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .cannotResolve
    case CURLE_COULDNT_CONNECT, CURLE_PROXY: self = .cannotConnect
    case CURLE_OPERATION_TIMEDOUT:
      self = words.hasPrefix("Operation too slow") ? .tooSlow : .timedOut
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS:
      self = .untrusted
    case CURLE_SSL_CONNECT_ERROR, CURLE_USE_SSL_FAILED: self = .handshakeFailed
    case CURLE_FAILED_INIT where words.hasPrefix("Failure establishing ssh"):
      self = .handshakeFailed
    case CURLE_TOO_MANY_REDIRECTS: self = .tooManyRedirects
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2,
      CURLE_HTTP2_STREAM:
      self = .cutOff
    case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_FTP_WEIRD_PASS_REPLY,
      CURLE_FTP_WEIRD_PASV_REPLY, CURLE_FTP_WEIRD_227_FORMAT:
      self = .badAnswer
    case CURLE_FILE_COULDNT_READ_FILE, CURLE_REMOTE_FILE_NOT_FOUND, CURLE_FTP_COULDNT_RETR_FILE:
      self = .notFound
    case CURLE_REMOTE_ACCESS_DENIED where words.hasPrefix("Server denied you to change"):
      self = .notFound
    case CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED, CURLE_AUTH_ERROR: self = .accessDenied
    case CURLE_UNSUPPORTED_PROTOCOL where words.hasPrefix("Received HTTP/0.9"): self = .badAnswer
    case CURLE_UNSUPPORTED_PROTOCOL:
      self = isRedirected ? .redirectNotAllowed : .protocolNotAllowed
    case CURLE_URL_MALFORMAT: self = isRedirected ? .badAnswer : .invalidRequest
    default: self = .other
    }
  }
}

internal import CCurl

extension CurlHandle {
  /// What a file server is asked for; a web server is asked by header fields.
  func askFileServer(_ errand: TransferErrand) throws(Refusal) {
    switch errand {
    case .content, .mailbox, .submission: break
    case .rest(let offset): try set(CURLOPT_RESUME_FROM_LARGE, size: offset)
    case .folder(.facts): try set(CURLOPT_CUSTOMREQUEST, "MLSD")
    case .folder(.lines): break
    case .folder(.names): try set(CURLOPT_DIRLISTONLY, 1)
    }
    // Tells whether the content is the same when its rest is asked for.
    try set(CURLOPT_FILETIME, 1)
  }

  /// How an FTP server is spoken to.
  func secureFTP(_ request: TransferRequest, _ url: TransferURL) throws(Refusal) {
    // The address that the server names for the data is left aside: it is the server's own or a trap.
    try set(CURLOPT_FTP_SKIP_PASV_IP, 1)
    if request.requiresTLS || url.scheme == "ftps" {
      try set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
      try set(CURLOPT_FTPSSLAUTH, Int(CURLFTPAUTH_TLS.rawValue))
    }
  }

  /// How an SSH server is known, and which ways to log in are open to it: neither the machine's keys
  /// nor its agent.
  func secureSSH(_ request: TransferRequest) throws(Refusal) {
    // Without any file libcurl would trust every host.
    try set(CURLOPT_SSH_KNOWNHOSTS, request.knownHostsFile ?? "/dev/null")
    if case .key(_, let file, let passphrase) = request.credentials {
      try set(CURLOPT_SSH_AUTH_TYPES, Int(CURLSSH_AUTH_PUBLICKEY))
      try set(CURLOPT_SSH_PRIVATE_KEYFILE, file)
      try set(CURLOPT_KEYPASSWD, passphrase ?? "")
    } else {
      try set(CURLOPT_SSH_AUTH_TYPES, Int(CURLSSH_AUTH_PASSWORD | CURLSSH_AUTH_KEYBOARD))
    }
  }
}

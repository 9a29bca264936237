internal import CCurl

extension CurlHandle {
  /// What a file server is asked for; a web server is asked by header fields.
  func askFileServer(_ errand: TransferErrand) throws(Refusal) {
    // Tells whether the content is the same when its rest is asked for.
    try set(CURLOPT_FILETIME, 1)
    if case .rest(let offset) = errand { try set(CURLOPT_RESUME_FROM_LARGE, size: offset) }
  }
}

internal import CCurl

/// A libcurl easy handle with the memory that must live as long: options in, facts out.
final class CurlHandle {
  /// libcurl would not take an option.
  struct Refusal: Error {
    var code: CURLcode
  }

  let easy: UnsafeMutableRawPointer
  private let errorBuffer: UnsafeMutablePointer<CChar>
  private var headerLines: UnsafeMutablePointer<curl_slist>?
  private var recipients: UnsafeMutablePointer<curl_slist>?

  /// Nil where memory is short.
  init?() {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorBuffer)
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headerLines)
    curl_slist_free_all(recipients)
    errorBuffer.deallocate()
  }

  /// What libcurl says of the last failure, or the name of its code.
  func words(for code: CURLcode) -> String {
    let words = String(cString: errorBuffer)
    return words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
  }
}

extension CurlHandle {
  func set(_ option: CURLoption, _ text: String) throws(Refusal) {
    try check(ccurl_set_text(easy, option, text))
  }

  func set(_ option: CURLoption, _ number: Int) throws(Refusal) {
    try check(ccurl_set_number(easy, option, number))
  }

  func set(_ option: CURLoption, size: Int) throws(Refusal) {
    try check(ccurl_set_size(easy, option, curl_off_t(size)))
  }

  /// Rounded up; never 0, which libcurl takes for "no limit".
  func set(_ option: CURLoption, atLeastOne number: Double) throws(Refusal) {
    try set(option, number > 1 ? Int(min(number.rounded(.up), Double(Int32.max))) : 1)
  }

  func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer) throws(Refusal) {
    try check(ccurl_set_pointer(easy, option, pointer))
  }

  func set(_ option: CURLoption, sink: curl_write_callback?) throws(Refusal) {
    try check(ccurl_set_sink(easy, option, sink))
  }

  func setHeaders(_ lines: [String]) throws(Refusal) {
    for line in lines {
      guard let longer = curl_slist_append(headerLines, line) else {
        throw Refusal(code: CURLE_OUT_OF_MEMORY)
      }
      headerLines = longer
    }
    try check(ccurl_set_list(easy, CURLOPT_HTTPHEADER, headerLines))
  }

  func setRecipients(_ addresses: [String]) throws(Refusal) {
    for address in addresses {
      guard let longer = curl_slist_append(recipients, "<\(address)>") else {
        throw Refusal(code: CURLE_OUT_OF_MEMORY)
      }
      recipients = longer
    }
    try check(ccurl_set_list(easy, CURLOPT_MAIL_RCPT, recipients))
  }

  func check(_ code: CURLcode) throws(Refusal) {
    guard code == CURLE_OK else { throw Refusal(code: code) }
  }
}

extension CurlHandle {
  func text(_ info: CURLINFO) -> String? {
    var value: UnsafePointer<CChar>?
    guard ccurl_get_text(easy, info, &value) == CURLE_OK else { return nil }
    return value.map { String(cString: $0) }
  }

  func number(_ info: CURLINFO) -> Int {
    var value = 0
    return ccurl_get_number(easy, info, &value) == CURLE_OK ? value : 0
  }

  func size(_ info: CURLINFO) -> Int {
    var value: curl_off_t = 0
    return ccurl_get_size(easy, info, &value) == CURLE_OK ? Int(value) : 0
  }

  func list(_ info: CURLINFO) -> [String] {
    var first: UnsafeMutablePointer<curl_slist>?
    guard ccurl_get_list(easy, info, &first) == CURLE_OK else { return [] }
    defer { curl_slist_free_all(first) }
    return sequence(first: first) { $0?.pointee.next }.compactMap {
      $0?.pointee.data.map { String(cString: $0) }
    }
  }
}

internal import CCurl

/// A connection to a mail server that libcurl has made and logged in, for bytes in both directions;
/// it never leaves its thread.
///
/// libcurl's own IMAP would mark the messages that it fetches as seen.
final class MailConnection {
  let limits: TransferLimits
  private let multi: UnsafeMutableRawPointer
  private let transfer: CurlTransfer
  /// Why whoever waits is to stop waiting; looked at whenever the multi handle is woken.
  private let interruption: () -> TransferError.Kind?
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private let beginning = ContinuousClock.now

  /// A connection that has still to be made.
  init(
    _ multi: UnsafeMutableRawPointer, _ request: TransferRequest, _ url: TransferURL,
    interruption: @escaping () -> TransferError.Kind?
  ) throws(TransferError) {
    self.multi = multi
    self.interruption = interruption
    limits = request.limits
    transfer = try CurlTransfer(0, request, url, userAgent: "")
    guard curl_multi_add_handle(multi, transfer.handle.easy) == CURLM_OK else {
      throw TransferError(.other, at: url, "out of memory")
    }
  }

  deinit { curl_multi_remove_handle(multi, transfer.handle.easy) }

  /// Seconds since the connection was begun.
  private var now: Double { (.now - beginning) / .seconds(1) }

  /// The moment by which a command that begins now must have ended.
  var deadline: Double { now + limits.totalTimeout }

  /// An error of this connection, with the server's words for detail.
  func error(_ kind: TransferError.Kind, _ words: String = "") -> TransferError {
    TransferError(kind, at: transfer.url, transfer.shown(words: words))
  }

  /// Connects and logs in; what goes wrong stays within libcurl's own timeouts.
  func connect() throws(TransferError) {
    while true {
      perform()
      var left: Int32 = 0
      if let message = curl_multi_info_read(multi, &left) {
        if let error = transfer.attempt(ccurl_result(message)).error { throw error }
        return
      }
      try wait(for: nil, by: .infinity)
    }
  }

  /// Whether the server has told its ways of logging in, and a password by SASL is none of them.
  var lacksPasswordLogin: Bool { transfer.lacksPasswordLogin }
}

extension MailConnection {
  func send(_ bytes: [UInt8], by deadline: Double) throws(TransferError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var sent = 0
      let code = rest.withUnsafeBytes {
        curl_easy_send(transfer.handle.easy, $0.baseAddress, $0.count, &sent)
      }
      rest = rest.dropFirst(sent)
      if code == CURLE_AGAIN {
        try wait(for: CURL_WAIT_POLLOUT, by: deadline)
      } else if code != CURLE_OK {
        throw error(.cutOff, transfer.handle.words(for: code))
      }
    }
  }

  /// At least one byte.
  func receive(by deadline: Double) throws(TransferError) -> ArraySlice<UInt8> {
    let silence = now + limits.lowSpeedTime
    while true {
      var count = 0
      let code = curl_easy_recv(transfer.handle.easy, &buffer, buffer.count, &count)
      switch code {
      case CURLE_OK where count > 0: return buffer[..<count]
      case CURLE_OK: throw error(.cutOff)
      case CURLE_AGAIN: try wait(for: CURL_WAIT_POLLIN, by: min(deadline, silence))
      default: throw error(.cutOff, transfer.handle.words(for: code))
      }
    }
  }

  /// Waits until something may have happened; an error when the time is up or the wait is called off.
  private func wait(for event: Int32?, by deadline: Double) throws(TransferError) {
    let left = deadline - now
    guard left > 0 else { throw error(.timedOut, "no answer") }
    var descriptor = curl_waitfd(
      fd: event == nil ? CURL_SOCKET_BAD : transfer.handle.socket, events: Int16(event ?? 0),
      revents: 0)
    let milliseconds = Int32(min(1_000, (left * 1_000).rounded(.up)))
    curl_multi_poll(multi, &descriptor, event == nil ? 0 : 1, milliseconds, nil)
    if let kind = interruption() { throw error(kind) }
    perform()
  }

  private func perform() {
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
  }
}

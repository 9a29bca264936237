/// Transfers over libcurl: any number at a time, on one thread of its own.
///
/// Connections are kept and used again across requests. The environment's proxies, keys and `.netrc`
/// play no part.
public final class TransferClient: Sendable {
  let engine: CurlEngine?

  /// A client with its thread, which ends with `close()` or with the client.
  public init(options: TransferClientOptions = TransferClientOptions()) {
    engine = CurlEngine(options)
  }

  deinit { close() }

  /// Performs a request; cancelling the task ends the transfer at once.
  ///
  /// A response is what the server said, whatever its status; an error is that it could not be
  /// heard.
  public func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
    let attempt = await attempt(request)
    if let error = attempt.error { throw error }
    return attempt.response
  }

  /// What came of a request, its repetitions included.
  func attempt(_ request: TransferRequest) async -> Attempt {
    let url: TransferURL
    do throws(TransferError) { url = try request.checked() } catch { return Attempt(error) }
    if Task.isCancelled { return Attempt(TransferError(.cancelled, at: url)) }
    guard let engine else { return Attempt(TransferError(.other, at: url, "libcurl cannot start")) }
    var resumption = Resumption(request)
    var next = request
    while true {
      switch resumption.step(after: await engine.perform(next, url)) {
      case .ask(let more): next = more
      case .end(let attempt): return attempt
      }
    }
  }

  /// Starts nothing at a host for so many seconds, for example at a request's `host` after its 429 with
  /// `retryAfter`.
  ///
  /// What runs there goes on; what is sent there meanwhile waits, which counts against no limit but
  /// ends when its task is cancelled. A shorter hold does not end a longer one.
  public func hold(host: String, seconds: Double) {
    engine?.hold(host.lowercased(), max(0, seconds))
  }

  /// Ends every transfer with the error `closed` and waits until the thread has ended.
  public func close() { engine?.stop() }
}

/// How many connections a client makes, and who it says it is.
public struct TransferClientOptions: Sendable {
  /// The most transfers at a time to one host; the others wait for their turn.
  public var connectionsPerHost = 4
  /// The least seconds between two starts at one host, whatever became of the first; what a
  /// redirect leads to does not count.
  public var pausePerHost = 0.0
  /// The most transfers at a time in all.
  public var connections = 64
  /// Sent as `User-Agent`.
  public var userAgent = "minqing"

  /// The default options.
  public init() {}
}

/// The thread on which all transfers of a client run.
final class CurlEngine: Sendable {
  /// What the thread can be told.
  enum Command: Sendable {
    case start(CurlJob)
    case cancel(UInt64)
    case hold(host: String, seconds: Double)
  }

  let thread: CurlThread<Command>

  /// Nil where libcurl cannot start.
  init?(_ options: TransferClientOptions) {
    let thread = CurlThread<Command>("transfer") { CurlLoop($0, options).run($1) }
    guard let thread else { return nil }
    self.thread = thread
  }

  func perform(_ request: TransferRequest, _ url: TransferURL) async -> Attempt {
    let id = thread.newID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let job = CurlJob(id: id, request: request, url: url, continuation: continuation)
        if !thread.post(.start(job)) { job.end(.closed) }
        // A cancellation that came before the start has gone by unheard.
        if Task.isCancelled { thread.post(.cancel(id)) }
      }
    } onCancel: {
      thread.post(.cancel(id))
    }
  }

  func hold(_ host: String, _ seconds: Double) { thread.post(.hold(host: host, seconds: seconds)) }

  /// Ends everything and waits for the thread's end; more calls do no harm.
  func stop() {
    thread.close()
    thread.wait()
  }
}

/// One request with the one who waits for its outcome.
struct CurlJob: Sendable {
  let id: UInt64
  let request: TransferRequest
  let url: TransferURL
  let continuation: CheckedContinuation<Attempt, Never>

  func end(_ kind: TransferError.Kind) {
    continuation.resume(returning: Attempt(TransferError(kind, at: url)))
  }
}

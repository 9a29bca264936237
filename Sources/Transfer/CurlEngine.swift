internal import CCurl
internal import Foundation
internal import Synchronization

/// The thread that owns libcurl's multi handle, and the inbox by which others speak to it.
final class CurlEngine: Sendable {
  /// What the thread can be told.
  enum Command: Sendable {
    case start(CurlJob)
    case cancel(UInt64)
    case hold(host: String, seconds: Double)
    case stop
  }

  private struct Inbox {
    var commands: [Command] = []
    var lastID: UInt64 = 0
    var isOpen = true
  }

  private let inbox = Mutex(Inbox())
  private let ended = DispatchSemaphore(value: 0)
  // Safe: only the thread uses it, except for curl_multi_wakeup, which any thread may call.
  private nonisolated(unsafe) let multi: UnsafeMutableRawPointer

  /// Once per process, as libcurl demands.
  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Nil where libcurl cannot start.
  init?(_ options: TransferClientOptions) {
    guard Self.isLibraryReady, let multi = curl_multi_init() else { return nil }
    self.multi = multi
    Thread.detachNewThread { [self] in
      Thread.current.name = "transfer"
      ccurl_block_sigpipe()
      CurlLoop(self.multi, options).run { take() }
      curl_multi_cleanup(self.multi)
      ended.signal()
    }
  }

  func perform(_ request: TransferRequest, _ url: TransferURL) async -> Attempt {
    let id = newID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let job = CurlJob(id: id, request: request, url: url, continuation: continuation)
        if !post(.start(job)) { job.end(.closed) }
        // A cancellation that came before the start has gone by unheard.
        if Task.isCancelled { post(.cancel(id)) }
      }
    } onCancel: {
      post(.cancel(id))
    }
  }

  func hold(_ host: String, _ seconds: Double) { post(.hold(host: host, seconds: seconds)) }

  /// Closes the inbox and waits for the thread's end; more calls do no harm.
  func stop() {
    post(.stop)
    ended.wait()
    ended.signal()
  }

  private func newID() -> UInt64 {
    inbox.withLock {
      $0.lastID += 1
      return $0.lastID
    }
  }

  /// Wakes the thread under the lock, so that the multi handle is never gone by then.
  @discardableResult
  private func post(_ command: Command) -> Bool {
    inbox.withLock {
      guard $0.isOpen else { return false }
      $0.commands.append(command)
      if case .stop = command { $0.isOpen = false }
      if $0.commands.count == 1 { curl_multi_wakeup(multi) }
      return true
    }
  }

  private func take() -> [Command] {
    inbox.withLock { inbox in
      defer { inbox.commands = [] }
      return inbox.commands
    }
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

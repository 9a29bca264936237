/// The thread of one mailbox, and how others have it work.
final class MailboxThread: Sendable {
  /// What the thread can be told.
  enum Command: Sendable {
    case run(MailboxJob)
    case cancel(UInt64)
  }

  private let thread: CurlThread<Command>
  private let url: TransferURL

  /// Nil where libcurl cannot start.
  init?(_ request: MailboxRequest, _ url: TransferURL) {
    let thread = CurlThread<Command>("mailbox") { MailboxLoop($0, request, url, $1).run() }
    guard let thread else { return nil }
    self.thread = thread
    self.url = url
  }

  /// Has the session do something, after what others have asked for.
  func perform<Value: Sendable>(
    _ work: @escaping @Sendable (IMAPSession) throws(TransferError) -> Value
  ) async throws(TransferError) -> Value {
    let id = thread.newID()
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let job = MailboxJob(id: id) { session in
          continuation.resume(
            returning: Result { () throws(TransferError) in try work(session.get()) })
        }
        if !thread.post(.run(job)) { job.end(.failure(TransferError(.closed, at: url))) }
        // A cancellation that came before the start has gone by unheard.
        if Task.isCancelled { thread.post(.cancel(id)) }
      }
    } onCancel: {
      thread.post(.cancel(id))
    }
    return try outcome.get()
  }

  /// Closes the inbox; the thread ends by itself.
  func stop() { thread.close() }
}

/// Something to be done with a mailbox's session.
struct MailboxJob: Sendable {
  let id: UInt64
  /// Does it, or passes on why it cannot be done.
  let end: @Sendable (Result<IMAPSession, TransferError>) -> Void
}

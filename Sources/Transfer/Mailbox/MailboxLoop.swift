internal import CCurl

/// What a mailbox's thread does and owns; nothing of it leaves the thread.
final class MailboxLoop {
  private let multi: UnsafeMutableRawPointer
  private let request: MailboxRequest
  private let url: TransferURL
  private let take: CurlThread<MailboxThread.Command>.Take
  private var jobs = Queue<MailboxJob>()
  private var current: UInt64?
  private var cancelled: Set<UInt64> = []
  private var isOpen = true
  private var session: Result<IMAPSession, TransferError>?

  /// A loop over a mailbox; `take` gives what has come into the inbox.
  init(
    _ multi: UnsafeMutableRawPointer, _ request: MailboxRequest, _ url: TransferURL,
    _ take: @escaping CurlThread<MailboxThread.Command>.Take
  ) {
    self.multi = multi
    self.request = request
    self.url = url
    self.take = take
  }

  /// Works off the jobs until the inbox is closed.
  func run() {
    while true {
      readInbox()
      if let job = jobs.popFirst() {
        run(job)
      } else if isOpen {
        cancelled = []
        curl_multi_poll(multi, nil, 0, 60_000, nil)
      } else {
        break
      }
    }
    try? session?.get().close()
  }

  private func readInbox() {
    let inbox = take()
    isOpen = inbox.isOpen
    for command in inbox.commands {
      switch command {
      case .run(let job): jobs.append(job)
      case .cancel(let id): cancelled.insert(id)
      }
    }
  }

  private func run(_ job: MailboxJob) {
    current = job.id
    defer { current = nil }
    if let kind = interruption() { return job.end(.failure(TransferError(kind, at: url))) }
    job.end(connected)
  }

  /// Why the current job is to end early, or nil.
  private func interruption() -> TransferError.Kind? {
    readInbox()
    if let current, cancelled.contains(current) { return .cancelled }
    return isOpen ? nil : .closed
  }
}

extension MailboxLoop {
  /// The session, which the first job begins; once it could not be begun, it never is.
  private var connected: Result<IMAPSession, TransferError> {
    if let session { return session }
    let begun = Result { () throws(TransferError) in try begin() }
    session = begun
    return begun
  }

  private func begin() throws(TransferError) -> IMAPSession {
    let connection = try connection(.password)
    do throws(TransferError) {
      try connection.connect()
      return IMAPSession(connection)
    } catch {
      // Some servers know only the command LOGIN. Nothing has been sent to them yet.
      guard error.kind == .accessDenied, connection.lacksPasswordLogin else { throw error }
    }
    let second = try self.connection(.any)
    try second.connect()
    return IMAPSession(second)
  }

  private func connection(_ login: MailLogin) throws(TransferError) -> MailConnection {
    try MailConnection(multi, request.connection(login), url) { [unowned self] in interruption() }
  }
}

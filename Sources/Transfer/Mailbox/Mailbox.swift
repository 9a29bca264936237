/// A mailbox that is open for reading: nothing in it is changed, no message marked as seen.
///
/// It has a thread and a connection of its own, which no client's limits count. Commands run one after
/// the other; cancelling the task of one ends the mailbox, as the server's answer would come in between.
public final class Mailbox: Sendable {
  /// Names this numbering of messages (RFC 3501, 2.3.1.1); where it is another one than last time,
  /// the numbers of last time mean nothing.
  public let uidValidity: UInt32
  /// Larger than every number so far; nil where the server does not say.
  public let uidNext: UInt32?
  /// How many messages there are.
  public let count: Int
  /// Scheme, host, port and path, without user: what may be shown to people.
  public let place: String
  private let thread: MailboxThread

  /// Connects, logs in and opens the mailbox.
  public static func open(_ request: MailboxRequest) async throws(TransferError) -> Mailbox {
    let url = try request.connection(.password).checked()
    guard let name = url.mailbox else {
      throw TransferError(.invalidRequest, at: url, "the mailbox's name is none")
    }
    guard let thread = MailboxThread(request, url) else {
      throw TransferError(.other, at: url, "libcurl cannot start")
    }
    do throws(TransferError) {
      let opened = try await thread.perform { (session) throws(TransferError) in
        try session.open(name)
      }
      return Mailbox(opened, thread, at: url.place)
    } catch {
      thread.stop()
      throw error
    }
  }

  private init(_ opened: IMAPSession.Opened, _ thread: MailboxThread, at place: String) {
    uidValidity = opened.uidValidity
    uidNext = opened.uidNext
    count = opened.count
    self.place = place
    self.thread = thread
  }

  deinit { thread.stop() }

  /// The messages from a number on, by number.
  public func messages(from first: UInt32 = 1) async throws(TransferError) -> [MessageSummary] {
    try await thread.perform { (session) throws(TransferError) in
      try session.messages(from: first)
    }
  }

  /// A message as it was sent (RFC 5322): header, blank line, body.
  ///
  /// `tooLarge` where it has more bytes than the limit, `notFound` where it is gone: the mailbox stays
  /// open for the others.
  public func message(_ summary: MessageSummary) async throws(TransferError) -> [UInt8] {
    try await thread.perform { (session) throws(TransferError) in try session.message(summary) }
  }

  /// Takes leave of the server; what is asked for afterwards ends with the error `closed`.
  public func close() async {
    try? await thread.perform { (session) throws(TransferError) in session.close() }
    thread.stop()
  }
}

internal import Foundation
internal import Transfer

/// The messages of a mailbox, by their numbers; all of them, whether anybody has read them or not. The
/// mailbox is left as it is.
struct MailDeliveries: Deliveries {
  /// How far the mailbox was read. Numbers hold as long as the validity does.
  private struct Cursor: Codable {
    var validity: UInt32
    var next: UInt32
  }

  private let requester: Requester
  private let source: SourceSettings
  private let last: Cursor?
  private var mailbox: Mailbox?
  private var messages: ArraySlice<MessageSummary> = []

  init(_ requester: Requester, _ source: SourceSettings, from position: SourcePosition) {
    (self.requester, self.source) = (requester, source)
    last = position.cursor(as: Cursor.self)
  }

  mutating func next() async throws(FetchError) -> Delivery? {
    let mailbox = try await opened()
    while let summary = messages.popFirst() {
      guard let bytes = try await bytes(of: summary, in: mailbox) else { continue }
      return Delivery(
        place: place(of: summary, in: mailbox), content: .bytes(bytes),
        contentType: "message/rfc822", format: .mail,
        position: position(behind: summary, in: mailbox))
    }
    await mailbox.close()
    return nil
  }

  /// The mailbox, with the messages still to come; from the first one on where its numbers mean
  /// something else than last time.
  private mutating func opened() async throws(FetchError) -> Mailbox {
    if let mailbox { return mailbox }
    let mailbox = try await requester.mailbox(source.url)
    let first = last?.validity == mailbox.uidValidity ? last?.next ?? 1 : 1
    do throws(TransferError) {
      // `n:*` gives the last message even where its number is smaller.
      messages = try await mailbox.messages(from: first).filter { $0.uid >= first }[...]
    } catch {
      throw .transfer(error)
    }
    self.mailbox = mailbox
    return mailbox
  }

  /// A message; a note in its place where it is larger than the source allows, nil where it is gone.
  private func bytes(
    of summary: MessageSummary, in mailbox: Mailbox
  ) async throws(FetchError) -> [UInt8]? {
    do throws(TransferError) {
      return try await mailbox.message(summary)
    } catch {
      switch error.kind {
      case .notFound: return nil
      case .tooLarge: return note(on: summary, in: mailbox)
      default: throw .transfer(error)
      }
    }
  }

  /// Stands in the queue for a message that is not fetched, so that a person looks after it.
  private func note(on summary: MessageSummary, in mailbox: Mailbox) -> [UInt8] {
    let date = summary.receivedAt.map { "Date: \($0.formatted(.iso8601))\r\n" } ?? ""
    let text = """
      Message-ID: <\(mailbox.uidValidity).\(summary.uid)@too-large.invalid>\r
      \(date)Subject: mail of \(summary.size) bytes, not fetched\r
      \r
      Larger than max_size of the source \(source.id): raise it, or read the mail in its mailbox.\r

      """
    return Array(text.utf8)
  }

  private func place(of summary: MessageSummary, in mailbox: Mailbox) -> String {
    "\(mailbox.place);UIDVALIDITY=\(mailbox.uidValidity);UID=\(summary.uid)"
  }

  private func position(behind summary: MessageSummary, in mailbox: Mailbox) -> SourcePosition {
    SourcePosition(json: Cursor(validity: mailbox.uidValidity, next: summary.uid &+ 1))
  }
}

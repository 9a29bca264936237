/// One conversation with an IMAP server (RFC 3501), on the thread of its mailbox.
final class IMAPSession {
  /// What the server says of a mailbox that it has opened.
  struct Opened: Sendable {
    var uidValidity: UInt32
    var uidNext: UInt32?
    var count: Int
  }

  let connection: MailConnection
  private var reader: IMAPReader
  private var lastTag = 0
  private var farewell: String?
  /// Why nothing more can be asked.
  private var end: TransferError?

  init(_ connection: MailConnection) {
    self.connection = connection
    reader = IMAPReader(mostText: 8_000_000, mostLiterals: connection.limits.bodyBytes)
  }

  /// Has a command carried out, and its responses looked at one by one as they come.
  ///
  /// A `NO`, which is `refusal` where its code says nothing else, and a `BAD` leave the session as it
  /// was; after any other error it is over.
  func run(
    _ command: String, refusal: TransferError.Kind = .refused,
    _ look: (IMAPResponse) throws(TransferError) -> Void = { _ in }
  ) throws(TransferError) {
    if let end { throw end }
    lastTag += 1
    let status: IMAPStatus
    do throws(TransferError) {
      let deadline = connection.deadline
      try connection.send(Array("M\(lastTag) \(command)\r\n".utf8), by: deadline)
      status = try answer(to: "M\(lastTag)", by: deadline, look)
    } catch {
      end = error
      throw error
    }
    try judge(status, refusal)
  }

  func close() {
    try? run("LOGOUT")
    end = connection.error(.closed)
  }
}

extension IMAPSession {
  private func answer(
    to tag: String, by deadline: Double, _ look: (IMAPResponse) throws(TransferError) -> Void
  ) throws(TransferError) -> IMAPStatus {
    while true {
      var answer: IMAPStatus?
      for response in try read(by: deadline) {
        if case .status(let status) = response {
          if status.tag == tag { answer = status }
          if status.condition == .bye { farewell = status.text }
        }
        try look(response)
      }
      if let answer { return answer }
    }
  }

  private func read(by deadline: Double) throws(TransferError) -> [IMAPResponse] {
    let bytes: ArraySlice<UInt8>
    do throws(TransferError) {
      bytes = try connection.receive(by: deadline)
    } catch {
      guard error.kind == .cutOff, let farewell else { throw error }
      throw connection.error(.cutOff, farewell)
    }
    do throws(IMAPReader.Fault) {
      return try reader.read(bytes)
    } catch {
      let detail = error == .endlessLine ? "a line without end" : "a literal without a size"
      throw connection.error(.badAnswer, detail)
    }
  }

  /// The codes are those of RFC 5530.
  private func judge(
    _ status: IMAPStatus, _ refusal: TransferError.Kind
  ) throws(TransferError) {
    switch (status.condition, status.code.first) {
    case (.ok, _), (.preauthenticated, _): return
    case (.bad, _), (.bye, _): throw connection.error(.badAnswer, status.text)
    case (.no, "NONEXISTENT"): throw connection.error(.notFound, status.text)
    case (.no, "NOPERM"), (.no, "AUTHORIZATIONFAILED"), (.no, "PRIVACYREQUIRED"):
      throw connection.error(.accessDenied, status.text)
    case (.no, "UNAVAILABLE"), (.no, "INUSE"), (.no, "LIMIT"), (.no, "SERVERBUG"):
      throw connection.error(.refused, status.text)
    case (.no, _): throw connection.error(refusal, status.text)
    }
  }
}

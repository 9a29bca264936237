extension IMAPSession {
  /// How many messages are asked about at a time.
  private static let atATime = 500
  /// More numbers than a mailbox can sensibly have.
  private static let mostMessages = 2_000_000

  /// Logs in and opens the mailbox without the right to change it.
  func open(_ mailbox: String) throws(TransferError) -> Opened {
    try introduce()
    var facts: [String: Int] = [:]
    try run("EXAMINE \(Self.quoted(ModifiedUTF7.encode(mailbox)))", refusal: .notFound) {
      response in
      switch response {
      case .status(let status) where status.code.count == 2:
        facts[status.code[0]] = Int(status.code[1])
      case .data(let values) where values.count == 2:
        if values[1].text?.uppercased() == "EXISTS" { facts["EXISTS"] = values[0].number }
      default: break
      }
    }
    return try opened(facts)
  }

  private func opened(_ facts: [String: Int]) throws(TransferError) -> Opened {
    // Without it the server promises nothing of its numbers (RFC 3501, 6.3.1).
    guard let validity = facts["UIDVALIDITY"].flatMap({ UInt32(exactly: $0) }) else {
      throw connection.error(.badAnswer, "the mailbox has no lasting numbers")
    }
    return Opened(
      uidValidity: validity, uidNext: facts["UIDNEXT"].flatMap { UInt32(exactly: $0) },
      count: facts["EXISTS"] ?? 0)
  }

  /// Says who asks where the server wants to know (RFC 2971): some large Chinese ones, 163.com
  /// among them, open no mailbox for strangers.
  private func introduce() throws(TransferError) {
    var isWanted = false
    try run("CAPABILITY") { response in
      guard case .data(let values) = response else { return }
      isWanted = isWanted || values.contains { $0.text?.uppercased() == "ID" }
    }
    if isWanted { try run("ID (\"name\" \"minqing\")") }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension IMAPSession {
  func messages(from first: UInt32) throws(TransferError) -> [MessageSummary] {
    let uids = try search(from: first)
    var found: [UInt32: MessageSummary] = [:]
    for start in stride(from: 0, to: uids.count, by: Self.atATime) {
      let last = uids[min(start + Self.atATime, uids.count) - 1]
      try run("UID FETCH \(uids[start]):\(last) (UID RFC822.SIZE INTERNALDATE)") { response in
        guard case .data(let values) = response, let message = IMAPMessage(values),
          let uid = message.uid, let size = message.size, (uids[start]...last).contains(uid)
        else { return }
        found[uid] = MessageSummary(uid: uid, size: size, receivedAt: message.receivedAt)
      }
    }
    return uids.compactMap { found[$0] }
  }

  /// The numbers that there are, so that gaps in the numbering cost nothing.
  private func search(from first: UInt32) throws(TransferError) -> [UInt32] {
    var uids: Set<UInt32> = []
    try run("UID SEARCH UID \(max(1, first)):*") { (response) throws(TransferError) in
      guard case .data(let values) = response, values.first?.text?.uppercased() == "SEARCH"
      else { return }
      let numbers = values.dropFirst().compactMap { $0.number.flatMap { UInt32(exactly: $0) } }
      // Where there is none from the first on, the star stands for the last one before it.
      uids.formUnion(numbers.filter { $0 >= first })
      if uids.count > Self.mostMessages {
        throw connection.error(.tooLarge, "more messages than can be")
      }
    }
    return uids.sorted()
  }

  func message(_ summary: MessageSummary) throws(TransferError) -> [UInt8] {
    guard summary.size <= connection.limits.bodyBytes else { throw tooLarge(summary.size) }
    var content: IMAPValue?
    try run("UID FETCH \(summary.uid) (BODY.PEEK[])") { response in
      guard case .data(let values) = response, let message = IMAPMessage(values),
        message.uid == summary.uid
      else { return }
      content = message.content ?? content
    }
    switch content {
    case .bytes(let bytes): return bytes
    case .skipped(let size): throw tooLarge(size)
    case nil: throw connection.error(.notFound, "the message is gone")
    default: throw connection.error(.badAnswer, "a message without content")
    }
  }

  private func tooLarge(_ size: Int) -> TransferError {
    connection.error(.tooLarge, "\(size) bytes, more than \(connection.limits.bodyBytes)")
  }
}

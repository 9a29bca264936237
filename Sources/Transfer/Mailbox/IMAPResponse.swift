/// One response of an IMAP server (RFC 3501, 7).
enum IMAPResponse: Equatable {
  /// How a command ended, or something that the server wants to say.
  case status(IMAPStatus)
  /// What a command has brought, or what has changed meanwhile.
  case data([IMAPValue])
  /// Whole, and understood by nobody.
  case unreadable
}

/// A status with its code and its words, for example `A1 NO [NONEXISTENT] no such mailbox`.
struct IMAPStatus: Equatable {
  enum Condition: String {
    case ok = "OK"
    case no = "NO"
    case bad = "BAD"
    case bye = "BYE"
    case preauthenticated = "PREAUTH"
  }

  /// That of the command that has ended; nil where the status is about none.
  var tag: String?
  var condition: Condition
  /// The words in brackets, the first of them in capitals.
  var code: [String] = []
  var text = ""
}

extension IMAPStatus {
  /// Nil where the line, without its end, is no status.
  init?(_ line: some Collection<UInt8>) {
    let words = String(decoding: line, as: UTF8.self)
      .split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count > 1, !words[0].isEmpty,
      let condition = Condition(rawValue: words[1].uppercased())
    else { return nil }
    tag = words[0] == "*" ? nil : String(words[0])
    self.condition = condition
    text = words.count > 2 ? String(words[2]) : ""
    guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return }
    code = text[..<end].dropFirst().split(separator: " ").map(String.init)
    code[...].first.map { code[0] = $0.uppercased() }
    text = String(text[end...].dropFirst().drop { $0 == " " })
  }
}

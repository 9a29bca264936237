/// The text of a message: what is new in it, what it quotes, and its signature.
struct MailBody {
  /// Plain text, or HTML where that is all there is and nothing had to be cut out of it.
  private(set) var text = ""
  private(set) var quoted = ""
  private(set) var signature = ""
  /// The text before anything was cut.
  let whole: String

  /// The text of a message's contents. A message that is forwarded stays whole: what it quotes is what
  /// it is about.
  init(_ contents: MailContents, subject: String?) {
    let own = contents.texts.filter { !$0.isForwarded && !$0.isBlank }
    let forwarded = contents.texts.filter { $0.isForwarded && !$0.isBlank }
    whole = Self.joined(own + forwarded)
    text = whole
    if ForwardSign.begins(subject ?? "") { return }
    let isPage = own.allSatisfy(\.isHTML)
    let reply = ReplyText(isPage ? own.map(\.plain).joined(separator: "\n") : Self.joined(own))
    guard reply.isCut else { return }
    quoted = reply.quoted
    signature = reply.signature
    text = Self.joined([MailContents.Text(text: reply.new)] + forwarded)
  }

  /// Texts under each other; HTML among plain ones becomes plain.
  private static func joined(_ texts: [MailContents.Text]) -> String {
    let isHTML = texts.allSatisfy(\.isHTML)
    let separator = isHTML ? "\n" : "\n\n"
    return texts.map { (isHTML ? $0.text : $0.plain).trimmingWhitespace }
      .filter { !$0.isEmpty }.joined(separator: separator)
  }
}

extension MailContents.Text {
  var plain: String { isHTML ? HTMLText.text(text) : text }
}

/// Tells a forwarded message by its subject.
enum ForwardSign {
  private static let marks = ["fw:", "fwd:", "fw：", "fwd：", "转发:", "转发：", "轉寄:", "轉寄："]

  /// True where a subject begins with a sign of forwarding.
  static func begins(_ subject: String) -> Bool {
    let subject = subject.lowercased().trimmingWhitespace
    return marks.contains(where: subject.hasPrefix)
  }
}

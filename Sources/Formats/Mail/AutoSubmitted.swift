/// Tells the mail of machines from that of people (RFC 3834).
enum AutoSubmitted {
  private static let replies = [
    "自动回复", "自動回覆", "自動回復", "automatic reply", "auto-reply", "autoreply", "out of office",
  ]

  /// `auto-generated`, `auto-replied` or another word of the header `Auto-Submitted`; nil for the
  /// mail of a person. Reports of delivery and of reading are replies.
  static func word(_ headers: MailHeaders, _ root: MIMEPart?) -> String? {
    if let declared = headers.text("Auto-Submitted") {
      let word = declared.prefix { $0 != ";" && $0 != " " && $0 != "(" }.lowercased()
      return word == "no" ? nil : word
    }
    if root?.type == "multipart/report" || isReply(headers) { return "auto-replied" }
    return isDaemon(headers.from?.address) ? "auto-generated" : nil
  }

  private static func isReply(_ headers: MailHeaders) -> Bool {
    if headers.text("X-Autoreply") != nil || headers.text("X-Autorespond") != nil { return true }
    if headers.text("Precedence")?.lowercased() == "auto_reply" { return true }
    let subject = headers.subject?.lowercased() ?? ""
    return replies.contains(where: subject.hasPrefix)
  }

  private static func isDaemon(_ address: String?) -> Bool {
    let name = address?.lowercased().prefix { $0 != "@" }
    return name == "mailer-daemon" || name == "postmaster"
  }
}

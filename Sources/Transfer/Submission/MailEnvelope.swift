/// Who a message comes from and goes to (RFC 5321, 2.3.1), and the message.
struct MailEnvelope: Sendable, Equatable {
  var sender: String
  var recipients: [String]
  var message: [UInt8]

  /// What makes it impossible to send there, or nil.
  func fault(at url: TransferURL) -> String? {
    if !url.isOfMailSubmission { return "not a mail server of smtp or smtps" }
    if recipients.isEmpty { return "the message has no recipient" }
    guard let wrong = ([sender] + recipients).first(where: { !Self.isAddress($0) }) else {
      return nil
    }
    return "\(wrong.debugDescription) is no mail address"
  }

  /// Whether a text is `somebody@somewhere` in ASCII, with nothing that would end its place in a command.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && text.utf8.allSatisfy { (0x21..<0x7F).contains($0) && !"<>\\\"(),:;".utf8.contains($0) }
  }
}

/// Why a message is a reject.
enum MailFault: Error {
  case noHeaders
  case tooLarge
  case encrypted(String)
  case overfull
  case exhausting(String)

  /// In one lowercase line, with the mend.
  var reason: String {
    switch self {
    case .noHeaders: "the message has no headers; check that the file holds e-mail"
    case .tooLarge:
      "the message is larger than \(MailMessages.sizeLimit / 1_000_000) MB; "
        + "save its attachments and import them as files"
    case .encrypted(let how):
      "the message is encrypted with \(how); ask its sender to send it unencrypted"
    case .overfull:
      "the message has more than \(MailContents.partLimit) parts, or parts nested too deep; "
        + "open it in a mail program and check that it is genuine"
    case .exhausting(let what):
      "the message has \(what); open it in a mail program and check that it is genuine"
    }
  }
}

internal import Foundation

extension MailDraft {
  /// The message as RFC 5322 and RFC 2045 write it, lines ended by CRLF; every part is Base64, so nothing
  /// on the way has a reason to change it.
  public func bytes() -> [UInt8] {
    let body = attachments.isEmpty ? alternative : mixed
    return Array((header + body).utf8)
  }

  private var header: String {
    let lines = [
      "From: " + MailHeaderField.people([from], after: "From: "),
      "To: " + MailHeaderField.people(to, after: "To: "),
      "Subject: " + MailHeaderField.text(subject, after: "Subject: "),
      "Date: " + dateText,
      "Message-ID: <\(messageID)>",
      // No machine is to answer it (RFC 3834, 5).
      "Auto-Submitted: auto-generated",
      "Content-Language: \(language)",
      "MIME-Version: 1.0",
    ]
    return lines.map { $0 + "\r\n" }.joined()
  }

  private var dateText: String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = timeZone
    formatter.dateFormat = "EEE, d MMM yyyy HH:mm:ss Z"
    return formatter.string(from: date)
  }

  private var alternative: String {
    Self.multipart(
      "alternative", boundary("alternative"),
      [
        Self.part("text/plain; charset=utf-8", Array(plain.utf8)),
        Self.part("text/html; charset=utf-8", Array(html.utf8)),
      ])
  }

  private var mixed: String {
    let files = attachments.map { file in
      let disposition = MailHeaderField.parameter("filename", file.name)
      return Self.part(
        file.type, file.bytes, more: "Content-Disposition: attachment;\r\n \(disposition)\r\n")
    }
    return Self.multipart("mixed", boundary("mixed"), [alternative] + files)
  }

  /// No line of Base64 begins with it, as `=_` never stands there.
  private func boundary(_ kind: String) -> String { "=_minqing_\(kind)" }

  private static func multipart(_ kind: String, _ boundary: String, _ parts: [String]) -> String {
    "Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\r\n\r\n"
      + parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--\r\n"
  }

  private static func part(_ type: String, _ bytes: [UInt8], more: String = "") -> String {
    "Content-Type: \(type)\r\n\(more)Content-Transfer-Encoding: base64\r\n\r\n"
      + Data(bytes).base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ]) + "\r\n"
  }
}

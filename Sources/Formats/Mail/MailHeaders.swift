internal import Feedback

/// What a message's headers say.
struct MailHeaders {
  private let headers: MIMEHeaders
  let header: HeaderText
  let subject: String?
  let from: MailAddress?
  let date: MailDate?

  init(_ headers: MIMEHeaders, _ charset: MailCharset) {
    self.headers = headers
    let header = HeaderText(charset)
    self.header = header
    subject = headers["Subject"].map(header.text).flatMap { $0.isEmpty ? nil : $0 }
    let senders = ["From", "Sender"].lazy.compactMap { headers[$0] }
    from = senders.compactMap { MailAddress.list($0, header).first }.first
    date = headers["Date"].map { MailDate($0, header) }
  }

  /// The id without its angle brackets.
  var messageID: String? { ids("Message-ID").first }

  /// When the last server took the message in.
  var received: MailDate? { headers["Received"].flatMap { MailDate(received: $0, header) } }

  /// The text of a header.
  func text(_ name: String) -> String? { headers[name].map(header.text) }

  /// The people in a header.
  func addresses(_ name: String) -> [MailAddress] {
    headers[name].map { MailAddress.list($0, header) } ?? []
  }

  /// The ids in a header (RFC 5322, 3.6.4); one without its angle brackets is taken as well.
  func ids(_ name: String) -> [String] {
    guard let text = text(name) else { return [] }
    let bracketed = text.split(separator: "<").compactMap { part in
      part.firstIndex(of: ">").map { String(part[..<$0]).trimmingWhitespace }
    }
    if !bracketed.isEmpty { return bracketed.filter { !$0.isEmpty } }
    return text.split(separator: " ").map(String.init)
  }

  /// What a record says of a forwarded message.
  var summary: FieldValue {
    var fields = Fields()
    fields.append("message_id", ids("Message-ID").first)
    fields.append("subject", subject)
    fields.append("from", from?.name ?? from?.address)
    fields.append("from_address", from?.address)
    fields.append("date", date?.text)
    return .object(fields)
  }
}

extension Fields {
  /// Adds a text where there is one.
  mutating func append(_ name: String, _ text: String?) {
    if let text, !text.isEmpty { append(name, .string(text)) }
  }

  /// Adds texts where there are any.
  mutating func append(_ name: String, _ texts: [String]) {
    if !texts.isEmpty { append(name, .array(texts.map { .string($0) })) }
  }
}

internal import Feedback

/// One message as a record.
struct MailRecord {
  /// The message's own id, or a hash that stands for it.
  let id: String
  let subject: String?
  let fields: Fields

  /// The record of a message.
  init(_ headers: MailHeaders, _ contents: MailContents, autoSubmitted: String?) {
    let body = MailBody(contents, subject: headers.subject)
    let messageID = headers.messageID
    id = messageID ?? Self.hash(headers, body)
    subject = headers.subject
    var fields = Fields()
    fields.append(messageID == nil ? "id" : "message_id", id)
    fields.append("subject", subject)
    Self.addPeople(headers, to: &fields)
    Self.addDates(headers, to: &fields)
    fields.append("in_reply_to", headers.ids("In-Reply-To").first)
    fields.append("references", headers.ids("References"))
    fields.append("body", body.text)
    fields.append("quoted", body.quoted)
    fields.append("signature", body.signature)
    fields.append("auto_submitted", autoSubmitted)
    Self.add("forwarded", contents.forwarded.map(\.summary), to: &fields)
    Self.add("attachments", contents.attachments.map(\.value), to: &fields)
    self.fields = fields
  }

  private static func addPeople(_ headers: MailHeaders, to fields: inout Fields) {
    fields.append("from", headers.from?.name ?? headers.from?.address)
    fields.append("from_address", headers.from?.address)
    fields.append("to", headers.addresses("To").map(\.text))
    fields.append("cc", headers.addresses("Cc").map(\.text))
  }

  /// Adds the date, and where it is missing or cannot be read, when a server took the message in.
  private static func addDates(_ headers: MailHeaders, to fields: inout Fields) {
    if let date = headers.date {
      fields.append(date.mayBeDate ? "date" : "date_written", date.text)
    }
    if headers.date?.isReadable != true { fields.append("received", headers.received?.text) }
  }

  private static func add(_ name: String, _ values: [FieldValue], to fields: inout Fields) {
    if !values.isEmpty { fields.append(name, .array(values)) }
  }

  /// What stays the same however often a message without an id is fetched.
  private static func hash(_ headers: MailHeaders, _ body: MailBody) -> String {
    let parts = [headers.from?.text ?? "", headers.text("Date") ?? "", body.whole]
    return SHA256.hexadecimal(Array(parts.joined(separator: "\n").utf8))
  }
}

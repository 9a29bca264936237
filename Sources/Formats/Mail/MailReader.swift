internal import Feedback

/// Reads the messages of a file of one (`.eml`, RFC 5322) or of several (mbox, RFC 4155).
///
/// The fields of a message are, where it has them, `message_id` (without angle brackets; else `id`,
/// a hash of sender, date and text), `subject from from_address to cc date received in_reply_to
/// references body quoted signature auto_submitted forwarded attachments`. The text of a forwarded
/// message is part of the body, under a line with its subject. Records in attachments follow as
/// records of their own, with `mail_message_id` and `mail_subject` (`FormatOptions.readsAttachments`).
///
/// A message that is encrypted, without headers, larger than 64 MB, or built to exhaust a reader is a
/// reject.
struct MailReader: RecordReader {
  private var messages: MailMessages
  private let options: FormatOptions
  private let charset: MailCharset
  private var attachments: AttachmentRecords?
  private var number = 0

  init(over bytes: any ByteSource, options: FormatOptions) throws(FormatError) {
    self.options = options
    charset = MailCharset(forced: try options.encoding.map(TextEncoding.named))
    messages = try MailMessages(bytes)
  }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    if let outcome = attachments?.next(number: number + 1) {
      number += 1
      return outcome
    }
    attachments = nil
    guard let message = try messages.next() else { return nil }
    number += 1
    do throws(MailFault) {
      return .record(try read(message))
    } catch {
      return Reject.unreadable(
        place(message), error.reason, bytes: message.bytes.prefix(Reject.remainderLimit))
    }
  }

  private mutating func read(_ message: MailMessages.Message) throws(MailFault) -> RawRecord {
    guard !message.isTooLarge else { throw .tooLarge }
    let tree = try MIMEMessage(message.bytes)
    var charset = charset
    charset.fallback = tree.root?.parameter("charset")
    let headers = MailHeaders(tree.headers, charset)
    let contents = MailContents(tree.root, charset)
    if let encryption = contents.encryption, contents.texts.allSatisfy(\.isBlank) {
      throw .encrypted(encryption)
    }
    guard !contents.isOverfull else { throw .overfull }
    let record = MailRecord(
      headers, contents, autoSubmitted: AutoSubmitted.word(headers, tree.root))
    if options.readsAttachments {
      let isCutOff = tree.root.map { !$0.isEnded } ?? false
      attachments = AttachmentRecords(contents, of: record, isCutOff: isCutOff, options)
    }
    return RawRecord(fields: record.fields, place: place(message))
  }

  private func place(_ message: MailMessages.Message) -> RecordPlace {
    RecordPlace(number: number, line: message.line)
  }
}

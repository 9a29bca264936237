internal import Feedback

/// The records in a message's attachments, one after another: tables and JSON, by name or type. Other
/// mail in it is part of the message, and what is recognised by its content alone may be anything.
struct AttachmentRecords {
  private let mail: MailRecord
  private let attachments: [MailAttachment]
  private let options: FormatOptions
  /// True where the message ends before its last boundary, so that its last part may not be whole.
  private let isMessageCutOff: Bool
  private var position = 0
  private var reader: (any RecordReader)?
  /// The last reason given, which an error may repeat.
  private var lastReason: String?

  init(_ contents: MailContents, of mail: MailRecord, isCutOff: Bool, _ options: FormatOptions) {
    attachments = contents.attachments
    isMessageCutOff = isCutOff
    self.mail = mail
    self.options = options
  }

  /// The next record, or why an attachment could not be read; nil at the end. `number` is the
  /// record's number in the payload.
  mutating func next(number: Int) -> RecordOutcome? {
    while position < attachments.count {
      do throws(FormatError) {
        if try open() {
          if let outcome = try reader?.next() { return placed(outcome, number) }
          if isCutOff { throw .cutOff() }
        }
      } catch {
        let isKnown = error.description == lastReason
        let reject = isKnown ? nil : unreadable(error, number)
        close()
        if let reject { return reject }
        continue
      }
      close()
    }
    return nil
  }

  /// Opens the attachment at hand where it holds records; false where it does not.
  private mutating func open() throws(FormatError) -> Bool {
    if reader != nil { return true }
    let attachment = attachments[position]
    guard let format = Self.format(of: attachment) else { return false }
    let content = MemoryBytes(attachment.part.content)
    let options = FormatOptions(
      encoding: options.encoding, charset: attachment.part.parameter("charset"))
    reader = try format.reader(over: content, options: options)
    return true
  }

  private var isCutOff: Bool { isMessageCutOff && position == attachments.count - 1 }

  private mutating func close() {
    (reader, lastReason) = (nil, nil)
    position += 1
  }

  private static func format(of attachment: MailAttachment) -> Format? {
    let format = Format.guess(fileName: attachment.name, contentType: attachment.type, head: [])
    return format.flatMap { $0 == .mail || $0 == .feed ? nil : $0 }
  }
}

// MARK: - Outcomes

extension AttachmentRecords {
  private mutating func placed(_ outcome: RecordOutcome, _ number: Int) -> RecordOutcome {
    switch outcome {
    case .record(var record):
      record.place = placed(record.place, number)
      record.fields.append("mail_message_id", mail.id)
      record.fields.append("mail_subject", mail.subject)
      return .record(record)
    case .reject(var reject):
      lastReason = reject.reason
      reject.place = placed(reject.place, number)
      return .reject(reject)
    }
  }

  private func unreadable(_ error: FormatError, _ number: Int) -> RecordOutcome {
    let content = attachments[position].part.content.prefix(Reject.remainderLimit)
    return Reject.unreadable(
      placed(RecordPlace(number: number), number), "attachment \(position + 1): \(error)",
      bytes: content)
  }

  /// A place in the attachment as one in the payload.
  private func placed(_ place: RecordPlace, _ number: Int) -> RecordPlace {
    var place = place
    place.number = number
    place.attachment = position + 1
    return place
  }
}

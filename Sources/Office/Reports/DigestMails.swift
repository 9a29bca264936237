internal import Digests
internal import Feedback
internal import Formats
internal import Foundation
internal import Store

extension OfficeContext {
  /// The mails that bring digests to whom the configuration names; none where no server is named.
  func mails(for made: [FrozenDigestRow], at now: Date) -> [OutboxMail] {
    guard let delivery = configuration.main.delivery else { return [] }
    return made.compactMap { digest in
      let recipients = recipients(of: DigestReader(code: digest.reader), delivery)
      guard !recipients.isEmpty else { return nil }
      return OutboxMail(
        messageID: messageID(digest, recipients, delivery), period: digest.period,
        label: digest.label, reader: digest.reader, recipients: recipients, createdAt: now)
    }
  }

  private func recipients(of reader: DigestReader, _ delivery: DeliverySettings) -> [String] {
    switch reader {
    case .office: delivery.office
    case .department(let id): configuration.departments.mail(of: id)
    case .place(let id): configuration.places.mail(of: id)
    }
  }

  /// The same for the same digest to the same people, so that a mail which comes twice is known.
  private func messageID(
    _ digest: FrozenDigestRow, _ recipients: [String], _ delivery: DeliverySettings
  ) -> String {
    var hash = ContentHash()
    for text in [digest.period.rawValue, digest.label, digest.reader] + recipients {
      hash.update(Array((text + "\n").utf8))
    }
    let domain = delivery.from.address.split(separator: "@").last ?? "localhost"
    return "\(digest.label).\(hash.name(bytes: 8))"
      + ".\(configuration.main.office.id)@\(domain)"
  }

  /// A mail of the outbox as it goes out: the digest as it was frozen, its HTML attached.
  func draft(
    _ mail: OutboxMail, _ templates: DigestTemplates, _ delivery: DeliverySettings
  ) throws(OfficeError) -> MailDraft {
    let row = try OfficeError.wrap {
      try store.frozenDigest(mail.period, label: mail.label, reader: mail.reader)
    }
    guard let row else {
      throw OfficeError(
        .badData, "the digest \(mail.label)/\(mail.reader) is not in the store any more")
    }
    let input = try wrapDigest { try FrozenDigest(json: row.input).input }
    let text = try wrapDigest { try input.mail(templates) }
    var draft = MailDraft(
      from: delivery.from, to: mail.recipients.compactMap { MailPerson($0) }, subject: text.subject,
      date: mail.createdAt, timeZone: timeZone, messageID: mail.messageID,
      language: input.language.rawValue, plain: text.plain, html: text.html)
    draft.attachments = [
      MailAttachmentDraft(
        name: "\(mail.label)-\(mail.reader).html", type: "text/html; charset=utf-8",
        bytes: Array(try wrapDigest { try input.html(templates) }.utf8))
    ]
    return draft
  }
}

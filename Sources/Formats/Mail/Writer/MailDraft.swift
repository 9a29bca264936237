public import Foundation

/// A message to be sent: a text in two forms that a mail program chooses from, and attachments.
///
/// The same draft gives the same bytes.
public struct MailDraft: Sendable {
  /// Who sends it.
  public var from: MailPerson
  /// Who it is written to.
  public var to: [MailPerson]
  /// The subject.
  public var subject: String
  /// What `Date` says.
  public var date: Date
  /// The zone in which it says so.
  public var timeZone: TimeZone
  /// `local@domain`, without the angle brackets.
  public var messageID: String
  /// The language of the text, a tag of BCP 47.
  public var language: String
  /// The text for programs that show no HTML.
  public var plain: String
  /// The same as HTML.
  public var html: String
  /// What goes along.
  public var attachments: [MailAttachmentDraft] = []

  /// A message without attachments.
  public init(
    from: MailPerson, to: [MailPerson], subject: String, date: Date, timeZone: TimeZone,
    messageID: String, language: String, plain: String, html: String
  ) {
    (self.from, self.to, self.subject) = (from, to, subject)
    (self.date, self.timeZone, self.messageID) = (date, timeZone, messageID)
    (self.language, self.plain, self.html) = (language, plain, html)
  }
}

/// Somebody in a header, by a name that may be empty and an address in ASCII.
public struct MailPerson: Sendable, Equatable {
  /// The name that people see; may be empty.
  public var name: String
  /// `somebody@example.org`
  public var address: String

  /// Somebody by name and address.
  public init(name: String = "", address: String) {
    self.name = name
    self.address = address
  }

  /// `Name <somebody@example.org>` or the address alone; nil where there is no address in ASCII.
  public init?(_ text: String) {
    let trimmed = text.trimmingCharacters(in: .whitespaces)
    guard let open = trimmed.lastIndex(of: "<"), trimmed.hasSuffix(">") else {
      self.init(address: trimmed)
      guard isValid else { return nil }
      return
    }
    self.init(
      name: trimmed[..<open].trimmingCharacters(in: CharacterSet(charactersIn: " \"")),
      address: String(trimmed[trimmed.index(after: open)...].dropLast()))
    guard isValid else { return nil }
  }

  private var isValid: Bool {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && address.utf8.allSatisfy { (0x21..<0x7F).contains($0) && !"<>\\\"(),:;".utf8.contains($0) }
  }
}

/// A file that goes along with a message.
public struct MailAttachmentDraft: Sendable {
  /// The file's name.
  public var name: String
  /// Its media type, such as `text/html; charset=utf-8`.
  public var type: String
  /// What it holds.
  public var bytes: [UInt8]

  /// A file with its name and its media type.
  public init(name: String, type: String, bytes: [UInt8]) {
    self.name = name
    self.type = type
    self.bytes = bytes
  }
}

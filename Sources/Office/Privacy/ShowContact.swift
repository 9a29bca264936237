internal import Feedback
internal import Normalize
internal import Store

/// How a resident can be reached.
public struct QueueContact: Sendable, Codable {
  public var name: String?
  public var phones: [String]
  public var emails: [String]
  public var address: String?
}

extension OfficeContext {
  /// An item with its contact, which is shown for a reason only; that is kept in the history. The contact
  /// is nil where none is kept.
  ///
  /// - Throws: `configuration` where the key that sealed it is not given.
  public func queueShowUnmasked(
    _ reference: String, reason: String
  ) throws(OfficeError) -> QueueDetail {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw OfficeError(.usage, "an empty reason says nothing")
    }
    guard let found = try OfficeError.wrap({ try store.item(reference) }) else {
      throw .unknownItem(reference, language)
    }
    let keys = try keyRing()
    let contact = try OfficeError.wrap { try store.contact(of: found.row.publicID, keys) }
    if keys == nil, contact == nil { throw .noKey }
    try OfficeError.wrap {
      try store.recordRead(
        .contactRead, of: found.row.id, reason: Redactor().masked(reason), actor: actor,
        at: surroundings.now())
    }
    var detail = try queueDetail(of: found.row.publicID)
    detail.contact = contact.map {
      QueueContact(name: $0.name, phones: $0.phones, emails: $0.emails, address: $0.address)
    }
    return detail
  }
}

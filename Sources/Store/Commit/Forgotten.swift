internal import Feedback
internal import GRDB

/// The bytes of payloads that hold what was forgotten.
enum ForgottenPayload {
  /// Lets them go with the payload's last record.
  static func letGo(of batch: Batch, _ meetsForgotten: Bool, _ database: Database) throws {
    if meetsForgotten {
      try database.runCached(
        "UPDATE payload SET holds_forgotten = 1 WHERE id = ?", [batch.payload])
    }
    guard batch.finishesPayload else { return }
    try database.runCached(
      """
      DELETE FROM payload_part WHERE payload = ?1
        AND EXISTS (SELECT 1 FROM payload WHERE id = ?1 AND holds_forgotten)
      """, [batch.payload])
  }
}

extension ClassifiedItem {
  /// The entry with its hashes as they are without a secret, where it was taken in with them.
  func asBefore(_ stored: (FeedbackItem) throws -> StoredItem?) throws -> ClassifiedItem {
    guard let plain = item.plain else { return self }
    var known = self
    known.item.plain = nil
    var before = known
    before.item.externalID = plain.externalID
    (before.item.fingerprint, before.item.contentHash) = (plain.fingerprint, plain.contentHash)
    guard let found = try stored(before.item) else { return known }
    // With an id of its source both identities are one; its content tells which hashes it was given.
    let isAsBefore = known.item.externalID != plain.externalID || known.item.externalID == nil
    return isAsBefore || found.contentHash == plain.contentHash ? before : known
  }
}

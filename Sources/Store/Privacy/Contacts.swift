public import Feedback
internal import Foundation
internal import GRDB

extension OfficeStore {
  /// The contact of an item, opened; nil where none is kept.
  ///
  /// - Throws: `sealed` where its key is not given.
  public func contact(of publicID: String, _ keys: KeyRing?) throws(StoreError) -> Contact? {
    let row = try read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT contact.key, sealed, public_id FROM contact JOIN item ON item.id = contact.item
          WHERE public_id = ?
          """, arguments: [Data(Hexadecimal.bytes(publicID) ?? [])])
    }
    guard let row else { return nil }
    return try StoreError.wrap(path) {
      guard let keys else { throw Sealed.by(row["key"], others: []) }
      let bytes = try keys.opened(
        row.bytes("sealed"), key: row["key"], for: row.bytes("public_id"))
      return try JSONDecoder().decode(Contact.self, from: Data(bytes))
    }
  }

  /// The public ids of the items of a phone or an address of mail, by its keyed hash.
  public func items(ofContact tokens: [[UInt8]]) throws(StoreError) -> [String] {
    try read { database in
      try tokens.flatMap { token in
        try Row.fetchAll(
          database,
          sql: """
            SELECT public_id FROM contact_token JOIN item ON item.id = contact_token.item
            WHERE token = ? ORDER BY item
            """, arguments: [Data(token)]
        ).map { Hexadecimal.text($0.bytes("public_id")) }
      }
    }
  }
}

/// Writes contacts within a transaction.
struct ContactWriter {
  let database: Database
  let keys: KeyRing
  let at: Int64

  /// Keeps an item's contact, in place of an earlier one.
  func write(_ item: FeedbackItem, of id: Int64, _ publicID: [UInt8]) throws {
    guard let contact = item.contact else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let sealed = try keys.sealed(Array(encoder.encode(contact)), for: publicID)
    try database.runCached(
      "REPLACE INTO contact (item, key, sealed, at) VALUES (?, ?, ?, ?)",
      [id, keys.id, Data(sealed), at])
    try database.runCached("DELETE FROM contact_token WHERE item = ?", [id])
    for token in item.contactTokens {
      try database.runCached(
        "INSERT OR IGNORE INTO contact_token (token, item) VALUES (?, ?)", [Data(token), id])
    }
  }
}

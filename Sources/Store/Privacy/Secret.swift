internal import Crypto
internal import Foundation
internal import GRDB

extension OfficeStore {
  /// What hashes of people are keyed with, and whether it is kept sealed; it is made on first use, and
  /// sealed as soon as there is a key.
  ///
  /// - Throws: `sealed` where it was sealed with a key that is not given.
  public func secret(_ keys: KeyRing?) throws(StoreError) -> (bytes: [UInt8], isSealed: Bool) {
    if let found = try read({ try Secret.fetch($0, keys) }), found.isSealed || keys == nil {
      return found
    }
    return try writeSecurely { database in
      let bytes = try Secret.fetch(database, keys)?.bytes ?? Secret.make()
      try Secret.write(bytes, database, keys)
      return (bytes, keys != nil)
    }
  }

  /// Seals all contacts and the secret anew with the current key; how many were sealed with others.
  public func reseal(_ keys: KeyRing) throws(StoreError) -> Int {
    try writeSecurely { database in
      let secret = try Secret.fetch(database, keys)?.bytes ?? Secret.make()
      try Secret.write(secret, database, keys)
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT contact.*, public_id FROM contact JOIN item ON item.id = contact.item
          WHERE contact.key <> ?
          """, arguments: [keys.id])
      for row in rows {
        let publicID = row.bytes("public_id")
        let bytes = try keys.opened(row.bytes("sealed"), key: row["key"], for: publicID)
        try database.runCached(
          "UPDATE contact SET key = ?, sealed = ? WHERE item = ?",
          [keys.id, Data(try keys.sealed(bytes, for: publicID)), row["item"] as Int64])
      }
      return rows.count
    }
  }

  /// How many contacts each key has sealed.
  public func contactCounts() throws(StoreError) -> [ValueCount] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT key, count(*) FROM contact GROUP BY key ORDER BY key"
      ).map { ValueCount(id: $0[0], count: $0[1]) }
    }
  }

  /// The same with what was there overwritten in the file, not only let go.
  func writeSecurely<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try StoreError.wrap(path) {
      try pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA secure_delete = ON")
        defer { try? database.execute(sql: "PRAGMA secure_delete = OFF") }
        var value: Value?
        try database.inTransaction {
          value = try body(database)
          return .commit
        }
        guard let value else { throw Refusal("the transaction gave nothing") }
        return value
      }
    }
  }
}

/// The row of `secret`.
private enum Secret {
  /// What stands in for a row's public id.
  private static let row = Array("secret".utf8)

  static func make() -> [UInt8] {
    SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
  }

  static func fetch(
    _ database: Database, _ keys: KeyRing?
  ) throws -> (bytes: [UInt8], isSealed: Bool)? {
    guard let row = try database.cachedRow("SELECT key, bytes FROM secret") else { return nil }
    let (key, bytes): (String, [UInt8]) = (row["key"], row.bytes("bytes"))
    guard !key.isEmpty else { return (bytes, false) }
    guard let keys else { throw Sealed.by(key, others: []) }
    return (try keys.opened(bytes, key: key, for: Self.row), true)
  }

  static func write(_ bytes: [UInt8], _ database: Database, _ keys: KeyRing?) throws {
    let sealed = try keys.map { try $0.sealed(bytes, for: row) }
    try database.runCached(
      "REPLACE INTO secret (one, key, bytes) VALUES (1, ?, ?)",
      [keys?.id ?? "", Data(sealed ?? bytes)])
  }
}

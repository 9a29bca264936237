/// How residents can be reached, sealed; and whose data were erased.
///
/// - `contact.sealed` is AES-GCM of JSON with the item's public id as associated data; `key` names the key.
/// - `contact_token` finds items of a phone or an address of mail by its keyed hash.
/// - `secret.bytes` is what hashes are keyed with, sealed where `key` names a key; it outlives keys.
/// - An item with `forgotten_at` has no texts any more, and gets none again.
enum ContactTables {
  static let sql = """
    CREATE TABLE contact (
      item INTEGER PRIMARY KEY REFERENCES item (id),
      key TEXT NOT NULL,
      sealed BLOB NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE contact_token (
      token BLOB NOT NULL,
      item INTEGER NOT NULL REFERENCES item (id),
      PRIMARY KEY (token, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contact_token_item ON contact_token (item);

    CREATE TABLE secret (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      key TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;

    ALTER TABLE item ADD COLUMN forgotten_at INTEGER;
    CREATE INDEX item_forgotten ON item (forgotten_at) WHERE forgotten_at IS NOT NULL;
    ALTER TABLE item_text ADD COLUMN person TEXT;
    ALTER TABLE payload ADD COLUMN holds_forgotten INTEGER NOT NULL DEFAULT 0;

    """
}

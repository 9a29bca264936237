/// The fourth version: digests as they were frozen, the mails that bring them, and the indexes by which
/// lists and digests find what is theirs.
///
/// `frozen_digest.input` is JSON compressed by Zstandard; it holds masked texts, and is erased with
/// what it quotes. `outbox` holds addresses of offices, never of residents.
enum DeliveryTables {
  static let sql = """
    CREATE TABLE frozen_digest (
      period TEXT NOT NULL,
      label TEXT NOT NULL,
      reader TEXT NOT NULL,
      first_day INTEGER NOT NULL,
      made_at INTEGER NOT NULL,
      total INTEGER NOT NULL,
      size INTEGER NOT NULL,
      input BLOB NOT NULL,
      PRIMARY KEY (reader, period, label)
    ) STRICT;
    CREATE INDEX frozen_digest_day ON frozen_digest (period, first_day);

    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      message_id TEXT NOT NULL UNIQUE,
      period TEXT NOT NULL,
      label TEXT NOT NULL,
      reader TEXT NOT NULL,
      recipients TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'given-up')),
      attempts INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL,
      next_attempt_at INTEGER NOT NULL,
      sent_at INTEGER,
      last_error TEXT
    ) STRICT;
    CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE state = 'waiting';

    CREATE INDEX item_department ON item (department, day);
    CREATE INDEX item_state ON item (state, day);
    CREATE INDEX casework_due ON casework (last_due_at) WHERE last_due_at IS NOT NULL;
    CREATE INDEX casework_answered ON casework (answered_at) WHERE answered_at IS NOT NULL;

    """
}

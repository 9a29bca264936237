/// The tables of the first version.
///
/// - Times are milliseconds since 1970-01-01T00:00Z, days are `Day.number` in the office's zone.
/// - `item` and all that counts items hold ids, codes and times alone; what a resident or a source
///   wrote is in `item_text`, `payload_part` and `reject`, whose rows can be erased.
/// - Every id of the configuration and every word of ours is a number of `code`; 0 is the empty
///   text and means "none".
enum FirstTables {
  static let sql = frame + intake + items + history + counts

  private static let frame = """
    CREATE TABLE office (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      id TEXT NOT NULL,
      name_chinese TEXT NOT NULL,
      name_english TEXT NOT NULL,
      place TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE code (
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE
    ) STRICT;
    INSERT INTO code (id, text) VALUES (0, '');

    CREATE TABLE actor (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      account TEXT NOT NULL,
      UNIQUE (name, account)
    ) STRICT;

    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      command TEXT NOT NULL,
      actor INTEGER NOT NULL REFERENCES actor (id),
      started_at INTEGER NOT NULL,
      finished_at INTEGER,
      exit_code INTEGER,
      report TEXT
    ) STRICT;

    CREATE TABLE digest_run (
      period TEXT NOT NULL,
      label TEXT NOT NULL,
      department TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      PRIMARY KEY (period, label, department)
    ) STRICT, WITHOUT ROWID;

    """

  private static let intake = """
    CREATE TABLE source (
      id INTEGER PRIMARY KEY REFERENCES code (id),
      name_chinese TEXT NOT NULL,
      name_english TEXT NOT NULL,
      channel TEXT,
      format TEXT,
      first_fetched_at INTEGER,
      last_attempt_at INTEGER,
      last_success_at INTEGER,
      next_attempt_at INTEGER,
      failures INTEGER NOT NULL DEFAULT 0,
      failing_since INTEGER,
      last_error TEXT,
      etag TEXT,
      last_modified TEXT,
      cursor TEXT
    ) STRICT;

    CREATE TABLE payload (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (id),
      run INTEGER NOT NULL REFERENCES run (id),
      url TEXT NOT NULL,
      content_type TEXT,
      format TEXT NOT NULL,
      content_hash BLOB NOT NULL,
      size INTEGER NOT NULL,
      received_at INTEGER NOT NULL,
      records_done INTEGER NOT NULL DEFAULT 0,
      complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1))
    ) STRICT;
    CREATE INDEX payload_content ON payload (source, content_hash);
    CREATE INDEX payload_url ON payload (source, url);

    CREATE TABLE payload_part (
      payload INTEGER NOT NULL REFERENCES payload (id),
      part INTEGER NOT NULL,
      size INTEGER NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (payload, part)
    ) STRICT;

    CREATE TABLE reject (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (id),
      payload INTEGER NOT NULL REFERENCES payload (id),
      run INTEGER NOT NULL REFERENCES run (id),
      stage TEXT NOT NULL,
      record INTEGER NOT NULL,
      line INTEGER,
      attachment INTEGER,
      sheet TEXT,
      reason TEXT NOT NULL,
      bytes BLOB NOT NULL,
      at INTEGER NOT NULL,
      replay INTEGER NOT NULL CHECK (replay IN (0, 1)),
      resolved_run INTEGER REFERENCES run (id)
    ) STRICT;
    CREATE INDEX reject_at ON reject (at);
    CREATE INDEX reject_payload ON reject (payload, record);

    CREATE TABLE ledger (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES run (id),
      source INTEGER NOT NULL REFERENCES source (id),
      payload INTEGER NOT NULL REFERENCES payload (id),
      first_record INTEGER NOT NULL,
      last_record INTEGER NOT NULL,
      read INTEGER NOT NULL,
      new INTEGER NOT NULL,
      updated INTEGER NOT NULL,
      duplicate INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      at INTEGER NOT NULL,
      replay INTEGER NOT NULL CHECK (replay IN (0, 1)),
      CONSTRAINT adds_up CHECK (read = new + updated + duplicate + rejected)
    ) STRICT;
    CREATE INDEX ledger_run ON ledger (run);

    """

  private static let items = """
    CREATE TABLE item (
      id INTEGER PRIMARY KEY,
      public_id BLOB NOT NULL UNIQUE CHECK (length(public_id) = 16),
      day INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      source INTEGER NOT NULL REFERENCES source (id),
      external_id TEXT,
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
      content_hash BLOB NOT NULL CHECK (length(content_hash) = 16),
      version INTEGER NOT NULL,
      state INTEGER NOT NULL REFERENCES code (id),
      topic INTEGER NOT NULL REFERENCES code (id),
      subtopic INTEGER NOT NULL REFERENCES code (id),
      kind INTEGER NOT NULL REFERENCES code (id),
      department INTEGER NOT NULL REFERENCES code (id),
      place INTEGER NOT NULL REFERENCES code (id),
      review INTEGER NOT NULL REFERENCES code (id),
      taxonomy INTEGER NOT NULL REFERENCES code (id),
      submitted_at INTEGER,
      received_at INTEGER NOT NULL,
      updated_at INTEGER,
      votes_for INTEGER,
      votes_against INTEGER,
      latitude REAL,
      longitude REAL,
      payload INTEGER NOT NULL REFERENCES payload (id),
      record INTEGER NOT NULL,
      seen_run INTEGER REFERENCES run (id),
      gone_at INTEGER,
      UNIQUE (day, sequence)
    ) STRICT;
    CREATE INDEX item_received ON item (received_at);

    CREATE TABLE item_text (
      item INTEGER PRIMARY KEY REFERENCES item (id),
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      author TEXT,
      url TEXT,
      channel TEXT,
      kind TEXT,
      place TEXT,
      department TEXT,
      status TEXT,
      reply TEXT,
      reply_at INTEGER,
      masked TEXT
    ) STRICT;

    CREATE TABLE tag (
      item INTEGER NOT NULL REFERENCES item (id),
      rank INTEGER NOT NULL,
      topic INTEGER NOT NULL REFERENCES code (id),
      subtopic INTEGER NOT NULL REFERENCES code (id),
      score REAL NOT NULL,
      method INTEGER NOT NULL REFERENCES code (id),
      version INTEGER NOT NULL REFERENCES code (id),
      evidence TEXT NOT NULL,
      PRIMARY KEY (item, rank)
    ) STRICT, WITHOUT ROWID;

    """

  private static let history = """
    CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor INTEGER NOT NULL REFERENCES actor (id),
      kind INTEGER NOT NULL REFERENCES code (id),
      item INTEGER REFERENCES item (id),
      run INTEGER REFERENCES run (id),
      data TEXT NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX event_item ON event (item) WHERE item IS NOT NULL;
    CREATE TRIGGER event_keeps_rows BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
    CREATE TRIGGER event_keeps_values BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

    """

  private static let counts = """
    CREATE TABLE rollup (
      pair INTEGER NOT NULL REFERENCES code (id),
      day INTEGER NOT NULL,
      a INTEGER NOT NULL REFERENCES code (id),
      b INTEGER NOT NULL REFERENCES code (id),
      taxonomy INTEGER NOT NULL REFERENCES code (id),
      count INTEGER NOT NULL CHECK (count >= 0),
      PRIMARY KEY (pair, day, a, b, taxonomy)
    ) STRICT, WITHOUT ROWID;

    """
}

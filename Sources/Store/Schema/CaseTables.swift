/// The third version: where each item stands, until when it must be answered, and what people did.
///
/// `item.due_at` is set only while the clock runs, so that its index holds open items alone.
enum CaseTables {
  static let sql = """
    ALTER TABLE item ADD COLUMN due_at INTEGER;
    ALTER TABLE item ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE item ADD COLUMN moves INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX item_due ON item (due_at) WHERE due_at IS NOT NULL;

    CREATE TABLE casework (
      item INTEGER PRIMARY KEY REFERENCES item (id),
      assigned INTEGER NOT NULL DEFAULT 0 CHECK (assigned IN (0, 1)),
      state_before INTEGER NOT NULL DEFAULT 0 REFERENCES code (id),
      merged_into INTEGER REFERENCES item (id),
      returned INTEGER NOT NULL DEFAULT 0,
      reopened INTEGER NOT NULL DEFAULT 0,
      clock_from INTEGER,
      last_due_at INTEGER,
      assigned_at INTEGER,
      answered_at INTEGER,
      called_back_at INTEGER,
      closed_at INTEGER
    ) STRICT;
    CREATE INDEX casework_merged ON casework (merged_into) WHERE merged_into IS NOT NULL;

    CREATE TABLE assisting (
      item INTEGER NOT NULL REFERENCES item (id),
      department INTEGER NOT NULL REFERENCES code (id),
      PRIMARY KEY (item, department)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assisting_department ON assisting (department);

    CREATE TABLE pause (
      item INTEGER NOT NULL REFERENCES item (id),
      from_at INTEGER NOT NULL,
      until_at INTEGER,
      PRIMARY KEY (item, from_at)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE extension (
      item INTEGER NOT NULL REFERENCES item (id),
      number INTEGER NOT NULL,
      span TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (item, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE callback (
      item INTEGER NOT NULL REFERENCES item (id),
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      contacted INTEGER NOT NULL CHECK (contacted IN (0, 1)),
      resolved INTEGER NOT NULL REFERENCES code (id),
      satisfied INTEGER NOT NULL REFERENCES code (id),
      PRIMARY KEY (item, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX callback_at ON callback (at);

    CREATE TABLE remark (
      event INTEGER PRIMARY KEY REFERENCES event (id),
      item INTEGER NOT NULL REFERENCES item (id),
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX remark_item ON remark (item);

    """
}

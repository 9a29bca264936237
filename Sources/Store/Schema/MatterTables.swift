/// The seventh version: which voices are about the same matter, and what people decided about that.
///
/// `item_sketch` is made from a resident's text: it goes when the text goes. `grouping` holds how far
/// the stage has come, and the counts of terms (compressed); its revision changes with each decision.
enum MatterTables {
  static let sql = """
    CREATE TABLE matter (
      id INTEGER PRIMARY KEY,
      merged_into INTEGER REFERENCES matter (id),
      voice INTEGER REFERENCES item (id),
      formed_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE matter_item (
      item INTEGER PRIMARY KEY REFERENCES item (id),
      matter INTEGER NOT NULL REFERENCES matter (id),
      decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1))
    ) STRICT;
    CREATE INDEX matter_item_matter ON matter_item (matter);

    CREATE TABLE matter_apart (
      item INTEGER NOT NULL REFERENCES item (id),
      matter INTEGER NOT NULL REFERENCES matter (id),
      actor INTEGER NOT NULL REFERENCES actor (id),
      at INTEGER NOT NULL,
      PRIMARY KEY (item, matter)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX matter_apart_matter ON matter_apart (matter);

    CREATE TABLE item_sketch (
      item INTEGER PRIMARY KEY REFERENCES item (id),
      day INTEGER NOT NULL,
      sketch BLOB NOT NULL
    ) STRICT;
    CREATE INDEX item_sketch_day ON item_sketch (day);

    CREATE TABLE grouping (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      last_item INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      size INTEGER NOT NULL,
      counts BLOB NOT NULL
    ) STRICT;

    """
}

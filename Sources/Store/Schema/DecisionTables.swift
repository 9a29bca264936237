/// The second version: what people decide about topics, apart from what the methods guess, what a
/// source files a voice under, and why a matter must not wait.
enum DecisionTables {
  static let sql = """
    CREATE TABLE decision (
      item INTEGER NOT NULL REFERENCES item (id),
      topic INTEGER NOT NULL REFERENCES code (id),
      subtopic INTEGER NOT NULL REFERENCES code (id),
      holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
      drawn INTEGER NOT NULL REFERENCES code (id),
      guess INTEGER NOT NULL REFERENCES code (id),
      guessed_department INTEGER NOT NULL REFERENCES code (id),
      guessed_version INTEGER NOT NULL REFERENCES code (id),
      actor INTEGER NOT NULL REFERENCES actor (id),
      at INTEGER NOT NULL,
      PRIMARY KEY (item, topic, subtopic)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE item ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE item_text ADD COLUMN topic TEXT;
    CREATE INDEX item_review ON item (review) WHERE review <> 0;

    """
}

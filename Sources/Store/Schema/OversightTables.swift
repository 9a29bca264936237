/// The fifth version: which items do not count in rates, by whose decision; why is a remark of the event.
enum OversightTables {
  static let sql = """
    CREATE TABLE exclusion (
      item INTEGER PRIMARY KEY REFERENCES item (id),
      event INTEGER NOT NULL REFERENCES event (id)
    ) STRICT;

    """
}

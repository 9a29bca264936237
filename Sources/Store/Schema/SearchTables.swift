/// What is looked up when people search: postings of the items' texts, in segments.
///
/// - A segment holds up to 65,536 documents, which are versions of items, numbered from 0. Their postings
///   fill pages of a few kilobytes; `first` is a page's first posting.
/// - `search_state.through` is the last item that was met; what is behind `claimed` is nobody's yet.
///   Triggers keep in `search_change` which texts changed at or before it, whoever changed them.
/// - `search_dead` names the documents whose items have moved to a later segment, or were erased.
enum SearchTables {
  static let sql = """
    CREATE TABLE search_state (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      version INTEGER NOT NULL,
      edition INTEGER NOT NULL,
      claimed INTEGER NOT NULL,
      through INTEGER NOT NULL,
      CHECK (through <= claimed)
    ) STRICT;
    INSERT INTO search_state (one, version, edition, claimed, through) VALUES (1, 0, 0, 0, 0);

    CREATE TABLE search_segment (
      id INTEGER PRIMARY KEY,
      documents INTEGER NOT NULL,
      items BLOB NOT NULL
    ) STRICT;

    CREATE TABLE search_page (
      segment INTEGER NOT NULL REFERENCES search_segment (id),
      first INTEGER NOT NULL,
      postings BLOB NOT NULL,
      PRIMARY KEY (segment, first)
    ) STRICT;

    CREATE TABLE search_dead (
      segment INTEGER NOT NULL REFERENCES search_segment (id),
      item INTEGER NOT NULL,
      erased INTEGER NOT NULL CHECK (erased IN (0, 1)),
      PRIMARY KEY (segment, item)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE search_change (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      item INTEGER NOT NULL UNIQUE
    ) STRICT;

    CREATE TRIGGER search_sees_texts AFTER INSERT ON item_text
      WHEN NEW.item <= (SELECT claimed FROM search_state)
      BEGIN
        DELETE FROM search_change WHERE item = NEW.item;
        INSERT INTO search_change (item) VALUES (NEW.item);
      END;
    CREATE TRIGGER search_sees_changes AFTER UPDATE ON item_text
      WHEN NEW.item <= (SELECT claimed FROM search_state)
        AND (NEW.subject <> OLD.subject OR NEW.body <> OLD.body)
      BEGIN
        DELETE FROM search_change WHERE item = NEW.item;
        INSERT INTO search_change (item) VALUES (NEW.item);
      END;
    CREATE TRIGGER search_sees_erasure AFTER DELETE ON item_text
      WHEN OLD.item <= (SELECT claimed FROM search_state)
      BEGIN
        DELETE FROM search_change WHERE item = OLD.item;
        INSERT INTO search_change (item) VALUES (OLD.item);
      END;

    """
}

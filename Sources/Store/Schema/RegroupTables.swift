/// Which grouped items say something else by now, so that their matters are found anew. What a person put
/// into a matter stays there, whatever it says.
enum RegroupTables {
  static let sql = """
    CREATE TABLE grouping_change (
      item INTEGER PRIMARY KEY REFERENCES item (id)
    ) STRICT;

    CREATE TRIGGER grouping_sees_changes BEFORE INSERT ON item_text
      WHEN NEW.item <= (SELECT coalesce(max(last_item), 0) FROM grouping)
        AND EXISTS (SELECT 1 FROM item_text WHERE item = NEW.item
          AND (subject <> NEW.subject OR body <> NEW.body))
        AND NOT EXISTS (SELECT 1 FROM matter_item WHERE item = NEW.item AND decided)
      BEGIN
        INSERT OR IGNORE INTO grouping_change (item) VALUES (NEW.item);
      END;

    """
}

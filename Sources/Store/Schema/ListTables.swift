/// The eighth version: the indexes by which a page of the queue is found without reading what is on no page.
///
/// Each ends in the day of receipt, as lists do. Those of few items hold these alone.
enum ListTables {
  static let sql = """
    CREATE INDEX item_department_state ON item (department, state, day);
    CREATE INDEX item_topic ON item (topic, day);
    CREATE INDEX item_subtopic ON item (subtopic, day);
    CREATE INDEX item_place ON item (place, day);
    CREATE INDEX item_source ON item (source, day);
    CREATE INDEX item_kind ON item (kind, day);
    CREATE INDEX item_due_department ON item (department, due_at) WHERE due_at IS NOT NULL;
    DROP INDEX item_review;
    CREATE INDEX item_review ON item (day) WHERE review <> 0;
    CREATE INDEX item_urgent ON item (day) WHERE urgency <> 0;
    CREATE INDEX item_confidential ON item (day) WHERE confidential <> 0;

    """
}

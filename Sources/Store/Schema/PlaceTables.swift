/// The index of places knows departments and topics too: places are many, and what a department or a topic has
/// at one of them is found without reading the place's other items.
enum PlaceTables {
  static let sql = """
    DROP INDEX item_place;
    CREATE INDEX item_place ON item (place, day, department, topic);

    """
}

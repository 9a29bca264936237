/// What people note about how a liaison station or a department came to do better, for the yearly page
/// of good practice.
///
/// A note that is taken back keeps its row and loses its text.
enum LearningTables {
  static let sql = """
    CREATE TABLE practice_note (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('station', 'department')),
      subject TEXT NOT NULL,
      day INTEGER NOT NULL,
      text TEXT,
      event INTEGER NOT NULL REFERENCES event (id)
    ) STRICT;
    CREATE INDEX practice_note_day ON practice_note (day);

    """
}

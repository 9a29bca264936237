/// The thirteenth version: livelihood projects (民生实事), their milestones, and what people said about
/// which items belong to them.
///
/// - Money is in whole yuan. `event` is the import that last changed the row.
/// - `project_part` holds the departments, places, topics and words in their order, as ids of the
///   configuration and searches.
/// - `project_link` holds what people decided, which counts before words and places; never a guess.
enum ProjectTables {
  static let sql = """
    CREATE TABLE project (
      id INTEGER PRIMARY KEY,
      year INTEGER NOT NULL,
      number TEXT NOT NULL,
      chinese TEXT NOT NULL,
      english TEXT NOT NULL,
      stage TEXT NOT NULL CHECK (stage IN ('candidate', 'adopted', 'rejected')),
      decided INTEGER,
      votes_for INTEGER,
      valid INTEGER,
      members INTEGER,
      planned INTEGER CHECK (planned >= 0),
      spent INTEGER CHECK (spent >= 0),
      event INTEGER NOT NULL REFERENCES event (id),
      UNIQUE (year, number),
      CHECK (stage = 'candidate' OR decided IS NOT NULL),
      CHECK (votes_for >= 0 AND votes_for <= valid AND votes_for <= members AND valid <= members),
      CHECK (votes_for IS NOT NULL OR (valid IS NULL AND members IS NULL))
    ) STRICT;

    CREATE TABLE project_part (
      project INTEGER NOT NULL REFERENCES project (id),
      kind TEXT NOT NULL CHECK (kind IN ('department', 'place', 'topic', 'word')),
      position INTEGER NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (project, kind, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE milestone (
      project INTEGER NOT NULL REFERENCES project (id),
      position INTEGER NOT NULL,
      chinese TEXT NOT NULL,
      english TEXT NOT NULL,
      due INTEGER NOT NULL,
      done INTEGER,
      PRIMARY KEY (project, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE project_link (
      project INTEGER NOT NULL REFERENCES project (id),
      item INTEGER NOT NULL REFERENCES item (id),
      holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
      event INTEGER NOT NULL REFERENCES event (id),
      PRIMARY KEY (project, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX project_link_item ON project_link (item);

    """
}

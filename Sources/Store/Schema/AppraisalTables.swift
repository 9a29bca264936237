/// What appraisals leave behind: tallies of ballots, what was agreed, and dossiers as they were frozen.
///
/// - A tally holds counts by object alone; no row leads to a ballot or to a voter. One that is corrected
///   stays, and is `replaces` of the row that takes its place.
/// - `subject` names what was appraised from year to year: `department/ID` or `official/NAME`; empty for
///   an object that is neither.
/// - What people write about a rectification is in `rectification_note`, by event.
enum AppraisalTables {
  static let sql = """
    CREATE TABLE tally (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('ballot', 'questionnaire')),
      held INTEGER NOT NULL,
      rules TEXT NOT NULL,
      rules_version TEXT NOT NULL,
      rules_chinese TEXT NOT NULL,
      rules_english TEXT NOT NULL,
      members INTEGER,
      file_hash BLOB NOT NULL CHECK (length(file_hash) = 32),
      replaces INTEGER UNIQUE REFERENCES tally (id),
      reason TEXT,
      event INTEGER NOT NULL REFERENCES event (id),
      CHECK ((replaces IS NULL) = (reason IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX tally_file ON tally (file_hash);

    CREATE TABLE tally_object (
      tally INTEGER NOT NULL REFERENCES tally (id),
      position INTEGER NOT NULL,
      object TEXT NOT NULL,
      subject TEXT NOT NULL,
      plan TEXT NOT NULL,
      blank INTEGER NOT NULL,
      several INTEGER NOT NULL,
      spoilt INTEGER NOT NULL,
      valid INTEGER NOT NULL,
      result TEXT,
      result_chinese TEXT,
      result_english TEXT,
      reasons_chinese TEXT NOT NULL,
      reasons_english TEXT NOT NULL,
      PRIMARY KEY (tally, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tally_object_subject ON tally_object (subject);

    CREATE TABLE tally_vote (
      tally INTEGER NOT NULL REFERENCES tally (id),
      position INTEGER NOT NULL,
      number INTEGER NOT NULL,
      grade TEXT NOT NULL,
      chinese TEXT NOT NULL,
      english TEXT NOT NULL,
      votes INTEGER NOT NULL CHECK (votes >= 0),
      PRIMARY KEY (tally, position, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rectification (
      id INTEGER PRIMARY KEY,
      plan TEXT NOT NULL,
      subject TEXT NOT NULL,
      text TEXT NOT NULL,
      department INTEGER NOT NULL REFERENCES code (id),
      agreed INTEGER NOT NULL,
      due INTEGER,
      state TEXT NOT NULL CHECK (state IN ('open', 'evidence', 'accepted', 'reopened')),
      event INTEGER NOT NULL REFERENCES event (id)
    ) STRICT;
    CREATE INDEX rectification_subject ON rectification (subject);

    CREATE TABLE rectification_link (
      rectification INTEGER NOT NULL REFERENCES rectification (id),
      kind TEXT NOT NULL CHECK (kind IN ('topic', 'place', 'word', 'matter')),
      value TEXT NOT NULL,
      PRIMARY KEY (rectification, kind, value)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rectification_note (
      event INTEGER PRIMARY KEY REFERENCES event (id),
      rectification INTEGER NOT NULL REFERENCES rectification (id),
      day INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX rectification_note_of ON rectification_note (rectification);

    CREATE TABLE frozen_dossier (
      plan TEXT NOT NULL,
      place TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      size INTEGER NOT NULL,
      input BLOB NOT NULL,
      event INTEGER NOT NULL REFERENCES event (id),
      PRIMARY KEY (plan, place)
    ) STRICT, WITHOUT ROWID;

    """
}

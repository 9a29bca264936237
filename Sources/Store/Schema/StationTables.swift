/// The eleventh version: which liaison station and which deputy a voice came through, who the deputies
/// are, what stations do, and what shows that they are built to the standard.
///
/// Stations themselves stand in the configuration; a deputy is a code, so that items can name it.
/// `item_text.station` and `.deputy` are what a source wrote, also where nobody knows it.
enum StationTables {
  static let sql = """
    ALTER TABLE item ADD COLUMN station INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE item ADD COLUMN deputy INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE item_text ADD COLUMN station TEXT;
    ALTER TABLE item_text ADD COLUMN deputy TEXT;
    CREATE INDEX item_station ON item (station, day) WHERE station <> 0;

    CREATE TABLE deputy (
      id INTEGER PRIMARY KEY REFERENCES code (id),
      name TEXT NOT NULL,
      level INTEGER NOT NULL REFERENCES code (id),
      team TEXT,
      station INTEGER NOT NULL REFERENCES code (id),
      from_day INTEGER,
      until_day INTEGER,
      CHECK (from_day IS NULL OR until_day IS NULL OR from_day <= until_day)
    ) STRICT;
    CREATE INDEX deputy_station ON deputy (station);

    CREATE TABLE station_activity (
      id INTEGER PRIMARY KEY,
      identity TEXT NOT NULL UNIQUE,
      station INTEGER NOT NULL REFERENCES code (id),
      day INTEGER NOT NULL,
      kind INTEGER NOT NULL REFERENCES code (id),
      setting INTEGER NOT NULL REFERENCES code (id),
      title TEXT,
      heard INTEGER NOT NULL CHECK (heard >= 0),
      raised INTEGER NOT NULL CHECK (raised >= 0),
      registered_day INTEGER CHECK (registered_day >= day)
    ) STRICT;
    CREATE INDEX station_activity_day ON station_activity (day);

    CREATE TABLE attendance (
      activity INTEGER NOT NULL REFERENCES station_activity (id),
      deputy INTEGER NOT NULL REFERENCES deputy (id),
      PRIMARY KEY (activity, deputy)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attendance_deputy ON attendance (deputy);

    CREATE TABLE station_evidence (
      station INTEGER NOT NULL REFERENCES code (id),
      requirement INTEGER NOT NULL REFERENCES code (id),
      day INTEGER NOT NULL,
      holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
      evidence TEXT,
      PRIMARY KEY (station, requirement, day)
    ) STRICT, WITHOUT ROWID;

    """
}

/// Where deputies were enrolled before they moved: earlier months count them there. `deputy` says where they
/// are enrolled now.
enum EnrolmentTables {
  static let sql = """
    CREATE TABLE enrolment_before (
      deputy INTEGER NOT NULL REFERENCES deputy (id),
      station INTEGER NOT NULL REFERENCES code (id),
      from_day INTEGER,
      until_day INTEGER NOT NULL CHECK (from_day IS NULL OR from_day <= until_day),
      PRIMARY KEY (deputy, station, until_day)
    ) STRICT, WITHOUT ROWID;

    """
}

/// Whose congress voted: a place's id; empty for the office's own.
enum TallyPlaceTables {
  static let sql = """
    ALTER TABLE tally ADD COLUMN place TEXT NOT NULL DEFAULT '';

    """
}

/// What was agreed at an appraisal and then withdrawn, as one entered by mistake.
enum WithdrawTables {
  static let sql = """
    ALTER TABLE rectification ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));

    """
}

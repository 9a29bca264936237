/// A file of ballots may be counted anew as the correction of its own tally: by other rules, or for another day.
enum RecountTables {
  static let sql = """
    DROP INDEX tally_file;
    CREATE INDEX tally_file ON tally (file_hash);

    """
}

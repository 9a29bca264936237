internal import GRDB
internal import TextIndex

/// How far the search index has come.
struct SearchState: Equatable {
  /// How texts are understood; an index of another version is made anew.
  var version: Int
  /// One more with each change of the index: who has built on an older one begins again.
  var edition: Int
  var claimed: Int64
  var through: Int64

  /// The version that this program writes: one more with each change of terms or of their bytes.
  static let version = 1

  static func fetch(_ database: Database) throws -> SearchState {
    let row = try database.cachedRow(
      "SELECT version, edition, claimed, through FROM search_state")
    guard let row else { throw Refusal("the search index has lost its state; run minqing index") }
    return SearchState(version: row[0], edition: row[1], claimed: row[2], through: row[3])
  }

  /// Begins the next edition, where this is still the newest one.
  func advance(_ database: Database, through: Int64) throws -> Bool {
    let sql = """
      UPDATE search_state SET edition = edition + 1, through = ?
      WHERE edition = ? AND version = ?
      """
    try database.runCached(sql, [through, edition, version])
    return database.changesCount == 1
  }

  /// Empties the index, so that every item is met again.
  static func reset(_ database: Database) throws {
    try database.execute(
      sql: """
        DELETE FROM search_dead; DELETE FROM search_page; DELETE FROM search_segment;
        DELETE FROM search_change;
        UPDATE search_state SET version = \(version), edition = edition + 1, claimed = 0, through = 0;
        """)
  }
}

/// What became of the rows of tables.
public struct TakenCounts: Sendable, Equatable, Codable {
  public var new = 0
  public var changed = 0
  public var unchanged = 0

  /// No rows.
  public init() {}

  /// Counts a row; false where it stands already.
  mutating func count<Row: Equatable>(_ stored: Row?, _ row: Row) -> Bool {
    switch stored {
    case nil: new += 1
    case row: unchanged += 1
    default: changed += 1
    }
    return stored != row
  }
}

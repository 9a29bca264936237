internal import GRDB

/// How the roll-ups change with a transaction, summed up in memory and written once.
struct RollupChanges {
  private var changes: [Facets: Int] = [:]

  mutating func add(_ facets: Facets) {
    changes[facets, default: 0] += 1
  }

  mutating func remove(_ facets: Facets) {
    changes[facets, default: 0] -= 1
  }

  /// Adds the changes to what is stored.
  func write(to database: Database, codes: inout Codes) throws {
    var rows: [Key: Int] = [:]
    for pair in DimensionPair.declared {
      let number = try codes.number(pair.name)
      for (facets, change) in changes where !pair.leavesOutNone || facets[pair.a] != 0 {
        rows[Key(pair: number, facets: facets, of: pair), default: 0] += change
      }
    }
    // A count may be lowered only where there is one: the row's CHECK sees to the rest.
    var lower = try BoundStatement(
      database,
      """
      UPDATE rollup SET count = count + ?
      WHERE pair = ? AND day = ? AND a = ? AND b = ? AND taxonomy = ?
      """)
    var raise = try BoundStatement(
      database,
      """
      INSERT INTO rollup (count, pair, day, a, b, taxonomy) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET count = count + excluded.count
      """)
    for (key, change) in rows where change != 0 {
      if change > 0 {
        try key.write(change, with: &raise)
      } else {
        try key.write(change, with: &lower)
      }
    }
  }
}

/// The key of a row of `rollup`.
private struct Key: Hashable {
  var pair: Int64
  var day: Int64
  var a: Int64
  var b: Int64
  var taxonomy: Int64

  init(pair: Int64, facets: Facets, of dimensions: DimensionPair) {
    self.pair = pair
    day = facets.day
    a = facets[dimensions.a]
    b = facets[dimensions.b]
    taxonomy = facets.taxonomy
  }

  func write(_ change: Int, with statement: inout BoundStatement) throws {
    statement.put(change)
    for value in [pair, day, a, b, taxonomy] { statement.put(value) }
    try statement.run()
  }
}

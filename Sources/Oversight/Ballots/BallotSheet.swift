public import Feedback
internal import Settings

/// A table of ballots as it was read: counts for each object, or ballots row by row.
///
/// - A row an object, votes under the grades; or a row a ballot, with ticks under the grades, with a mark
///   in one column, or with a mark for each object in the object's column.
/// - No row, no order and no cell but marks and objects is kept.
public struct BallotSheet: Sendable {
  public let counts: [BallotCount]
  /// Columns that were not looked at: they could lead to a voter.
  public let withheld: [String]

  /// Counts records. Every fault is told, and then nothing is counted.
  ///
  /// - Parameters:
  ///   - objects: what may be voted on; empty: what the table names.
  ///   - members: all who may vote; no object has more ballots.
  ///   - returned: how many ballots were handed in, where that is known.
  public init(
    _ records: [RawRecord], rule: BallotRule, objects: [String] = [], members: Int? = nil,
    returned: Int? = nil, file: String
  ) throws(BallotFaults) {
    let names = Self.names(records)
    let columns = BallotColumns(names, rule)
    var counter = BallotCounter(rule, columns, objects: objects, members: members, file: file)
    counter.count(records)
    if let returned { counter.check(returned: returned) }
    guard counter.faults.isEmpty else { throw BallotFaults(lines: counter.told) }
    (counts, withheld) = (counter.counts, columns.withheld)
  }

  /// What a table is about, read by a rule; nothing is counted, and nothing is refused.
  public static func objects(of records: [RawRecord], rule: BallotRule) -> Set<String> {
    let columns = BallotColumns(names(records), rule)
    guard let column = columns.name(.object) else { return Set(columns.objects) }
    return Set(records.compactMap { BallotCounter.object(of: $0, in: column) })
  }

  /// The names of all columns, as the fullest rows give them: short rows end early.
  private static func names(_ records: [RawRecord]) -> [String] {
    var names: [String] = []
    for record in records {
      for entry in record.fields.entries where !names.contains(entry.name) {
        names.append(entry.name)
      }
    }
    return names
  }
}

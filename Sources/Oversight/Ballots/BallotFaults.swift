/// What is wrong with a table of ballots; nothing of it is counted then.
public struct BallotFaults: Error, Equatable, CustomStringConvertible {
  /// One fault: its place (`file:line`), what is wrong, and the mend, in one lowercase line.
  public let lines: [String]

  /// A line a fault.
  public var description: String { lines.joined(separator: "\n") }
}

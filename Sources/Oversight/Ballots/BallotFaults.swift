/// What is wrong with a table of ballots; nothing of it is counted then.
public struct BallotFaults: Error, Equatable, CustomStringConvertible {
  /// One fault: its place (`file:line`), what is wrong, and the mend, in one lowercase line.
  public let lines: [String]

  /// A line a fault.
  public var description: String { lines.joined(separator: "\n") }
}

/// A fault on its way into `BallotFaults`.
struct BallotFault {
  var text: String
  /// The column, where the fault is of one of its cells.
  var column: String?
  var lastLine: Int?
  private var others = 0

  init(text: String, column: String?, lastLine: Int?) {
    (self.text, self.column, self.lastLine) = (text, column, lastLine)
  }

  /// Another cell of the column has a fault.
  mutating func add(_ line: Int?) {
    others += 1
    lastLine = line ?? lastLine
  }

  var line: String {
    guard others > 0 else { return text }
    let end = lastLine.map { ", the last in line \($0)" } ?? ""
    return text + " (and \(others) more of this column\(end))"
  }
}

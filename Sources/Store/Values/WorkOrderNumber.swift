public import Feedback

/// The number that people call an item by: `MQ-20261123-0007` is the seventh received on that day.
public struct WorkOrderNumber: Sendable, Hashable {
  /// The day of receipt in the office's zone.
  public var day: Day
  /// From 1; written with four digits or, past 9999, with as many as it needs.
  public var sequence: Int

  /// A number of a day.
  public init(day: Day, sequence: Int) {
    self.day = day
    self.sequence = sequence
  }
}

extension WorkOrderNumber: LosslessStringConvertible {
  /// A number as people write it, in either case; nil for anything else.
  public init?(_ description: String) {
    let parts = description.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "MQ", parts[1].utf8.count == 8, parts[2].utf8.count >= 4,
      let date = Int(parts[1]), let sequence = Int(parts[2]), sequence > 0,
      let day = Day(year: date / 10_000, month: date / 100 % 100, day: date % 100)
    else { return nil }
    self.init(day: day, sequence: sequence)
  }

  public var description: String {
    let digits = String(sequence)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    return "MQ-" + day.description.filter { $0 != "-" } + "-" + zeros + digits
  }
}

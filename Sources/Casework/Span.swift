/// A length of time as rules state it: `5 working days`, `15 days` or `24 hours`.
public struct Span: Sendable, Equatable, Hashable {
  /// What is counted.
  public enum Unit: String, Sendable { case workingDays = "working days", days, hours }

  public var count: Int
  public var unit: Unit

  /// A span of a number of units.
  public init(_ count: Int, _ unit: Unit) {
    (self.count, self.unit) = (count, unit)
  }
}

extension Span: LosslessStringConvertible {
  /// A span from its text; nil for anything else, also for nothing and for more than three years.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let count = Int(parts[0]), (1...1_100).contains(count) else {
      return nil
    }
    let plural = parts[1].hasSuffix("s") ? String(parts[1]) : parts[1] + "s"
    guard let unit = Unit(rawValue: plural) else { return nil }
    self.init(count, unit)
  }

  public var description: String {
    "\(count) \(count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
  }

  /// `5个工作日`
  public var chinese: String {
    switch unit {
    case .workingDays: "\(count)个工作日"
    case .days: "\(count)天"
    case .hours: "\(count)小时"
    }
  }
}

/// A length of time as rules state it: `5 working days`, `15 days` or `24 hours`; `5个工作日`, `15天` and
/// `24小时` say the same.
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
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), (1...1_100).contains(count) else { return nil }
    let rest = text.dropFirst(digits.count)
    if rest.hasPrefix(" "), let unit = Self.unit(String(rest.dropFirst())) {
      self.init(count, unit)
    } else if let unit = Self.chineseUnits[rest.filter { $0 != " " }] {
      self.init(count, unit)
    } else {
      return nil
    }
  }

  private static func unit(_ name: String) -> Unit? {
    Unit(rawValue: name.hasSuffix("s") ? name : name + "s")
  }

  private static let chineseUnits: [String: Unit] = [
    "个工作日": .workingDays, "工作日": .workingDays, "天": .days, "日": .days, "小时": .hours,
    "个小时": .hours,
  ]

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

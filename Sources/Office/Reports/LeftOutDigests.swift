public import Feedback

/// Spans without digests that lie further back than `run` goes.
public struct LeftOutDigests: Sendable, Codable {
  public var period: Period
  /// The first day of the first span, and the last one of the last.
  public var first: Day
  public var last: Day
  /// How many days, weeks or months there are.
  public var count: Int

  /// What makes the digests of the first span; those of the others are made alike.
  public var command: String {
    "minqing digest --all"
      + (period == .day ? "" : " --period \(period.rawValue)") + " --date \(first)"
  }

  /// What was left out and how it is made, for a person.
  public func text(_ language: Language) -> String {
    switch language {
    case .chinese:
      let unit =
        switch period {
        case .day: "天的日"
        case .week: "周的周"
        case .month: "个月的月"
        }
      return "\(first) 至 \(last) 共 \(count) \(unit)摘要间隔过久，没有补做；需要时逐份补：\(command)"
    case .english:
      let digests =
        switch period {
        case .day: "daily"
        case .week: "weekly"
        case .month: "monthly"
        }
      return "too long ago and left out: \(count) \(digests) digests, \(first) to \(last); "
        + "to make them, one after another: \(command)"
    }
  }
}

public import Feedback

/// Days, weeks or months of which digests were made, or left out.
public struct DigestSpans: Sendable, Codable {
  public var period: Period
  /// The first day of the first span, and the last one of the last.
  public var first: Day
  public var last: Day
  /// How many days, weeks or months there are.
  public var count: Int

  /// The spans that hold these days, oldest first; nil where there is none.
  init?(_ period: Period, _ days: [Day]) {
    guard let first = days.first, let last = days.last else { return nil }
    (self.period, count) = (period, days.count)
    self.first = period.days(around: first).lowerBound
    self.last = period.days(around: last).upperBound
  }

  /// What makes the digests of the first span anew; those of the others are made alike.
  public var command: String {
    "minqing digest --all"
      + (period == .day ? "" : " --period \(period.rawValue)") + " --date \(first)"
  }

  /// Which spans they are, for a person: `31 days from 2026-10-23 to 2026-11-22`.
  public func text(_ language: Language) -> String {
    if first == last { return first.description }
    switch language {
    case .chinese:
      let unit = [Period.day: "天", .week: "周", .month: "个月"][period] ?? ""
      return "\(first) 至 \(last) 共 \(count) \(unit)"
    case .english:
      return "\(count) \(period.rawValue)\(count == 1 ? "" : "s") from \(first) to \(last)"
    }
  }

  /// That they were left out and how they are made, for a person; two lines.
  public func leftOut(_ language: Language) -> String {
    language == .chinese
      ? "! 间隔过久，未补做：\(text(language))；需要时逐份补做：\n  \(command)"
      : "! too long ago and left out: \(text(language)); make each by\n  \(command)"
  }
}

extension DigestSpans {
  /// One for each kind of span, in the order given.
  static func all(_ spans: [(period: Period, day: Day)]) -> [DigestSpans] {
    Period.allCases.compactMap { period in
      DigestSpans(period, spans.filter { $0.period == period }.map(\.day))
    }
  }
}

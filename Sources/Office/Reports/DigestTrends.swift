internal import Digests
internal import Feedback

extension OfficeContext {
  /// What the days before tell: the trend, the same weekday, the topics, and the days that have changed.
  func follow(
    _ input: inout DigestInput, _ basis: DigestBasis, _ scope: ReaderScope
  ) {
    let steps = basis.steps, topics = basis.topicDays(of: scope)
    let days = topics.values.reduce(into: [Day: Int]()) { $0.merge($1, uniquingKeysWith: +) }
    input.trend = Self.trend(basis).map { DayCount(day: $0, count: days[$0] ?? 0) }
    input.weekdayUsual = weekdayUsual(basis, days)
    input.lateDays = lateDays(basis, scope.reader, days)
    guard steps.count > 1 else { return }
    input.trendSteps = steps
    input.topicTrends = input.topics.filter { $0.count > 0 }.prefix(Self.trendTopics).map { topic in
      TopicTrend(
        id: topic.id, name: topic.name,
        counts: steps.map { step in
          let span = basis.period.days(around: step)
          return topics[topic.id, default: [:]]
            .reduce(0) { span.contains($1.key) ? $0 + $1.value : $0 }
        })
    }
  }

  private static let trendTopics = 8

  /// Two weeks for a day, four for a week, two months for a month; not before the office first heard
  /// something (for a week: the first whole one).
  private static func trend(_ basis: DigestBasis) -> [Day] {
    let days = basis.days
    var start =
      switch basis.period {
      case .day: days.upperBound - 13
      case .week: days.upperBound - 27
      case .month: basis.before.lowerBound
      }
    if let first = basis.firstHeard, first > start {
      let whole =
        basis.period == .week ? Period.week.days(around: first - 1).upperBound + 1 : first
      start = min(whole, days.lowerBound)
    }
    return (start.number...days.upperBound.number).map(Day.init(number:))
  }

  /// The same weekday of the four weeks before; nil where fewer than two are known.
  private func weekdayUsual(_ basis: DigestBasis, _ days: [Day: Int]) -> SpanSum? {
    guard basis.period == .day, let first = basis.firstHeard else { return nil }
    let before = (1...4).map { basis.days.lowerBound - 7 * $0 }.filter { $0 >= first }
    guard before.count > 1 else { return nil }
    return SpanSum(sum: before.reduce(0) { $0 + (days[$1] ?? 0) }, periods: before.count)
  }

  /// The days whose counts are others now than when their digests were made.
  private func lateDays(
    _ basis: DigestBasis, _ reader: DigestReader, _ days: [Day: Int]
  ) -> [LateDay] {
    basis.earlier.filter { $0.reader == reader.code }.compactMap { entry in
      let now = days[entry.firstDay] ?? 0
      guard now != entry.total else { return nil }
      return LateDay(day: entry.firstDay, then: entry.total, now: now)
    }
  }
}

internal import Feedback
internal import Foundation
internal import Store

extension OfficeContext {
  /// Writes the digests that are due.
  func writeDueDigests(_ now: Date) throws(OfficeError) -> [String] {
    var paths: [String] = []
    for due in try dueDigests(now) {
      paths += try writeDigests(
        DigestRequest(
          readers: .all, period: due.period, day: due.day, formats: [.html, .markdown]),
        mailing: true, at: now)
    }
    return paths
  }

  /// The finished days, weeks and months since the last one whose digests were made, so that a machine
  /// which was off catches up: at most a month of days, eight weeks and a year of months.
  func dueDigests(_ now: Date) throws(OfficeError) -> [(period: Period, day: Day)] {
    let settings = configuration.main.digests
    var due: [(period: Period, day: Day)] = []
    if settings.daily { due += try dueSpans(.day, now, atMost: 31).map { (.day, $0) } }
    if settings.weekly { due += try dueSpans(.week, now, atMost: 8).map { (.week, $0) } }
    if settings.monthly { due += try dueSpans(.month, now, atMost: 12).map { (.month, $0) } }
    return due
  }

  /// A day of each finished span since the last one that was made, oldest first; where none was made in
  /// so many, what lies before the last one is history.
  private func dueSpans(
    _ period: Period, _ now: Date, atMost limit: Int
  ) throws(OfficeError) -> [Day] {
    var span = lastFinished(period, now)
    var due: [Day] = []
    while due.count < limit {
      if try isMade(period, span) { return due }
      due.insert(span, at: 0)
      span = period.days(around: span).lowerBound - 1
    }
    return due.suffix(1)
  }

  /// A day of the last period that is over.
  func lastFinished(_ period: Period, _ now: Date) -> Day {
    period.days(around: Day(now, in: timeZone)).lowerBound - 1
  }

  private func isMade(_ period: Period, _ day: Day) throws(OfficeError) -> Bool {
    let label = period.label(around: day)
    let made = try OfficeError.wrap { try store.digestRuns(period, label: label) }
    return made.contains { $0.department == nil }
  }
}

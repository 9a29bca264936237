public import Feedback
public import Foundation

/// When an answer is due, and how that was counted.
///
/// - Working days are counted from the day after the receipt. A working day on which the clock stood
///   still for any time does not count. The last one ends at the closing time.
/// - Days are counted likewise, worked or not; where the last one is off, the next working day is the
///   last (as article 203 of China's Civil Code has it).
/// - Hours run from the receipt, without the time in which the clock stood still.
///
/// Extensions go on counting where the span before them ended.
public struct Deadline: Sendable, Equatable {
  public var receivedAt: Date
  /// nil: the clock stands still, or no span was given.
  public var due: Date?
  public var spans: [Span]
  /// The days that counted, in order; empty for hours.
  public var counted: [CountedDay]
  /// Days off beside ordinary weekends that were passed over.
  public var holidays: [Day]
  /// Days that did not count because the clock stood still.
  public var paused: [Day]
  /// The calendar's last day, where days behind it were looked at: of those only weekends are known.
  public var calendarEnd: Day?

  /// A day that counted.
  public struct CountedDay: Sendable, Equatable {
    public var day: Day
    /// Whether it is a weekend day that is worked.
    public var isMadeUp: Bool
  }
}

/// Counts deadlines by a calendar, in a time zone.
public struct DeadlineClock: Sendable {
  private let calendar: WorkingCalendar
  private let zone: TimeZone
  private let closing: Int

  /// A clock; `closing` is when working days end, in minutes of the day.
  public init(_ calendar: WorkingCalendar, zone: TimeZone, closing: Int) {
    (self.calendar, self.zone, self.closing) = (calendar, zone, closing)
  }

  /// The deadline of what was received at a moment.
  ///
  /// - Parameters:
  ///   - spans: the rule's span, and those of the extensions behind it; none: no deadline.
  ///   - pauses: when the clock stood still; the last may have no end.
  public func deadline(
    of receivedAt: Date, within spans: [Span], pauses: [(from: Date, until: Date?)] = []
  ) -> Deadline {
    var deadline = Deadline(
      receivedAt: receivedAt, due: nil, spans: spans, counted: [], holidays: [], paused: [])
    guard !spans.isEmpty, pauses.allSatisfy({ $0.until != nil }) else { return deadline }
    let pauses = pauses.compactMap { pause in pause.until.map { (pause.from, $0) } }
    deadline.due = spans.reduce(receivedAt) { start, span in
      span.unit == .hours
        ? hours(span.count, after: start, pauses)
        : days(span, after: start, pauses, &deadline)
    }
    return deadline
  }

  /// The closing of a day.
  private func closing(of day: Day) -> Date {
    let start = day.start(in: zone), end = start + Double(closing) * 60
    // Where daylight saving changes on the day, its closing is still what the clock on the wall shows.
    let shift = zone.secondsFromGMT(for: start) - zone.secondsFromGMT(for: end)
    return end + Double(shift)
  }

  private func days(
    _ span: Span, after start: Date, _ pauses: [(Date, Date)], _ deadline: inout Deadline
  ) -> Date {
    let countsAll = span.unit == .days
    var day = Day(start, in: zone), left = span.count
    while left > 0 {
      day = day + 1
      if let last = calendar.last, day > last { deadline.calendarEnd = last }
      guard countsAll || calendar.isWorked(day) else {
        if calendar.isHoliday(day) { deadline.holidays.append(day) }
        continue
      }
      if isPaused(day, pauses) {
        deadline.paused.append(day)
        continue
      }
      // The last of them is a working day, so that somebody can answer on it.
      if left == 1, !calendar.isWorked(day) {
        if calendar.isHoliday(day) { deadline.holidays.append(day) }
        continue
      }
      deadline.counted.append(.init(day: day, isMadeUp: calendar.isMadeUp(day)))
      left -= 1
    }
    return closing(of: day)
  }

  private func isPaused(_ day: Day, _ pauses: [(Date, Date)]) -> Bool {
    let (start, end) = (day.start(in: zone), closing(of: day))
    return pauses.contains { $0.0 < end && $0.1 > start }
  }

  private func hours(_ count: Int, after start: Date, _ pauses: [(Date, Date)]) -> Date {
    var end = start + Double(count) * 3_600
    for (from, until) in pauses.sorted(by: { $0.0 < $1.0 }) where from < end && until > start {
      end += until.timeIntervalSince(max(from, start))
    }
    return end
  }
}

/// How a deadline stands at a moment.
public enum DeadlineStatus: String, Sendable, CaseIterable, Codable {
  case onTime = "on-time"
  case dueSoon = "due-soon"
  case overdue
  /// Answered in time.
  case met
  /// Answered too late.
  case missed

  /// The status; nil where nothing is due.
  ///
  /// - Parameter dueSoon: when the moment that counts as soon begins: what is due before it, is.
  public init?(due: Date?, answeredAt: Date?, now: Date, soon: Date) {
    guard let due else { return nil }
    if let answeredAt {
      self = answeredAt <= due ? .met : .missed
    } else {
      self = due < now ? .overdue : due <= soon ? .dueSoon : .onTime
    }
  }

  /// What people call the status.
  public var name: LocalizedName {
    switch self {
    case .onTime: LocalizedName(chinese: "期限内", english: "on time")
    case .dueSoon: LocalizedName(chinese: "即将到期", english: "due soon")
    case .overdue: LocalizedName(chinese: "已超期", english: "overdue")
    case .met: LocalizedName(chinese: "按期答复", english: "answered in time")
    case .missed: LocalizedName(chinese: "超期答复", english: "answered late")
    }
  }
}

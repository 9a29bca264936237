public import Feedback
public import Foundation

/// How a deadline was counted, as people read it.
extension Deadline {
  /// One line: `received Tue 29 Sep 2026 16:40; 5 working days: 30 Sep, 8, 9, 10 (worked Saturday), 12 Oct;
  /// 1-7 Oct off -> due Mon 12 Oct 18:00`.
  public func text(_ language: Language, in zone: TimeZone) -> String {
    let words: any DeadlineWords = language == .chinese ? ChineseDeadline() : EnglishDeadline()
    var parts = [words.received(receivedAt, zone)]
    let spans = self.spans.map(words.span).joined(separator: " + ")
    if !spans.isEmpty { parts.append(counted.isEmpty ? spans : words.counted(spans, counted)) }
    if !holidays.isEmpty { parts.append(words.off(Self.ranges(holidays))) }
    if !paused.isEmpty { parts.append(words.paused(Self.ranges(paused))) }
    if let calendarEnd { parts.append(words.calendarEnds(calendarEnd)) }
    return words.joined(parts, due: due.map { words.due($0, after: receivedAt, zone) })
  }

  /// Days in a row as ranges.
  static func ranges(_ days: [Day]) -> [ClosedRange<Day>] {
    var ranges: [ClosedRange<Day>] = []
    for day in Set(days).sorted() {
      if let last = ranges.last, last.upperBound + 1 == day {
        ranges[ranges.count - 1] = last.lowerBound...day
      } else {
        ranges.append(day...day)
      }
    }
    return ranges
  }
}

private protocol DeadlineWords {
  func received(_ moment: Date, _ zone: TimeZone) -> String
  func span(_ span: Span) -> String
  func counted(_ spans: String, _ days: [Deadline.CountedDay]) -> String
  func off(_ days: [ClosedRange<Day>]) -> String
  func paused(_ days: [ClosedRange<Day>]) -> String
  func calendarEnds(_ last: Day) -> String
  func due(_ moment: Date, after received: Date, _ zone: TimeZone) -> String
  func joined(_ parts: [String], due: String?) -> String
}

/// A moment's day, and its time as clocks show it.
private func local(_ moment: Date, _ zone: TimeZone) -> (day: Day, time: String) {
  let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: moment)
  let minutes = ((seconds % 86_400) + 86_400) % 86_400 / 60
  func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
  return (Day(moment, in: zone), "\(two(minutes / 60)):\(two(minutes % 60))")
}

/// At most so many days are listed one by one.
private let mostDays = 12

private struct EnglishDeadline: DeadlineWords {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let worked = ["worked Saturday", "worked Sunday"]

  private func month(_ day: Day) -> String { Self.months[day.parts.month - 1] }

  private func long(_ day: Day, year: Bool) -> String {
    "\(Self.weekdays[day.weekday - 1]) \(day.parts.day) \(month(day))"
      + (year ? " \(day.parts.year)" : "")
  }

  func received(_ moment: Date, _ zone: TimeZone) -> String {
    let (day, time) = local(moment, zone)
    return "received \(long(day, year: true)) \(time)"
  }

  func span(_ span: Span) -> String { span.description }

  /// The month stands behind the last of its days.
  func counted(_ spans: String, _ days: [Deadline.CountedDay]) -> String {
    guard days.count <= mostDays else { return spans }
    let texts = days.indices.map { index in
      let day = days[index].day
      let next = days.indices.contains(index + 1) ? days[index + 1].day : nil
      let ends = next.map { $0.parts.month != day.parts.month } ?? true
      let made = days[index].isMadeUp ? " (\(Self.worked[day.weekday - 6]))" : ""
      return "\(day.parts.day)" + (ends ? " \(month(day))" : "") + made
    }
    return "\(spans): \(texts.joined(separator: ", "))"
  }

  func off(_ days: [ClosedRange<Day>]) -> String {
    days.map(range).joined(separator: ", ") + " off"
  }

  func paused(_ days: [ClosedRange<Day>]) -> String {
    days.map(range).joined(separator: ", ") + " paused"
  }

  func calendarEnds(_ last: Day) -> String {
    "the calendar ends on \(last.parts.day) \(month(last)) \(last.parts.year), days after it are counted as "
      + "of ordinary weeks"
  }

  private func range(_ days: ClosedRange<Day>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    if first == last { return "\(first.parts.day) \(month(first))" }
    return first.parts.month == last.parts.month
      ? "\(first.parts.day)-\(last.parts.day) \(month(last))"
      : "\(first.parts.day) \(month(first))-\(last.parts.day) \(month(last))"
  }

  func due(_ moment: Date, after received: Date, _ zone: TimeZone) -> String {
    let (day, time) = local(moment, zone)
    let year = local(received, zone).day.parts.year != day.parts.year
    return "due \(long(day, year: year)) \(time)"
  }

  func joined(_ parts: [String], due: String?) -> String {
    parts.joined(separator: "; ") + (due.map { " -> " + $0 } ?? "")
  }
}

private struct ChineseDeadline: DeadlineWords {
  private static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]

  private func weekday(_ day: Day) -> String { "周" + Self.weekdays[day.weekday - 1] }

  private func short(_ day: Day, after previous: Day?) -> String {
    let isSame = previous.map { $0.parts.month == day.parts.month } ?? false
    return (isSame ? "" : "\(day.parts.month)月") + "\(day.parts.day)日"
  }

  func received(_ moment: Date, _ zone: TimeZone) -> String {
    let (day, time) = local(moment, zone)
    return "\(day.parts.year)年\(short(day, after: nil))（\(weekday(day))）\(time)收到"
  }

  func span(_ span: Span) -> String { span.chinese }

  func counted(_ spans: String, _ days: [Deadline.CountedDay]) -> String {
    guard days.count <= mostDays else { return spans }
    let texts = days.indices.map { index in
      let day = days[index].day
      let previous = index > 0 ? days[index - 1].day : nil
      return short(day, after: previous) + (days[index].isMadeUp ? "（\(weekday(day))上班）" : "")
    }
    return "\(spans)：\(texts.joined(separator: "、"))"
  }

  func off(_ days: [ClosedRange<Day>]) -> String {
    days.map(range).joined(separator: "、") + "放假"
  }

  func paused(_ days: [ClosedRange<Day>]) -> String {
    days.map(range).joined(separator: "、") + "暂停计时"
  }

  func calendarEnds(_ last: Day) -> String {
    "日历只到\(last.parts.year)年\(short(last, after: nil))，其后按普通周末计算"
  }

  private func range(_ days: ClosedRange<Day>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    let start = short(first, after: nil)
    return first == last ? start : "\(start)至\(short(last, after: first))"
  }

  func due(_ moment: Date, after received: Date, _ zone: TimeZone) -> String {
    let (day, time) = local(moment, zone)
    let year = local(received, zone).day.parts.year != day.parts.year
    return (year ? "\(day.parts.year)年" : "")
      + "\(short(day, after: nil))（\(weekday(day))）\(time)到期"
  }

  func joined(_ parts: [String], due: String?) -> String {
    parts.joined(separator: "；") + (due.map { " → " + $0 } ?? "")
  }
}

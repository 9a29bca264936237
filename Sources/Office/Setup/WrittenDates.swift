public import Feedback
public import Foundation
internal import Normalize
internal import Oversight

/// A day as people write it on a command line: `2026-09-22`, `2026/9/22`, `2026.9.22`, `20260922` or
/// `2026年9月22日`; nil for anything else, such as a month without a day or a day without its year.
public func writtenDay(_ text: String) -> Day? {
  let zone = TimeZone.gmt
  guard let moment = writtenMoment(text, in: zone) else { return nil }
  let day = Day(moment, in: zone)
  return day.start(in: zone) == moment ? day : nil
}

/// A moment as people write it: a day as in `writtenDay`, with or without its time (`2026-09-22 10:30`), as
/// clocks of a zone show it; or by RFC 3339.
public func writtenMoment(_ text: String, in zone: TimeZone) -> Date? {
  let digits = text.prefix { $0.isNumber }.count
  guard digits == 4 || digits == 8, !isMonthAlone(text) else { return nil }
  return DateReader(timeZone: zone).date(.string(text))
}

internal import Feedback
internal import Foundation

/// Moments as the office's clock shows them.
struct LocalClock {
  let zone: TimeZone

  init(_ name: String) throws(DigestError) {
    guard let zone = TimeZone(identifier: name) else { throw .unknownTimeZone(name) }
    self.zone = zone
  }

  func day(_ moment: Date) -> Day { Day(moment, in: zone) }

  /// The time of day: `09:05`.
  func time(_ moment: Date) -> String { Self.hoursAndMinutes(secondOfDay(moment) / 60) }

  /// RFC 3339 to the minute, for machines: `2026-11-22T09:05+08:00`.
  func timestamp(_ moment: Date) -> String { "\(day(moment))T\(time(moment))\(offset(at: moment))" }

  /// The offset from UTC at a moment: `+08:00`.
  func offset(at moment: Date) -> String {
    let minutes = zone.secondsFromGMT(for: moment) / 60
    return (minutes < 0 ? "-" : "+") + Self.hoursAndMinutes(abs(minutes))
  }

  private func secondOfDay(_ moment: Date) -> Int {
    let local = Int(moment.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: moment)
    return local - day(moment).number * 86_400
  }

  private static func hoursAndMinutes(_ minutes: Int) -> String {
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }
}

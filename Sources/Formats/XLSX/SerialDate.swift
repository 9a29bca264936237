internal import Feedback

/// The moments that numbers stand for: days since the beginning of 1900 or 1904 (ECMA-376-1, 18.17.4).
struct SerialDate {
  /// 1970-01-01 as a serial of the 1900 system.
  static let epoch = 25_569
  /// How many days the 1904 system begins after the 1900 one.
  private static let shift = 1_462
  /// 10000-01-01 as a serial of the 1900 system.
  private static let end = 2_958_466

  var is1904 = false

  /// A moment as `2019-02-08 09:05:33`, without the time where the format shows none and it is
  /// midnight, and without the day where there is none; nil for a number that is no moment.
  func text(_ serial: Double, day showsDay: Bool, time showsTime: Bool) -> String? {
    guard serial >= 0, serial < Double(Self.end) else { return nil }
    let total = Int((serial * 86_400).rounded())
    let (count, seconds) = (total / 86_400, total % 86_400)
    if count == 0, !is1904 || !showsDay {
      // A cell that is formatted as a date and holds nothing counts as 0.
      return seconds == 0 && showsDay ? "" : Self.clock(seconds)
    }
    let day = self.day(count).description
    return seconds == 0 && !showsTime ? day : day + " " + Self.clock(seconds)
  }

  /// A span as `36:30:00`; nil for a number that is none.
  func span(_ serial: Double) -> String? {
    guard serial >= 0, serial < Double(Self.end) else { return nil }
    return Self.clock(Int((serial * 86_400).rounded()))
  }

  private func day(_ count: Int) -> Day {
    if is1904 { return Day(number: count + Self.shift - Self.epoch) }
    // The 1900 system has a 29th of February in 1900, as Lotus 1-2-3 had.
    return Day(number: count + (count < 60 ? 1 : 0) - Self.epoch)
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3_600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

public import Foundation

/// When a source is fetched again: at its pace while it works, ever more seldom while it fails, and
/// never not at all.
public enum Schedule {
  /// The shortest and the longest pause after a failure, in seconds.
  static let shortest: Double = 5 * 60, longest: Double = 24 * 3_600

  /// The next attempt after one that succeeded; nil: at the next run.
  ///
  /// - Parameter freshFor: for how long the server says that nothing changes; at most a day counts.
  public static func afterSuccess(
    at now: Date, every: Double?, freshFor: Double? = nil
  ) -> Date? {
    let pause = max(every ?? 0, min(freshFor ?? 0, longest))
    return pause > 0 ? now.addingTimeInterval(pause) : nil
  }

  /// The next attempt after a number of failures in a row (1 or more).
  ///
  /// The pause doubles from five minutes to a day, is never shorter than the source's own pace or what
  /// the server asks for, and is spread by up to a fifth so that sources which failed together do not
  /// come back together. The spread follows from the source's id and the count, so the same history
  /// gives the same time.
  public static func afterFailure(
    _ failures: Int, source: String, at now: Date, every: Double?, retryAfter: Double? = nil
  ) -> Date {
    let doublings = Double(min(max(failures, 1) - 1, 16))
    let pause = min(shortest * exp2(doublings), longest)
    let spread = 0.8 + 0.4 * unitInterval(source, failures)
    let asked = min(retryAfter ?? 0, longest)
    return now.addingTimeInterval(max(pause * spread, every ?? 0, asked))
  }

  /// The end of the quiet hours that a moment falls into; nil where it falls into none.
  public static func endOfQuiet(_ quiet: QuietHours?, at moment: Date, in zone: TimeZone) -> Date? {
    let local = moment.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: moment))
    let minute = (Int((local / 60).rounded(.down)) % 1_440 + 1_440) % 1_440
    return quiet?.minutesLeft(at: minute).map {
      let start = (moment.timeIntervalSince1970 / 60).rounded(.down) * 60
      return Date(timeIntervalSince1970: start + Double($0 * 60))
    }
  }

  private static func exp2(_ power: Double) -> Double {
    (0..<Int(power)).reduce(1) { product, _ in product * 2 }
  }

  /// The hash of the source's id and the count, as a fraction from 0 to 1.
  private static func unitInterval(_ source: String, _ failures: Int) -> Double {
    let hash = stableHash(Array(source.utf8) + [UInt8(truncatingIfNeeded: failures)])
    return Double(hash >> 11) / Double(UInt64(1) << 53)
  }
}

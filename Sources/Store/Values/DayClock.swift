internal import Feedback
internal import Foundation

/// The day of a moment in one zone; the zone is asked once for each quarter of an hour, within which
/// no zone has changed its offset since 1973.
struct DayClock {
  private let zone: TimeZone
  private var offsets: [Int64: Int64] = [:]

  init(zone: TimeZone) {
    self.zone = zone
  }

  /// The `Day.number` on which a moment (milliseconds since 1970) falls.
  mutating func day(_ milliseconds: Int64) -> Int64 {
    let seconds = Self.floor(milliseconds, 1_000)
    return Self.floor(seconds + offset(Self.floor(seconds, 900)), 86_400)
  }

  private mutating func offset(_ quarter: Int64) -> Int64 {
    if let known = offsets[quarter] { return known }
    let moment = Date(timeIntervalSince1970: Double(quarter * 900))
    let offset = Int64(zone.secondsFromGMT(for: moment))
    offsets[quarter] = offset
    return offset
  }

  private static func floor(_ value: Int64, _ by: Int64) -> Int64 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: by)
    return rest < 0 ? quotient - 1 : quotient
  }
}

public import Feedback

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// Dates as sources really write them.
///
/// - RFC 822 and RFC 2822, with two-digit years and named zones; RFC 850; `asctime`; the text of
///   Java's and JavaScript's dates.
/// - RFC 3339 and ISO 8601, extended and basic; `2019/2/8 9:05`, `2019.2.8`, `20190208090533`.
/// - `2019年2月8日 下午3时5分`, also in full-width digits.
/// - `2/8/2019 9:05 AM`: with slashes the month comes first unless only the day can (`25/12/2019`);
///   with dots or hyphens (`8.2.2019`) the day comes first.
/// - A number: seconds (10 digits) or milliseconds (13 digits) since 1970, or an Excel serial from
///   20,000 to 80,000 (1900 date system) as wall time.
///
/// A date without a zone is wall time of the reader's zone, and so is the zone `CST` where that zone
/// is China's; a zone of an unknown name is UTC (RFC 2822, 4.3). A date without a time is its midnight,
/// a month without a day its first day.
public struct DateReader: Sendable {
  private let timeZone: TimeZone

  /// A reader for a source whose wall time is that of a time zone.
  public init(timeZone: TimeZone) {
    self.timeZone = timeZone
  }

  /// The moment that a value names; nil where it is no date of the years 1900 to 2200.
  public func date(_ value: FieldValue) -> Date? {
    guard let text = value.text, let bytes = DateText.folded(text) else { return nil }
    guard let moment = number(bytes) ?? written(bytes), Self.range.contains(moment) else {
      return nil
    }
    return moment
  }

  /// 1900-01-01 to 2200-12-31.
  private static let range =
    Date(timeIntervalSince1970: -2_208_988_800)..<Date(timeIntervalSince1970: 7_289_654_400)

  private func written(_ bytes: [UInt8]) -> Date? {
    var scanner = DateScanner(bytes)
    guard let parts = scanner.date() else { return nil }
    let wall = Date(timeIntervalSince1970: Double(parts.day.number) * 86_400 + parts.seconds)
    switch parts.zone {
    case .offset(let seconds): return wall.addingTimeInterval(-Double(seconds))
    case .centralOrChina:
      let offset = timeZone.secondsFromGMT(for: wall)
      return wall.addingTimeInterval(offset == 28_800 ? -28_800 : 21_600)
    case nil: return moment(atWall: wall)
    }
  }

  private func number(_ bytes: [UInt8]) -> Date? {
    guard bytes.allSatisfy({ $0.isDigit || ".e+".utf8.contains($0) }),
      let number = Double(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    switch number {
    case 20_000..<80_000:
      let seconds = ((number - 25_569) * 86_400).rounded()
      return moment(atWall: Date(timeIntervalSince1970: seconds))
    case 1e9..<1e10: return Date(timeIntervalSince1970: number)
    case 1e12..<1e13: return Date(timeIntervalSince1970: number / 1_000)
    default: return nil
    }
  }

  /// The moment at which clocks of the zone show a wall time, here given as if it were UTC.
  private func moment(atWall wall: Date) -> Date {
    let guess = wall.addingTimeInterval(-Double(timeZone.secondsFromGMT(for: wall)))
    return wall.addingTimeInterval(-Double(timeZone.secondsFromGMT(for: guess)))
  }
}

import Feedback
import Foundation
import Normalize
import Testing

@Suite("Dates")
struct DateReaderTests {
  private let shanghai = DateReader(timeZone: TimeZone(identifier: "Asia/Shanghai")!)
  private let newYork = DateReader(timeZone: TimeZone(identifier: "America/New_York")!)

  private static func utc(_ text: String) -> Date? {
    try? Date(text, strategy: .iso8601)
  }

  @Test(
    "a date without a zone is wall time of the configured zone",
    arguments: [
      "2019/2/8 9:05", "2019/02/08 09:05:00", "2019-02-08 09:05", "2019-2-8 9:5:0", "2019.2.8 9:05",
      "2019年2月8日 9时5分", "2019年2月8日9时5分0秒", "2019年02月08日 09:05:00", "2019年2月8日 上午9时5分",
      "2019年2月8日 星期五 上午 9点5分", "２０１９年２月８日　９：０５", "2019-02-08（周五）09:05", "20190208090500",
      "201902080905", "20190208T0905", "2019-02-08T09:05:00", "2019-02-08t09:05:00.000",
      "2/8/2019 9:05 AM", "2/8/2019 9:05:00 am", "2-8-2019 9:05 a.m.", "8.2.2019 9:05",
      "08-02-2019 09:05", "8 Feb 2019 09:05", "08-Feb-19 09:05", "February 8, 2019 9:05 AM",
      "Fri Feb  8 09:05:00 2019", "Fri Feb 08 09:05:00 CST 2019", "Friday, 08-Feb-19 09:05:00",
      "  2019/2/8 9:05\n", "43504.3784722222", "1549587900", "1549587900000", "1.5495879E9",
      "2019-02-08 01:05:00 GMT", "2019-02-08T01:05:00Z", "2019-02-08T01:05Z", "20190208T010500Z",
      "2019-02-08T09:05:00+08:00", "2019-02-08T09:05:00+0800", "2019-02-08 09:05:00 +08",
      "2019-02-08T09:05:00+08:00[Asia/Shanghai]", "Fri, 08 Feb 2019 01:05:00 GMT",
      "Fri, 8 Feb 19 01:05 UT", "08 Feb 2019 01:05:00 +0000", "Thu, 07 Feb 2019 20:05:00 EST",
      "Thu, 7 Feb 2019 17:05:00 PST", "Fri Feb 08 2019 09:05:00 GMT+0800 (China Standard Time)",
      "Fri, 08 Feb 2019 01:05:00 XYZ",
    ])
  func sameMoment(_ text: String) {
    #expect(shanghai.date(.string(text)) == Self.utc("2019-02-08T01:05:00Z"))
  }

  @Test(
    "other times, halves of the day and borders",
    arguments: [
      ("2019年2月8日 下午3时5分3秒", "2019-02-08T07:05:03Z"),
      ("2019年2月8日 晚上11点", "2019-02-08T15:00:00Z"),
      ("2019-2-8 下午15:05", "2019-02-08T07:05:00Z"),
      ("2019/2/8 12:05 AM", "2019-02-07T16:05:00Z"),
      ("2019/2/8 12:05 PM", "2019-02-08T04:05:00Z"),
      ("2019-02-08", "2019-02-07T16:00:00Z"), ("2019年2月8日", "2019-02-07T16:00:00Z"),
      ("20190208", "2019-02-07T16:00:00Z"), ("2019年2月", "2019-01-31T16:00:00Z"),
      ("2019-02", "2019-01-31T16:00:00Z"), ("43504", "2019-02-07T16:00:00Z"),
      ("25/12/2019", "2019-12-24T16:00:00Z"), ("12/25/2019", "2019-12-24T16:00:00Z"),
      ("2019-02-08 24:00", "2019-02-08T16:00:00Z"), ("2020-02-29", "2020-02-28T16:00:00Z"),
      ("1 Jan 70 00:00:00 GMT", "1970-01-01T00:00:00Z"),
      ("Sun, 01 Jan 49 00:00:00 GMT", "2049-01-01T00:00:00Z"),
      ("2019-02-08T01:05:00-03:30", "2019-02-08T04:35:00Z"),
    ])
  func moments(_ text: String, _ expected: String) {
    #expect(shanghai.date(.string(text)) == Self.utc(expected))
  }

  @Test("a fraction of a second is kept")
  func fraction() {
    let date = shanghai.date("2019-02-08T01:05:00.25Z")
    #expect(date == Self.utc("2019-02-08T01:05:00Z")?.addingTimeInterval(0.25))
  }

  @Test("wall time follows daylight saving")
  func daylightSaving() {
    #expect(newYork.date("2019-03-10 01:30") == Self.utc("2019-03-10T06:30:00Z"))
    #expect(newYork.date("2019-03-10 03:30") == Self.utc("2019-03-10T07:30:00Z"))
    #expect(newYork.date("2019-07-01 12:00") == Self.utc("2019-07-01T16:00:00Z"))
    #expect(newYork.date("Fri, 08 Feb 2019 09:05:00 CST") == Self.utc("2019-02-08T15:05:00Z"))
  }

  @Test("numbers are epochs or serials, whatever their type")
  func numbers() {
    let expected = Self.utc("2019-02-08T01:05:00Z")
    #expect(shanghai.date(.number("1549587900")) == expected)
    #expect(shanghai.date(.number("43504.3784722222")) == expected)
    #expect(shanghai.date(.number("20190208090500")) == expected)
  }

  @Test(
    "what is no date is refused",
    arguments: [
      "", " ", "昨天", "abc", "2019-13-01", "2019-02-31", "31/2/2019", "2019-02-29",
      "2019-02-08 25:00",
      "2019-02-08 09:61", "1899-12-31", "2201-01-02", "12", "2019", "123456789", "99999", "2/8/19",
      "2019-02-08 09:05 and more", "2019-02-08T", "0000-00-00 00:00:00", "--", "true",
      "2019-02-08 09:05:33 +99:00", "1e400", "-1", "2019年13月1日",
      String(repeating: "2019-02-08 ", count: 20),
    ])
  func refused(_ text: String) {
    #expect(shanghai.date(.string(text)) == nil)
  }

  @Test("other types of values are no dates")
  func types() {
    #expect(shanghai.date(.null) == nil)
    #expect(shanghai.date(.bool(true)) == nil)
    #expect(shanghai.date(.object([:])) == nil)
  }
}

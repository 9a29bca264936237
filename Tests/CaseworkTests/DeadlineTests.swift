import Feedback
import Foundation
import Settings
import Testing

@testable import Casework

@Suite("Deadlines")
struct DeadlineTests {
  static let shanghai = TimeZone(identifier: "Asia/Shanghai")!

  private static func calendar(_ name: String) throws -> WorkingCalendar {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../config/calendar/\(name).yaml")
    return try SettingsFile(contentsOf: url, name: name).decode()
  }

  /// A moment by its wall clock, `2026-09-29 16:40`.
  static func moment(_ text: String, _ zone: TimeZone = shanghai) throws -> Date {
    let parts = text.split(separator: " ")
    let day = try #require(Day(String(parts[0])))
    let time = parts[1].split(separator: ":").compactMap { Double($0) }
    var date = day.start(in: zone) + time[0] * 3_600 + time[1] * 60
    date += Double(
      zone.secondsFromGMT(for: day.start(in: zone)) - zone.secondsFromGMT(for: date))
    return date
  }

  private func deadline(
    _ received: String, _ spans: [String], pauses: [(String, String?)] = [],
    calendar: String = "cn", zone: TimeZone = shanghai
  ) throws -> Deadline {
    let clock = DeadlineClock(try Self.calendar(calendar), zone: zone, closing: 18 * 60)
    return clock.deadline(
      of: try Self.moment(received, zone), within: try spans.map { try #require(Span($0)) },
      pauses: try pauses.map {
        (try Self.moment($0.0, zone), try $0.1.map { try Self.moment($0, zone) })
      })
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var received: String
    var spans: [String]
    var due: String
    var calendar = "cn"
    var testDescription: String { name }
  }

  static let rows = [
    Row(
      name: "National Day 2026 with a made-up Saturday", received: "2026-09-29 16:40",
      spans: ["5 working days"], due: "2026-10-12 18:00"),
    Row(
      name: "National Day 2025 with Mid-Autumn and a made-up Saturday",
      received: "2025-09-30 09:00", spans: ["3 working days"], due: "2025-10-11 18:00"),
    Row(
      name: "a made-up Sunday before National Day 2025", received: "2025-09-26 17:00",
      spans: ["2 working days"], due: "2025-09-29 18:00"),
    Row(
      name: "Spring Festival 2025", received: "2025-01-27 10:00", spans: ["4 working days"],
      due: "2025-02-08 18:00"),
    Row(
      name: "Spring Festival 2026 from a made-up Saturday", received: "2026-02-13 10:00",
      spans: ["2 working days"], due: "2026-02-24 18:00"),
    Row(
      name: "Spring Festival 2026 to a made-up Saturday", received: "2026-02-23 10:00",
      spans: ["5 working days"], due: "2026-02-28 18:00"),
    Row(
      name: "New Year 2026 with a made-up Sunday", received: "2025-12-31 19:00",
      spans: ["1 working day"], due: "2026-01-04 18:00"),
    Row(
      name: "received on a Saturday", received: "2026-11-21 12:00", spans: ["1 working day"],
      due: "2026-11-23 18:00"),
    Row(
      name: "received after hours", received: "2026-11-23 23:59", spans: ["1 working day"],
      due: "2026-11-24 18:00"),
    Row(
      name: "an extension goes on counting", received: "2026-09-29 16:40",
      spans: ["5 working days", "2 working days"], due: "2026-10-14 18:00"),
    Row(
      name: "days end on a working day", received: "2026-09-21 09:00", spans: ["10 days"],
      due: "2026-10-08 18:00"),
    Row(name: "days", received: "2026-11-02 09:00", spans: ["15 days"], due: "2026-11-17 18:00"),
    Row(
      name: "hours run through a holiday", received: "2026-09-30 20:30", spans: ["24 hours"],
      due: "2026-10-01 20:30"),
    Row(
      name: "weekends alone", received: "2026-09-29 16:40", spans: ["5 working days"],
      due: "2026-10-06 18:00", calendar: "iso-weekends"),
  ]

  @Test("are counted by the calendar", arguments: rows)
  func counted(_ row: Row) throws {
    let found = try deadline(row.received, row.spans, calendar: row.calendar)
    #expect(found.due == (try Self.moment(row.due)))
  }

  @Test("explain themselves in both languages")
  func explained() throws {
    let deadline = try deadline("2026-09-29 16:40", ["5 working days"])
    #expect(
      deadline.text(.english, in: Self.shanghai)
        == "received Tue 29 Sep 2026 16:40; 5 working days: 30 Sep, 8, 9, 10 (worked Saturday), "
        + "12 Oct; 1-7 Oct off -> due Mon 12 Oct 18:00")
    #expect(
      deadline.text(.chinese, in: Self.shanghai)
        == "2026年9月29日（周二）16:40收到；5个工作日：9月30日、10月8日、9日、10日（周六上班）、12日；"
        + "10月1日至7日放假 → 10月12日（周一）18:00到期")
  }

  @Test("a pause over a holiday costs only the working days that it touches")
  func pausedOverHoliday() throws {
    let pauses: [(String, String?)] = [("2026-09-30 10:00", "2026-10-08 09:30")]
    let found = try deadline("2026-09-29 16:40", ["5 working days"], pauses: pauses)
    // 30 September and 8 October do not count: 9, 10, 12, 13 and 14 October do.
    #expect(found.due == (try Self.moment("2026-10-14 18:00")))
    #expect(
      found.text(.english, in: Self.shanghai).contains("30 Sep, 8 Oct paused"))
  }

  @Test("hours wait for as long as the clock stood still")
  func pausedHours() throws {
    let found = try deadline(
      "2026-11-23 09:00", ["24 hours"], pauses: [("2026-11-23 12:00", "2026-11-24 12:00")])
    #expect(found.due == (try Self.moment("2026-11-25 09:00")))
  }

  @Test("nothing is due while the clock stands still, or where no rule fits")
  func none() throws {
    #expect(
      try deadline("2026-11-23 09:00", ["24 hours"], pauses: [("2026-11-23 12:00", nil)]).due == nil
    )
    #expect(try deadline("2026-11-23 09:00", []).due == nil)
  }

  @Test("the closing time is what the clock on the wall shows where daylight saving changes")
  func daylightSaving() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    // Summer time ends on Sunday 25 October 2026: the day has 25 hours.
    let sunday = try deadline(
      "2026-10-23 12:00", ["1 working day"], calendar: "iso-weekends", zone: berlin)
    #expect(sunday.due == (try Self.moment("2026-10-26 18:00", berlin)))
    let hours = try deadline(
      "2026-10-24 12:00", ["24 hours"], calendar: "iso-weekends", zone: berlin)
    #expect(hours.due == (try Self.moment("2026-10-25 11:00", berlin)))
    // 18:00 in winter is 17:00 by Greenwich.
    #expect(
      try Self.moment("2026-10-26 18:00", berlin).timeIntervalSince1970
        .truncatingRemainder(dividingBy: 86_400) == 17 * 3_600)
  }

  @Test("behind the calendar's end ordinary weeks are counted, and it says so")
  func calendarEnd() throws {
    let over = try deadline("2026-12-30 07:30", ["2 working days"])
    #expect(over.calendarEnd == Day("2026-12-31"))
    #expect(
      over.text(.english, in: Self.shanghai)
        == "received Wed 30 Dec 2026 07:30; 2 working days: 31 Dec, 1 Jan; the calendar ends on 31 Dec 2026, "
        + "days after it are counted as of ordinary weeks -> due Fri 1 Jan 2027 18:00")
    #expect(
      over.text(.chinese, in: Self.shanghai)
        .contains("；日历只到2026年12月31日，其后按普通周末计算 → 2027年1月1日（周五）18:00到期"))
    #expect(try deadline("2026-12-30 07:30", ["1 working day"]).calendarEnd == nil)
    #expect(try deadline("2026-12-30 07:30", ["5 days"]).calendarEnd == Day("2026-12-31"))
    #expect(
      try deadline("2026-12-30 07:30", ["5 working days"], calendar: "iso-weekends").calendarEnd
        == nil)
  }

  @Test("what people call its standing")
  func status() {
    let now = Date(timeIntervalSince1970: 1_000_000), soon = now + 100
    func status(_ due: Date?, _ answered: Date? = nil) -> DeadlineStatus? {
      DeadlineStatus(due: due, answeredAt: answered, now: now, soon: soon)
    }
    #expect(status(nil) == nil)
    #expect(status(now - 1) == .overdue)
    #expect(status(now) == .dueSoon)
    #expect(status(soon + 1) == .onTime)
    #expect(status(now, now) == .met)
    #expect(status(now, now + 1) == .missed)
  }
}

@Suite("The rules of casework.yaml")
struct CaseworkSettingsTests {
  private func settings(_ text: String) throws(SettingsError) -> CaseworkSettings {
    try SettingsFile(text: text, name: "casework.yaml").decode()
  }

  private func shipped() throws -> CaseworkSettings {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../config/casework.yaml")
    return try SettingsFile(contentsOf: url, name: "casework.yaml").decode()
  }

  @Test("the shipped ones give the spans of the published rules")
  func shippedRules() throws {
    let rules = try shipped()
    func span(_ kind: RequestKind, _ urgent: Bool = false) -> String? {
      rules.span(kind: kind, isUrgent: urgent, department: nil, topic: nil)?.description
    }
    #expect(span(.consult) == "2 working days")
    #expect(span(.complaint) == "15 working days")
    #expect(span(.complaint, true) == "24 hours")
    #expect(span(.praise) == nil)
  }

  @Test("the first entry that fits counts")
  func first() throws {
    let rules = try settings(
      """
      deadlines:
        - {department: water, kind: help, within: 8 hours}
        - {kind: help, within: 3 days}
      """)
    func span(_ department: String?) -> Span? {
      rules.span(kind: .help, isUrgent: false, department: department, topic: nil)
    }
    #expect(span("water") == Span(8, .hours))
    #expect(span(nil) == Span(3, .days))
  }

  @Test(
    "a mistake is told with its place",
    arguments: [
      ("deadlines: [{within: 5 weeks}]", "casework.yaml:1:22"),
      ("deadlines: [{kind: question, within: 5 days}]", "casework.yaml:1:20"),
      ("closing: 25:00", "casework.yaml:1:10"),
      ("extension_times: -1", "casework.yaml:1:18"),
    ])
  func mistakes(_ text: String, _ place: String) {
    #expect { try settings(text) } throws: { error in
      "\(error)".hasPrefix(place)
    }
  }

  @Test(
    "days off that cannot be read are refused, not taken as one day",
    arguments: ["2026-10-01/2026-10-7", "2026-10-01/", "/2026-10-07", "2026-10-01/02/03", "x"])
  func unreadableDays(_ days: String) {
    let text = "id: x\nholidays:\n  - {name: 国庆节, days: \(days)}\n"
    #expect { try SettingsFile(text: text, name: "x.yaml").decode() as WorkingCalendar } throws: {
      "\($0)".hasPrefix("x.yaml:3:") && "\($0)".contains("2026-10-01/2026-10-07")
    }
  }

  @Test("a calendar in which a day is both off and worked is refused")
  func contradiction() {
    let text = """
      id: x
      holidays:
        - {name: a, days: 2026-10-01/2026-10-07, worked: [2026-10-03]}
      """
    #expect { try SettingsFile(text: text, name: "x.yaml").decode() as WorkingCalendar } throws: {
      "\($0)".contains("2026-10-03 is both off and worked")
    }
  }
}

import Feedback
import Foundation
import Testing

@Suite("Feedback")
struct FeedbackTests {
  @Test(
    "days count as the calendar does",
    arguments: [
      ("1970-01-01", 0, 4), ("2026-11-22", 20_779, 7), ("2024-02-29", 19_782, 4),
      ("1969-12-31", -1, 3), ("1900-03-01", -25_508, 4),
    ])
  func days(text: String, number: Int, weekday: Int) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(Day(number: number).description == text)
  }

  @Test(
    "what is no day is refused",
    arguments: ["2026-02-29", "2026-13-01", "2026-11-31", "26-11-22", "2026-1-2", "2026-11-2x", ""])
  func noDay(text: String) {
    #expect(Day(text) == nil)
  }

  @Test("a moment falls on the day of the zone, also where clocks change")
  func zones() throws {
    let shanghai = try #require(TimeZone(identifier: "Asia/Shanghai"))
    let newYork = try #require(TimeZone(identifier: "America/New_York"))
    let moment = Date(timeIntervalSince1970: 1_795_363_200)  // 2026-11-22T16:00:00Z
    #expect(Day(moment, in: shanghai).description == "2026-11-23")
    #expect(Day(moment, in: newYork).description == "2026-11-22")
    for number in 20_400..<20_800 {
      let day = Day(number: number)
      #expect(Day(day.start(in: newYork), in: newYork) == day)
      #expect(Day(day.start(in: newYork).addingTimeInterval(-1), in: newYork) == day - 1)
    }
  }

  @Test(
    "a period holds its days and has its label",
    arguments: [
      (Period.day, "2026-11-22", "2026-11-22", "2026-11-22", "2026-11-22"),
      (.week, "2026-11-22", "2026-11-16", "2026-11-22", "2026-W47"),
      (.week, "2027-01-01", "2026-12-28", "2027-01-03", "2026-W53"),
      (.week, "2024-12-30", "2024-12-30", "2025-01-05", "2025-W01"),
      (.month, "2024-02-10", "2024-02-01", "2024-02-29", "2024-02"),
      (.month, "2026-12-31", "2026-12-01", "2026-12-31", "2026-12"),
    ])
  func periods(period: Period, day: String, first: String, last: String, label: String) throws {
    let day = try #require(Day(day))
    #expect(period.days(around: day).lowerBound.description == first)
    #expect(period.days(around: day).upperBound.description == last)
    #expect(period.label(around: day) == label)
  }

  @Test("a path finds nested values, array members and names with dots")
  func paths() {
    let fields: Fields = [
      "user": .object(["name": "a"]), "photos": .array([.object(["url": "u"])]), "a.b": "dotted",
    ]
    #expect(fields[path: "user.name"] == "a")
    #expect(fields[path: "photos.0.url"] == "u")
    #expect(fields[path: "a.b"] == "dotted")
    #expect(fields[path: "user.none"] == nil)
    #expect(fields[path: "photos.7"] == nil)
  }

  @Test(
    "a value's text",
    arguments: [
      (FieldValue.number("1e3"), "1e3" as String?), (.bool(true), "true"), (.null, nil),
      (.array(["a", .null, .number("2")]), "a, 2"), (.array([]), nil), (.object([:]), nil),
    ])
  func texts(value: FieldValue, text: String?) {
    #expect(value.text == text)
  }

  @Test("coordinates outside of the globe and 0, 0 are none")
  func coordinates() {
    #expect(Coordinates(latitude: 28.2, longitude: 112.9) != nil)
    #expect(Coordinates(latitude: 91, longitude: 0) == nil)
    #expect(Coordinates(latitude: 0, longitude: 0) == nil)
  }
}

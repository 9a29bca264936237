import Feedback
import Foundation
import Testing

@testable import Store

@Suite("Numbers and days")
struct NumberTests {
  @Test("numbers count up within the day of the office's zone")
  func numbers() async throws {
    let bench = try Workbench()
    let lateEvening = Workbench.noon + 11.5 * 3_600  // 23:30 in Shanghai
    try await bench.commit([
      entry("1"), entry("2", at: lateEvening), entry("3", at: lateEvening + 3_600),
    ])
    try await bench.commit([entry("4"), entry("1")])
    #expect(
      try bench.store.items(limit: 9).map(\.number.description) == [
        "MQ-20261124-0001", "MQ-20261123-0002", "MQ-20261123-0003", "MQ-20261123-0001",
      ])
  }

  @Test("a number has more digits past 9999, and reads back")
  func text() throws {
    let day = try #require(Day("2026-11-23"))
    for (sequence, text) in [(7, "MQ-20261123-0007"), (12_345, "MQ-20261123-12345")] {
      let number = WorkOrderNumber(day: day, sequence: sequence)
      #expect(number.description == text)
      #expect(WorkOrderNumber(text.lowercased()) == number)
    }
  }

  @Test(
    "what is no number is none",
    arguments: ["", "MQ-20261123", "MQ-20261323-0001", "MQ-20261123-001", "MQ-20261123-0000", "7"])
  func noNumber(text: String) {
    #expect(WorkOrderNumber(text) == nil)
  }

  @Test(
    "the clock gives the zone's day, over the years and the changes of offset",
    arguments: ["Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "GMT"])
  func clock(name: String) throws {
    let zone = try #require(TimeZone(identifier: name))
    var clock = DayClock(zone: zone)
    for step in 0..<40_000 {
      let seconds = Double(step) * 47_911 - 100_000_000
      let moment = Date(timeIntervalSince1970: seconds)
      #expect(clock.day(moment.milliseconds) == Int64(Day(moment, in: zone).number))
    }
  }
}

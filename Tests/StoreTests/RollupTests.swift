import Feedback
import Foundation
import Testing

@testable import Store

@Suite("Roll-ups")
struct RollupTests {
  let bench: Workbench
  let today = Day(Workbench.noon, in: Workbench.shanghai)

  init() throws {
    bench = try Workbench()
  }

  @Test("they equal a recount after random batches", arguments: 1...5 as ClosedRange<UInt64>)
  func random(seed: UInt64) async throws {
    var random = SplitMix(state: seed)
    for batch in 0..<8 {
      let entries = (0..<60).map { _ in Self.randomEntry(&random) }
      let source = batch % 3 == 0 ? "hotline" : "board"
      try await bench.commit(entries, source: source, taxonomy: batch < 5 ? "t1" : "t2")
    }
    #expect(try bench.store.verify() == [])
    let all = try bench.store.statistics()
    var everything = ItemFilter()
    everything.states = [ItemRow.newState]
    #expect(all == (try bench.store.statistics(everything)))
    #expect(all.total == (try bench.store.count()))
  }

  private static func randomEntry(_ random: inout SplitMix) -> ClassifiedItem {
    let id = Int.random(in: 1...120, using: &random)
    let topics = [nil, "transport", "health", "environment"]
    return entry(
      "\(id)", "text \(Int.random(in: 1...4, using: &random))",
      topic: topics.randomElement(using: &random) ?? nil,
      department: [nil, "a", "b"].randomElement(using: &random) ?? nil,
      at: Workbench.noon + Double(Int.random(in: -5...5, using: &random)) * 86_400)
  }

  @Test("counts are by day, department and value")
  func reads() async throws {
    try await bench.commit([
      entry("1", topic: "transport", department: "a"), entry("2", topic: "health", department: "a"),
      entry("3", topic: "health", department: "b"), entry("4", topic: nil, department: nil),
      entry("5", topic: "health", department: "a", at: Workbench.noon - 86_400),
    ])
    let store = bench.store
    #expect(try store.dayCounts((today - 7)...today) == [today - 1: 1, today: 4])
    #expect(try store.dayCounts((today - 7)...today, department: "a") == [today - 1: 1, today: 2])
    #expect(
      try store.counts(by: .topic, today...today) == [
        ValueCount(id: "health", count: 2), ValueCount(id: "", count: 1),
        ValueCount(id: "transport", count: 1),
      ])
    #expect(
      try store.counts(by: .topic, (today - 1)...today, department: "a") == [
        ValueCount(id: "health", count: 2), ValueCount(id: "transport", count: 1),
      ])
    #expect(
      try store.counts(by: .department, today...today).map(\.id) == ["a", "", "b"])
    #expect(
      try store.counts(by: .review, today...today) == [
        ValueCount(id: "", count: 3), ValueCount(id: "no-evidence", count: 1),
      ])
    #expect(try store.counts(by: .topic, today...today, department: "nobody") == [])
  }

  @Test(
    "a count that was changed is found",
    arguments: [
      "UPDATE rollup SET count = count + 1", "DELETE FROM rollup",
      "UPDATE rollup SET taxonomy = 0",
    ])
  func tampered(sql: String) async throws {
    try await bench.commit([entry("1"), entry("2")])
    try bench.tamper(sql)
    let checks = try bench.store.verify().map(\.check)
    // None of these items came through a station.
    let pairs = DimensionPair.declared.count { !$0.leavesOutNone }
    #expect(checks == Array(repeating: "roll-ups", count: pairs))
  }
}

/// A small generator, so that a seed gives the same batches everywhere (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

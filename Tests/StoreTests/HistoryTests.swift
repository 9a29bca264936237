import Feedback
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("History")
struct HistoryTests {
  let bench: Workbench

  init() async throws {
    bench = try Workbench()
    try await bench.commit([entry("1"), entry("2", "占道经营")])
    try await bench.commit([entry("1", "路灯又不亮")])
  }

  @Test(
    "events cannot be changed or removed",
    arguments: ["UPDATE event SET at = 1", "DELETE FROM event"])
  func appendOnly(sql: String) throws {
    #expect(throws: DatabaseError.self) { try bench.tamper(sql) }
  }

  @Test("events tell the run from its beginning to its end")
  func run() throws {
    try bench.store.finishRun(bench.run, at: Workbench.noon + 5, exitCode: 0, report: "{}")
    let kinds = try bench.store.read {
      try String.fetchAll(
        $0, sql: "SELECT text FROM event JOIN code ON code.id = kind ORDER BY event.id")
    }
    #expect(
      kinds == [
        "run.started", "item.created", "item.created", "payload.taken", "item.updated",
        "payload.taken", "run.finished",
      ])
    #expect(try bench.store.verify() == [])
    let run = try #require(try bench.store.runs(limit: 1).first)
    #expect((run.exitCode, run.report, run.actor.name) == (0, "{}", "li"))
    #expect(throws: StoreError.self) {
      try bench.store.finishRun(bench.run, at: Workbench.noon, exitCode: 0, report: "{}")
    }
  }

  @Test("events hold hashes of the content, never the text")
  func hashes() throws {
    let events = try #require(try bench.store.item("1")).events
    let (old, new) = (sixteenBytes("content路灯不亮"), sixteenBytes("content路灯又不亮"))
    #expect(
      events.map(\.data) == [
        "{\"content\":\"\(Hexadecimal.text(old))\"}",
        "{\"content\":\"\(Hexadecimal.text(new))\",\"before\":\"\(Hexadecimal.text(old))\",\"version\":2}",
      ])
    #expect(events.allSatisfy { $0.actor == ActorIdentity(name: "li", account: "clerk") })
  }

  @Test(
    "the first broken link is found",
    arguments: [
      ("UPDATE event SET at = at + 1 WHERE id = 3", 3),
      ("UPDATE event SET data = '{}' WHERE id = 2", 2),
      ("UPDATE event SET hash = zeroblob(32) WHERE id = 5", 5),
      ("UPDATE event SET item = NULL WHERE id = 3", 3),
      ("UPDATE actor SET name = 'wang'", 1),
      ("UPDATE code SET text = 'item.deleted' WHERE text = 'item.created'", 2),
      ("DELETE FROM event WHERE id = 4", 5),
    ])
  func tampered(sql: String, event: Int) throws {
    try bench.tamper("DROP TRIGGER event_keeps_rows; DROP TRIGGER event_keeps_values; " + sql)
    let broken = Finding(
      check: "history",
      message: "event \(event) was changed, or an event before it was removed")
    #expect(try bench.store.verify().contains(broken))
  }

  @Test("a cut-off end is found by the items")
  func cutOff() throws {
    try bench.tamper("DROP TRIGGER event_keeps_rows; DELETE FROM event WHERE id >= 5")
    #expect(
      try bench.store.verify() == [
        Finding(
          check: "history", message: "the items have 3 versions, the history tells of 2")
      ])
  }
}

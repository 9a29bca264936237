import Feedback
import Foundation
import Testing

@testable import Store

@Suite("Moves of cases")
struct CaseTests {
  let workbench: Workbench
  private let clerk = ActorIdentity(name: "wang", account: "clerk")

  init() throws { workbench = try Workbench() }

  private func committed(_ opening: CaseOpening = CaseOpening()) async throws -> CaseFile {
    var one = entry("1")
    one.opening = opening
    try await workbench.commit([one])
    return try #require(try workbench.store.caseFile("1"))
  }

  private func moved(
    _ before: CaseFile, _ name: String, remark: String? = nil, _ change: (inout CaseFile) -> Void
  ) -> CaseMove {
    var after = before
    change(&after)
    return CaseMove(
      before: before, after: after, name: name, facts: [("lead", "parks")], remark: remark)
  }

  @Test("a move changes the case, the roll-ups and the history together")
  func move() async throws {
    let before = try await committed(CaseOpening(dueAt: Workbench.noon + 86_400))
    let stale = try workbench.store.move(
      [
        moved(before, "assign", remark: "near the station") {
          $0.state = "assigned"
          $0.department = "parks"
          $0.isAssigned = true
          $0.assisting = ["transport-bureau"]
          $0.assignedAt = Workbench.noon
        }
      ], actor: clerk, at: Workbench.noon)
    #expect(stale.isEmpty)
    let after = try #require(try workbench.store.caseFile("1"))
    #expect(after.moves == 1)
    #expect(after.state == "assigned" && after.department == "parks")
    #expect(after.assisting == ["transport-bureau"])
    #expect(after.dueAt == Workbench.noon + 86_400)
    let day = Day(Workbench.noon, in: Workbench.shanghai)
    #expect(
      try workbench.store.counts(by: .state, day...day, department: "parks")
        == [ValueCount(id: "assigned", count: 1)])
    let event = try #require(try workbench.store.item("1")?.events.last)
    #expect(event.kind == "case.assign")
    #expect(event.data == #"{"from":"new","to":"assigned","lead":"parks"}"#)
    #expect(try workbench.store.remarks(of: after.item) == [event.id: "near the station"])
    #expect(try workbench.store.verify() == [])
  }

  @Test("who moves what somebody else has moved meanwhile is told so, and changes nothing")
  func stale() async throws {
    let seen = try await committed()
    let first = moved(seen, "accept") { $0.state = "in-hand" }
    try workbench.store.move([first], actor: clerk, at: Workbench.noon)
    let late = moved(seen, "assign") { $0.state = "assigned" }
    let stale = try workbench.store.move([late], actor: clerk, at: Workbench.noon)
    #expect(stale == [seen.number])
    #expect(try workbench.store.caseFile("1")?.state == "in-hand")
    #expect(try workbench.store.verify() == [])
  }

  @Test("pauses, extensions and call-backs are kept as they were made")
  func times() async throws {
    let before = try await committed()
    let callback = CaseCallback(
      at: Workbench.noon, contacted: true, resolved: "partly", satisfied: "basically")
    let move = moved(before, "callback") {
      $0.pauses = [CasePause(from: Workbench.noon, until: Workbench.noon + 60)]
      $0.extensions = [CaseExtension(span: "5 working days", at: Workbench.noon)]
      $0.callbacks = [callback]
    }
    try workbench.store.move([move], actor: clerk, at: Workbench.noon)
    let after = try #require(try workbench.store.caseFile("1"))
    #expect(after.pauses == move.after.pauses)
    #expect(after.extensions == move.after.extensions)
    #expect(after.callbacks == [callback])
  }

  @Test("an answer that the source brings later ends an open state and stops the clock")
  func answeredAtSource() async throws {
    _ = try await committed(CaseOpening(dueAt: Workbench.noon + 86_400))
    var answered = entry("1", "路灯修好了")
    answered.opening = CaseOpening(state: "answered", answeredAt: Workbench.noon + 60)
    try await workbench.commit([answered])
    let after = try #require(try workbench.store.caseFile("1"))
    #expect(after.state == "answered" && after.dueAt == nil)
    #expect(after.lastDueAt == Workbench.noon + 86_400)
    #expect(after.answeredAt == Workbench.noon + 60)
    #expect(try workbench.store.verify() == [])
  }

  @Test("no new guess takes an item from the department that a person named")
  func keepsDepartment() async throws {
    let before = try await committed()
    let move = moved(before, "assign") {
      $0.department = "parks"
      $0.isAssigned = true
    }
    try workbench.store.move([move], actor: clerk, at: Workbench.noon)
    try await workbench.commit([entry("1", "公交站牌", department: "police")])
    #expect(try workbench.store.caseFile("1")?.department == "parks")
  }

  @Test("verify tells where a move is missing in the history")
  func missingMove() async throws {
    let before = try await committed()
    try workbench.store.move(
      [moved(before, "note") { _ in }], actor: clerk, at: Workbench.noon)
    try workbench.tamper("UPDATE item SET moves = 2")
    #expect(
      try workbench.store.verify().map(\.message)
        == ["the items have been moved 2 times, the history tells of 1"])
  }

  @Test("what is due before a moment is found, and no confidential item where none is asked for")
  func filters() async throws {
    var due = entry("1")
    due.opening = CaseOpening(dueAt: Workbench.noon)
    var confidential = entry("2", "举报")
    confidential.opening = CaseOpening(dueAt: Workbench.noon, isConfidential: true)
    try await workbench.commit([due, confidential, entry("3", "没有期限")])
    var filter = ItemFilter()
    filter.dueBefore = Workbench.noon + 1
    #expect(try workbench.store.count(filter) == 2)
    filter.isConfidential = false
    #expect(try workbench.store.items(filter, limit: 9).map(\.externalID) == ["1"])
  }
}

import Feedback
import Foundation
import Testing

@testable import Store

@Suite("Call-backs as rates count them")
struct CallbackCountTests {
  private let workbench: Workbench
  private let clerk = ActorIdentity(name: "wang", account: "clerk")
  private let noon = Workbench.noon

  init() throws { workbench = try Workbench() }

  private func callBack(_ id: String, _ days: Double, resolved: String?) throws {
    let before = try #require(try workbench.store.caseFile(id))
    var after = before
    let at = noon + days * 86_400
    after.callbacks.append(
      CaseCallback(at: at, contacted: resolved != nil, resolved: resolved, satisfied: nil))
    try workbench.store.move(
      [CaseMove(before: before, after: after, name: "callback")], actor: clerk, at: at)
  }

  private func counts(_ days: Range<Double>) throws -> [CallbackGroup] {
    try workbench.store.callbackCounts(
      noon + days.lowerBound * 86_400..<noon + days.upperBound * 86_400)
  }

  @Test("the final call-back is the last before the window ends, whatever comes later")
  func final() async throws {
    try await workbench.commit([entry("1"), entry("2", "占道经营")])
    try callBack("1", 1, resolved: "no")
    try callBack("1", 2, resolved: "partly")
    try callBack("1", 9, resolved: "yes")
    try callBack("2", 1, resolved: nil)
    let first = try counts(0..<5)
    #expect(first.reduce(0) { $0 + $1.count } == 3)
    #expect(
      first.filter(\.isFinal).map(\.resolved).sorted { ($0 ?? "") < ($1 ?? "") } == [nil, "partly"])
    #expect(first.filter(\.isFirst).count == 2 && first.contains { !$0.isContacted })
    let later = try counts(5..<10)
    #expect(later.map(\.resolved) == ["yes"] && later[0].isFinal && !later[0].isFirst)
  }

  @Test("a window takes its first moment and leaves the one behind its last")
  func bounds() async throws {
    try await workbench.commit([entry("1")])
    try callBack("1", 1, resolved: "yes")
    #expect(try counts(0..<1).isEmpty)
    #expect(try counts(1..<2).count == 1)
  }

  @Test("equal call-backs are counted together, and listed one by one they are as many")
  func grouped() async throws {
    let ids = (1...7).map(String.init)
    try await workbench.commit(ids.map { entry($0, "路灯\($0)") })
    for id in ids { try callBack(id, 1, resolved: "yes") }
    let found = try counts(0..<2)
    #expect(found.map(\.count) == [7] && found[0].department == "transport-bureau")
    let listed = try workbench.store.callbacks(
      noon..<noon + 200_000, department: "transport-bureau")
    #expect(listed.count == 7)
    #expect(try workbench.store.callbacks(noon..<noon + 200_000, department: "parks").isEmpty)
  }

  @Test("an exclusion is an event with its reason, once, and is taken back by another")
  func exclusion() async throws {
    try await workbench.commit([entry("1")])
    try callBack("1", 1, resolved: "no")
    let item = try #require(try workbench.store.caseFile("1")?.item)
    let store = workbench.store
    #expect(try store.exclude(item, true, reason: "unfounded", actor: clerk, at: noon))
    #expect(try !store.exclude(item, true, reason: "again", actor: clerk, at: noon))
    #expect(try counts(0..<2).map(\.isExcluded) == [true])
    let ledger = try store.exclusions()
    #expect(ledger.map(\.reason) == ["unfounded"] && ledger[0].actor == clerk)
    #expect(try store.exclude(item, false, reason: "appeal upheld", actor: clerk, at: noon))
    #expect(try store.exclusions().isEmpty)
    #expect(try counts(0..<2).map(\.isExcluded) == [false])
    let kinds = try store.item("1")?.events.map(\.kind) ?? []
    #expect(kinds.suffix(2) == ["rates.exclude", "rates.include"])
    #expect(try store.verify() == [])
  }
}

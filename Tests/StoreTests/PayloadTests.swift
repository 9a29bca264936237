import Feedback
import Foundation
import Testing

@testable import Store

@Suite("Payloads and sources")
struct PayloadTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench()
  }

  private func open(_ source: String, _ hash: UInt8, at moment: Date = Workbench.noon) async throws
    -> Payload
  {
    try await bench.store.openPayload(
      source: source, url: "file:\(hash).csv", format: "csv",
      contentHash: Array(repeating: hash, count: 32), size: 9,
      receivedAt: moment, run: bench.run)
  }

  private func batch(_ payload: Payload, _ records: Range<Int>, isLast: Bool = false) -> Batch {
    Batch(
      run: bench.run, source: "board", payload: payload.id, records: records,
      items: records.map { entry("\($0)") }, rejects: [], finishesPayload: isLast,
      committedAt: Workbench.noon, taxonomyVersion: "t1")
  }

  @Test("the same content is known again, in its own source only")
  func known() async throws {
    let first = try await open("board", 1)
    #expect(first.isKnown == false)
    let again = try await open("board", 1)
    #expect((again.id, again.isKnown, again.isComplete) == (first.id, true, false))
    #expect(try await open("hotline", 1).isKnown == false)
  }

  @Test("a payload that was cut off goes on where it stopped")
  func resume() async throws {
    let payload = try await open("board", 1)
    _ = try await bench.store.commit(batch(payload, 0..<2))
    let again = try await open("board", 1)
    #expect((again.recordsDone, again.isComplete) == (2, false))
    _ = try await bench.store.commit(batch(again, 2..<4, isLast: true))
    #expect(try await open("board", 1).isComplete)
    #expect(try bench.store.count() == 4)
    #expect(try bench.store.verify() == [])
  }

  @Test(
    "records out of their turn are refused", arguments: [0..<2, 1..<3, 3..<5, 2..<2])
  func order(records: Range<Int>) async throws {
    let payload = try await open("board", 1)
    _ = try await bench.store.commit(batch(payload, 0..<2, isLast: records.isEmpty))
    await #expect(throws: StoreError.self) { try await bench.store.commit(batch(payload, records)) }
    #expect(try bench.store.count() == 2)
  }

  @Test("an empty last batch closes the payload")
  func emptyEnd() async throws {
    let payload = try await open("board", 1)
    _ = try await bench.store.commit(batch(payload, 0..<3))
    #expect(try await bench.store.commit(batch(payload, 3..<3, isLast: true)) == counts())
    #expect(try await open("board", 1).isComplete)
    #expect(try bench.store.verify() == [])
  }

  @Test("kept bytes come back, until they are pruned by age")
  func bytes() async throws {
    let old = try await open("board", 1, at: Workbench.noon - 100)
    let new = try await open("board", 2)
    let part = Array(repeating: UInt8(ascii: "a"), count: 100_000)
    try await bench.store.append(part, to: old.id)
    try await bench.store.append([], to: old.id)
    try await bench.store.append(Array("end".utf8), to: old.id)
    try await bench.store.append([1, 2, 3], to: new.id)
    #expect(try bench.store.payloadBytes(old.id) == part + Array("end".utf8))
    #expect(try await open("board", 1).bytesKept == 100_003)
    let size: Int? = try bench.value("SELECT sum(length(body)) FROM payload_part")
    #expect(try #require(size) < 1_000)

    #expect(try bench.store.prunePayloads(before: Workbench.noon) == 1)
    #expect(try bench.store.payloadBytes(old.id) == [])
    #expect(try bench.store.payloadBytes(new.id) == [1, 2, 3])
    #expect(try await open("board", 1).isKnown)
  }

  @Test("a source keeps its state when it is registered again")
  func sources() async throws {
    var state = SourceState(id: "board")
    state.firstFetchedAt = Workbench.noon
    (state.failures, state.failingSince) = (2, Workbench.noon)
    (state.lastError, state.etag, state.lastModified) = ("refused", "\"x\"", "Mon")
    (state.lastAttemptAt, state.lastSuccessAt) = (Workbench.noon, Workbench.noon - 60)
    (state.nextAttemptAt, state.cursor) = (Workbench.noon + 60, "7")
    try await bench.store.update(state)
    let renamed = RegisteredSource(
      id: "board", name: LocalizedName(chinese: "新", english: "new"), channel: "web",
      format: "csv")
    try bench.store.register([renamed])
    #expect(try bench.store.sourceState("board") == state)
    #expect(try bench.store.sources().first == renamed)
    #expect(try bench.store.sourceStates().map(\.id) == ["board", "hotline"])
    #expect(try bench.store.sourceState("fax") == nil)
    await #expect(throws: StoreError.self) { try await bench.store.update(SourceState(id: "fax")) }
  }

  @Test("digests that were made are remembered")
  func digests() throws {
    let made = [nil, "a", "b"].map {
      DigestRun(period: .day, label: "2026-11-22", department: $0, madeAt: Workbench.noon)
    }
    let frozen = try freeze(["all", "a", "b"])
    try freeze(["a"], at: Workbench.noon + 60)
    #expect(try bench.store.frozenDigest(.day, label: "2026-11-22", reader: "b") == frozen[2])
    #expect(try bench.store.frozenDigest(.week, label: "2026-11-22", reader: "b") == nil)
    #expect(try bench.store.digestReaders() == ["a", "all", "b"])
    #expect(try bench.store.digestEntries(.day, reader: "a").map(\.total) == [2])
    #expect(try bench.store.digestRuns(.day, label: "2026-11-22") == made)
    #expect(try bench.store.digestRuns(.week, label: "2026-11-22") == [])
  }

  @discardableResult
  private func freeze(
    _ readers: [String], at moment: Date = Workbench.noon
  ) throws -> [FrozenDigestRow] {
    let frozen = readers.map {
      FrozenDigestRow(
        period: .day, label: "2026-11-22", reader: $0,
        firstDay: Day(Workbench.noon, in: Workbench.shanghai) - 1, total: 2, madeAt: moment,
        input: "{\($0)}")
    }
    try bench.store.freeze(
      frozen, mails: [], actor: ActorIdentity(name: "li", account: "clerk"), at: moment)
    return frozen
  }

  @Test(
    "a frozen digest that is not what the history says is found",
    arguments: [
      ("UPDATE frozen_digest SET total = 3 WHERE reader = 'a'", "not what the history says"),
      ("UPDATE frozen_digest SET made_at = made_at + 1 WHERE reader = 'a'", "not what the history"),
      ("UPDATE frozen_digest SET input = x'00' WHERE reader = 'a'", "not what the history says"),
      ("DELETE FROM frozen_digest WHERE reader = 'a'", "gone"),
    ])
  func tampered(sql: String, message: String) throws {
    try freeze(["all", "a", "b"])
    try freeze(["a"], at: Workbench.noon + 60)
    #expect(try bench.store.verify() == [])
    try bench.tamper(sql)
    let findings = try bench.store.verify()
    #expect(findings.map(\.check) == ["digests"])
    #expect(findings[0].message.hasPrefix("the digest 2026-11-22/a is \(message)"))
  }

  @Test("digests that were frozen before the history kept their hashes are not looked at")
  func older() throws {
    try freeze(["all"])
    try bench.tamper("UPDATE frozen_digest SET label = '2025-11-22', reader = 'a'")
    #expect(try bench.store.verify().map(\.message).count == 1, "the one that is gone")
  }
}

import Feedback
import Foundation
import Testing

@testable import Store

@Suite("Commit")
struct CommitTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench()
  }

  @Test("what is new is new once, and the same again is a duplicate")
  func duplicates() async throws {
    #expect(try await bench.commit([entry("1"), entry("2", "占道经营")]) == counts(new: 2))
    #expect(try await bench.commit([entry("1"), entry("2", "占道经营")]) == counts(duplicate: 2))
    #expect(try bench.store.count() == 2)
    #expect(try bench.store.verify() == [])
  }

  @Test("the same identity within one batch is taken once")
  func duplicatesInABatch() async throws {
    let batch = [entry("1"), entry("1"), entry("1", "路灯又不亮")]
    #expect(try await bench.commit(batch) == counts(new: 1, updated: 1, duplicate: 1))
    #expect(try bench.store.item("1")?.row.version == 2)
    #expect(try bench.store.verify() == [])
  }

  @Test("without an external id the fingerprint is the identity")
  func fingerprints() async throws {
    #expect(try await bench.commit([entry(nil), entry(nil, "占道经营")]) == counts(new: 2))
    #expect(try await bench.commit([entry(nil)]) == counts(duplicate: 1))
  }

  @Test("an external id never meets a fingerprint of the same bytes")
  func identitiesApart() async throws {
    let id = String(repeating: "a", count: 16)
    var other = entry(nil)
    other.item.fingerprint = Array(id.utf8)
    #expect(try await bench.commit([entry(id), other]) == counts(new: 2))
  }

  @Test("the same external id in another source is another item")
  func sourcesApart() async throws {
    try await bench.commit([entry("1")])
    #expect(try await bench.commit([entry("1")], source: "hotline") == counts(new: 1))
    #expect(throws: StoreError.self) { try bench.store.item("1") }
  }

  @Test(
    "other content is an update where it is not older",
    arguments: [
      (nil, nil, true), (100, nil, true), (nil, 100, true), (100, 100, true), (100, 101, true),
      (100, 99, false),
    ] as [(Double?, Double?, Bool)])
  func updates(stored: Double?, other: Double?, isUpdate: Bool) async throws {
    let dates = [stored, other].map { $0.map(Date.init(timeIntervalSince1970:)) }
    try await bench.commit([entry("1", updatedAt: dates[0])])
    let result = try await bench.commit([entry("1", "路灯又不亮", updatedAt: dates[1])])
    #expect(result == (isUpdate ? counts(updated: 1) : counts(duplicate: 1)))
    let row = try #require(try bench.store.items(limit: 1).first)
    #expect(row.subject == (isUpdate ? "路灯又不亮" : "路灯不亮"))
    #expect(row.version == (isUpdate ? 2 : 1))
  }

  @Test("an update keeps number, day and state, and replaces the tags")
  func updateKeepsIdentity() async throws {
    try await bench.commit([entry("1", topic: "transport")])
    let before = try #require(try bench.store.item("1"))
    try await bench.commit([
      entry("1", "河水发黑", topic: "environment", at: Workbench.noon + 3 * 86_400)
    ])
    let after = try #require(try bench.store.item("1"))
    #expect(after.row.number == before.row.number)
    #expect(after.row.receivedAt == before.row.receivedAt)
    #expect(after.tags.map(\.id) == ["environment"])
    #expect(after.events.map(\.kind) == ["item.created", "item.updated"])
    #expect(try bench.store.verify() == [])
  }

  @Test("a batch that does not add up leaves nothing")
  func unbalanced() async throws {
    var batch = try await bench.batch([entry("1")])
    batch.records = 0..<2
    await #expect {
      try await bench.store.commit(batch)
    } throws: { error in
      error as? StoreError
        == .refused(path: bench.path, reason: "check constraint failed: adds_up")
    }
    #expect(try bench.store.count() == 0)
    #expect(try bench.store.verify() == [])
  }

  @Test("rejects are kept with their place and bytes")
  func rejects() async throws {
    let result = try await bench.commit([entry("1")], rejects: [reject(2), reject(3)])
    #expect(result == counts(new: 1, rejected: 2))
    let stored = try bench.store.rejects(source: "board", limit: 1)
    #expect(stored.map(\.reject) == [reject(3)])
    let today = Day(Workbench.noon, in: bench.zone)
    #expect(try bench.store.rejectCounts(today...today) == [ValueCount(id: "board", count: 2)])
    #expect(try bench.store.rejectCounts((today + 1)...(today + 1)) == [])
    #expect(try bench.store.rejects(source: "hotline", limit: 9) == [])
  }

  @Test("the ledger tells what became of each batch")
  func ledger() async throws {
    try await bench.commit([entry("1"), entry("2")], rejects: [reject(3)])
    let entry = try #require(try bench.store.ledger(run: bench.run).first)
    #expect(entry.source == "board")
    #expect(entry.records == 0..<3)
    #expect(entry.counts == counts(new: 2, rejected: 1))
  }

  @Test("records of an unknown source are refused")
  func unknownSource() async throws {
    var batch = try await bench.batch([entry("1")])
    batch.source = "fax"
    await #expect(throws: StoreError.self) { try await bench.store.commit(batch) }
  }

  @Test("the state of the source moves on in the same transaction")
  func sourceState() async throws {
    var batch = try await bench.batch([entry("1")])
    var state = SourceState(id: "board")
    state.cursor = "17"
    batch.sourceState = state
    _ = try await bench.store.commit(batch)
    #expect(try bench.store.sourceState("board")?.cursor == "17")

    var bad = try await bench.batch([entry("2")])
    state.cursor = "18"
    (bad.sourceState, bad.records) = (state, 0..<5)
    await #expect(throws: StoreError.self) { try await bench.store.commit(bad) }
    #expect(try bench.store.sourceState("board")?.cursor == "17")
  }

  @Test("all that an item says comes back")
  func roundTrip() async throws {
    var full = entry("x-1", updatedAt: Workbench.noon + 0.25)
    full.item.author = "访客"
    full.item.url = "https://example.org/1"
    full.item.channel = "hotline"
    full.item.kind = .suggestion
    full.item.place = "海港路"
    full.item.department = "交通局"
    full.item.status = "open"
    full.item.submittedAt = Workbench.noon - 3_600
    full.item.reply = Reply(text: "已修复", at: Workbench.noon + 60)
    (full.item.votesFor, full.item.votesAgainst) = (7, 0)
    full.item.coordinates = Coordinates(latitude: 31.5, longitude: 121.25)
    full.item.masked = [.phone: 2, .email: 1]
    full.classification = Classification(
      topics: [
        TopicTag(
          id: "transport", second: "transport/roads", score: 0.9,
          evidence: [
            Evidence(word: "路灯\"\\\n", count: 2, weight: 1.25),
            Evidence(word: "road", count: 1, weight: .nan),
          ]), TopicTag(id: "environment", score: 0.25),
      ], kind: .complaint, place: "harbour/east", department: "transport-bureau",
      review: .narrowMargin)
    try await bench.commit([full])
    let detail = try #require(try bench.store.item("x-1"))
    full.classification.topics[0].evidence[1].weight = 0
    #expect(detail.item == full.item)
    #expect(detail.tags == full.classification.topics)
    #expect((detail.method, detail.taxonomyVersion) == ("lexicon", "t1"))
    #expect(detail.row.topic == "transport")
    #expect(detail.row.subtopic == "transport/roads")
    #expect(detail.row.place == "harbour/east")
    #expect(detail.row.review == .narrowMargin)
    #expect(detail.row.kind == .complaint)
  }

  @Test("times beyond any calendar do not stop a batch")
  func strangeTimes() async throws {
    var strange = entry("1", updatedAt: .distantFuture)
    strange.item.submittedAt = Date(timeIntervalSince1970: .infinity)
    strange.receivedAt = Date(timeIntervalSince1970: -1e300)
    #expect(try await bench.commit([strange]) == counts(new: 1))
  }
}

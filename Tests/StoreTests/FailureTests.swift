import Feedback
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("Failures")
struct FailureTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench()
  }

  private func entries(_ numbers: Range<Int>) -> [ClassifiedItem] {
    numbers.map { entry("\($0)", "第\($0)条" + String(repeating: "长", count: 500)) }
  }

  @Test("a full disk is said to be one, and the store stays whole")
  func fullDisk() async throws {
    try await bench.commit(entries(0..<10))
    try await bench.store.pool.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
    }
    let batch = try await bench.batch(entries(10..<500))
    await #expect(
      throws: StoreError.cannotWrite(path: bench.path, reason: "database or disk is full")
    ) { try await bench.store.commit(batch) }
    #expect(try bench.store.count() == 10)
    #expect(try bench.store.verify() == [])

    try await bench.store.pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA max_page_count = 1073741823")
    }
    #expect(try await bench.store.commit(batch) == counts(new: 490))
    #expect(try bench.store.verify() == [])
  }

  @Test("a process that dies in a transaction leaves the batches before it")
  func killed() async throws {
    try await bench.commit(entries(0..<10))
    let batch = try await bench.batch(entries(10..<400))
    let copy = bench.folder + "/copy.sqlite3"
    try? bench.store.write { database in
      try database.execute(sql: "PRAGMA cache_size = 10")  // so that the log holds loose pages
      var transaction = try BatchTransaction(
        database, batch: batch, office: "harbour", clock: DayClock(zone: bench.zone))
      _ = try transaction.run()
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: bench.path + suffix, toPath: copy + suffix)
      }
      throw CancellationError()
    }
    let size = try FileManager.default.attributesOfItem(atPath: copy + "-wal")[.size] as? Int
    #expect(try #require(size) > 1_000_000)
    let reopened = try OfficeStore(
      path: copy, office: Workbench.office, timeZone: bench.zone, now: Workbench.noon)
    #expect(try reopened.count() == 10)
    #expect(try reopened.verify() == [])
    #expect(try await reopened.commit(batch) == counts(new: 390))
  }

  @Test("several write and read at once, and nothing is lost")
  func together() async throws {
    let (path, run) = (bench.path, bench.run)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask { try await Self.write(path, run: run, writer: writer) }
        group.addTask { try Self.read(path) }
      }
      try await group.waitForAll()
    }
    #expect(try bench.store.count() == 4 * 10 * 5)
    #expect(try bench.store.verify() == [])
  }

  private static func write(_ path: String, run: Int64, writer: Int) async throws {
    let store = try OfficeStore(
      path: path, office: Workbench.office, timeZone: Workbench.shanghai, now: Workbench.noon)
    for number in 0..<10 {
      let payload = try await store.openPayload(
        source: "board", url: "", format: "csv", contentHash: [UInt8(writer), UInt8(number)],
        size: 1,
        receivedAt: Workbench.noon, run: run)
      _ = try await store.commit(
        Batch(
          run: run, source: "board", payload: payload.id, records: 0..<5,
          items: (0..<5).map { entry("\(writer)-\(number)-\($0)") }, rejects: [],
          finishesPayload: true, committedAt: Workbench.noon, taxonomyVersion: "t1"))
    }
  }

  private static func read(_ path: String) throws {
    let store = try OfficeStore(
      reading: path, office: Workbench.office, timeZone: Workbench.shanghai)
    for _ in 0..<20 { #expect(try store.items(limit: 300).count % 5 == 0) }
  }

  @Test("errors never hold what a resident wrote")
  func silence() async throws {
    var bad = entry("1", "秘密")
    bad.item.fingerprint = Array("秘密".utf8)
    let batch = try await bench.batch([bad])
    let error = try await #require(throws: StoreError.self) { try await bench.store.commit(batch) }
    #expect(
      "\(error)"
        == "\(bench.path) refuses the change: check constraint failed: length(fingerprint) = 16")
  }

  @Test(
    "what contradicts itself is found",
    arguments: [
      ("UPDATE item SET public_id = zeroblob(16) WHERE id = 1", "identity"),
      ("UPDATE ledger SET new = new - 1, duplicate = duplicate + 1", "ledger"),
      ("UPDATE payload SET records_done = 7", "ledger"),
      ("DELETE FROM reject", "ledger"),
      (
        """
        DELETE FROM tag; DELETE FROM item_text;
        INSERT INTO item_text (item, subject, body) VALUES (77, '', '')
        """, "references"
      ),
    ])
  func verify(sql: String, check: String) async throws {
    try await bench.commit([entry("1"), entry("2")], rejects: [reject(3)])
    #expect(try bench.store.verify() == [])
    try bench.tamper(sql)
    #expect(try bench.store.verify().map(\.check).contains(check))
  }
}

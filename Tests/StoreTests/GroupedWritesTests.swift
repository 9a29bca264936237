import Foundation
import GRDB
import Synchronization
import Testing

@testable import Store

@Suite("Writes of many tasks")
struct GroupedWritesTests {
  let bench: Workbench
  let commits = CommitCount()

  init() throws {
    bench = try Workbench()
  }

  /// Commits 40 payloads side by side while something else is being written; every tenth is spoilt.
  private func commitForty(
    spoiling spoil: @escaping @Sendable (inout Batch) -> Void = { _ in }
  ) async throws -> [Result<LedgerCounts, any Error>] {
    var batches: [Batch] = []
    for number in 0..<40 {
      batches.append(try await bench.batch([entry("\(number)")]))
      if number % 10 == 9 { spoil(&batches[number]) }
    }
    bench.store.pool.add(transactionObserver: commits, extent: .observerLifetime)
    let store = bench.store
    store.pool.asyncWriteWithoutTransaction { _ in Thread.sleep(forTimeInterval: 0.2) }
    return await withTaskGroup(of: Result<LedgerCounts, any Error>.self) { group in
      for batch in batches {
        group.addTask { await Result { try await store.commit(batch) } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test("share transactions, and each is told its own figures")
  func shared() async throws {
    let results = try await commitForty()
    #expect(try results.map { try $0.get() } == Array(repeating: counts(new: 1), count: 40))
    #expect(commits.value < 10)
    #expect(try bench.store.count() == 40)
    #expect(try bench.store.verify() == [])
  }

  @Test("one that is refused takes nothing of the others with it")
  func refused() async throws {
    let results = try await commitForty { $0.records = 0..<2 }
    let refused = results.filter { (try? $0.get()) == nil }
    #expect(refused.count == 4)
    #expect(try bench.store.count() == 36)
    #expect(try bench.store.verify() == [])
  }

  @Test("where the disk is full none is told that it was written, and all know why")
  func full() async throws {
    try await bench.store.pool.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 100)")
    }
    let results = try await commitForty {
      $0.items[0].item.body = String(repeating: "水", count: 1_000_000)
    }
    let written = try bench.store.count()
    #expect(results.filter { (try? $0.get()) != nil }.count == written)
    let full = StoreError.cannotWrite(path: bench.path, reason: "database or disk is full")
    for case .failure(let error) in results { #expect(error as? StoreError == full) }
    #expect(written < 40)
    #expect(try bench.store.verify() == [])
  }
}

/// How often a connection has committed.
final class CommitCount: TransactionObserver {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseDidCommit(_ db: Database) { count.withLock { $0 += 1 } }
  func databaseDidRollback(_ db: Database) {}
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}

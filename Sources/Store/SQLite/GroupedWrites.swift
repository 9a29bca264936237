internal import GRDB
internal import Synchronization

/// Writes of many tasks, committed together: what arrives while one transaction is being written goes
/// into the next, each write in a savepoint of its own.
///
/// A task is suspended until its write is committed, so that it holds up no thread that others compute
/// on.
final class GroupedWrites: Sendable {
  private struct Waiting: Sendable {
    var jobs: [Job] = []
    /// Whether the writer has been asked to come by.
    var isAsked = false
  }

  private let pool: DatabasePool
  private let waiting = Mutex(Waiting())

  init(_ pool: DatabasePool) {
    self.pool = pool
  }

  /// Runs a body in a transaction, perhaps with others; nothing of it remains where it throws.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let isFirst = waiting.withLock { waiting in
        waiting.jobs.append(Job(body, continuation))
        defer { waiting.isAsked = true }
        return !waiting.isAsked
      }
      if isFirst { pool.asyncWriteWithoutTransaction { database in self.commitAll(database) } }
    }
  }

  private func commitAll(_ database: Database) {
    let jobs = waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return waiting.jobs
    }
    var outcomes: [Outcome] = []
    do {
      try database.inTransaction(.immediate) {
        outcomes = jobs.map { $0.run(database) }
        return .commit
      }
      for outcome in outcomes { outcome.tell() }
    } catch {
      // A full disk ends the transaction within one of the writes, which knows why.
      let cause = outcomes.lazy.compactMap(\.error).first ?? error
      for job in jobs { job.fail(cause) }
    }
  }
}

/// One task's write.
private struct Job: Sendable {
  let run: @Sendable (Database) -> Outcome
  /// Tells the task that nothing of it was written.
  let fail: @Sendable (any Error) -> Void

  init<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value,
    _ continuation: CheckedContinuation<Value, any Error>
  ) {
    run = { database in
      do {
        let value = try database.inCachedSavepoint(body)
        return Outcome(error: nil) { continuation.resume(returning: value) }
      } catch {
        return Outcome(error: error) { continuation.resume(throwing: error) }
      }
    }
    fail = { continuation.resume(throwing: $0) }
  }
}

/// What became of a write within the transaction.
private struct Outcome {
  var error: (any Error)?
  /// Lets the task go on; only once the transaction is committed.
  var tell: () -> Void
}

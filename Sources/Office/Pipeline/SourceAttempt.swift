internal import Fetch
internal import Foundation
internal import Store

/// One attempt at one source: its payloads taken in, and how it stands afterwards written down.
struct SourceAttempt {
  /// So many open items are asked for again at most.
  private static let mostOpen = 5_000

  private let source: Source
  private let office: OfficeContext
  private let now: Date
  private var state: SourceState
  private var report: SourceReport
  private var freshFor: Double?
  private var retryAfter: Double?

  init(_ source: Source, _ office: OfficeContext, _ state: SourceState, now: Date) {
    (self.source, self.office, self.state, self.now) = (source, office, state, now)
    report = SourceReport(source, .unchanged)
    self.state.lastAttemptAt = now
  }

  /// Makes the attempt; what it brought.
  mutating func run(
    _ fetcher: Fetcher, _ takeIn: TakeIn
  ) async throws(OfficeError) -> SourceReport {
    let openIDs: @Sendable () -> [String] = { [office, id = state.id] in
      (try? office.store.openIDs(of: id, limit: Self.mostOpen)) ?? []
    }
    switch fetcher.attempt(source.fetch, from: state.position, openIDs) {
    case .failure(let error): fail(error)
    case .success(let deliveries): try await takeAll(deliveries, takeIn)
    }
    if report.outcome != .failed { succeed() }
    if report.outcome == .taken { try compare(run: takeIn.ingest.run) }
    reschedule()
    report.nextAttemptAt = state.nextAttemptAt
    try await OfficeError.wrap { [state] in try await office.store.update(state) }
    return report
  }

  /// Takes payloads in until there is no more, or the source must not be read on.
  private mutating func takeAll(
    _ deliveries: any Deliveries, _ takeIn: TakeIn
  ) async throws(OfficeError) {
    var deliveries = deliveries
    while true {
      switch await deliveries.attemptNext() {
      case .failure(let error): return fail(error)
      case .success(let delivery?):
        guard let changed = try await take(delivery, takeIn) else { return }
        deliveries.tookIn(changed: changed)
      case .success(nil):
        freshFor = deliveries.freshFor
        // Where a payload was at fault, all is asked for again.
        if report.outcome != .failed, let end = deliveries.position { state.position = end }
        return
      }
    }
  }

  /// Takes one payload in; how many items were new or changed by it, nil where what comes behind it may
  /// not be taken before it.
  private mutating func take(
    _ delivery: Delivery, _ takeIn: TakeIn
  ) async throws(OfficeError) -> Int? {
    let before = (report.counts, state.position)
    if let position = delivery.position { state.position = position }
    let isWhole = try await report.take(
      delivery, takeIn, finishing: delivery.position == nil ? nil : state)
    guard isWhole || delivery.position == nil else {
      state.position = before.1
      return nil
    }
    let changed = report.counts.new + report.counts.updated
    return changed - before.0.new - before.0.updated
  }
}

// MARK: - What is gone

extension SourceAttempt {
  /// Compares what came with what came before: a source that gives much less than it did is more likely
  /// broken than emptied, so people are told and nothing is marked.
  private mutating func compare(run: Int64) throws(OfficeError) {
    guard source.fetch.snapshot else { return warnOfNothing() }
    let gone = try OfficeError.wrap { try office.store.gone(from: state.id, in: run) }
    guard gone.missing <= gone.given else {
      report.warning =
        "gave \(gone.given) items, and \(gone.missing) known ones no more; nothing is marked as "
        + "gone: check the source"
      return
    }
    try OfficeError.wrap { try office.store.markGone(from: state.id, in: run, at: now) }
  }

  private mutating func warnOfNothing() {
    guard report.counts.read == 0, state.firstFetchedAt != now else { return }
    report.warning = "gave no record at all, unlike before; check the source"
  }
}

// MARK: - How the source stands

extension SourceAttempt {
  private mutating func fail(_ error: FetchError) {
    report.fail("\(error)")
    retryAfter = error.retryAfter
  }

  private mutating func succeed() {
    state.firstFetchedAt = state.firstFetchedAt ?? now
    state.lastSuccessAt = now
    state.failures = 0
    state.failingSince = nil
    state.lastError = nil
  }

  /// When the source is tried again. Files on this machine cost nothing to look at, so they are
  /// looked at again at their own pace however often they failed.
  private mutating func reschedule() {
    let every = source.fetch.schedule.every
    guard report.outcome == .failed else {
      state.nextAttemptAt = Schedule.afterSuccess(at: now, every: every, freshFor: freshFor)
      return
    }
    state.failures += 1
    state.failingSince = state.failingSince ?? now
    state.lastError = report.error
    state.nextAttemptAt =
      source.fetch.isLocal
      ? Schedule.afterSuccess(at: now, every: every)
      : Schedule.afterFailure(
        state.failures, source: state.id, at: now, every: every, retryAfter: retryAfter)
  }
}

extension SourceReport {
  init(_ source: Source, _ outcome: Outcome) {
    self.init(
      id: source.fetch.id, name: source.fetch.name, outcome: outcome, payloads: 0,
      counts: LedgerCounts())
  }

  /// Takes a payload in and adds it to the report; one at fault fails the source. Whether it was taken
  /// to its end, now or before.
  ///
  /// - Parameter finishing: what the source's state becomes with the payload's last record.
  @discardableResult
  mutating func take(
    _ delivery: Delivery, _ takeIn: TakeIn, finishing: SourceState? = nil
  ) async throws(OfficeError) -> Bool {
    do throws(TakeInError) {
      guard let taken = try await takeIn.take(delivery, finishing: finishing) else { return true }
      payloads += 1
      counts += taken.counts
      if outcome != .failed { outcome = .taken }
      if let fault = taken.fault { fail(fault) }
      note(taken.remarks.map { "\(delivery.place): \($0)" })
      return taken.fault == nil
    } catch {
      switch error {
      case .payload(let message): fail(message)
      case .store(let error): throw OfficeError(error)
      }
      return false
    }
  }

  mutating func note(_ new: [String]) {
    if !new.isEmpty { remarks = (remarks ?? []) + new }
  }

  mutating func fail(_ message: String) {
    outcome = .failed
    error = [error, message].compactMap { $0 }.joined(separator: "; ")
  }
}

extension SourceState {
  /// How far the source was read.
  var position: SourcePosition {
    get { SourcePosition(etag: etag, lastModified: lastModified, cursor: cursor) }
    set { (etag, lastModified, cursor) = (newValue.etag, newValue.lastModified, newValue.cursor) }
  }

  /// When the source's time comes; nil where it has come.
  func due(_ schedule: ScheduleSettings, at now: Date, in zone: TimeZone) -> Date? {
    let next = nextAttemptAt.flatMap { $0 > now ? $0 : nil }
    let quiet = Schedule.endOfQuiet(schedule.quiet, at: next ?? now, in: zone)
    return quiet ?? next
  }
}

extension Fetcher {
  fileprivate func attempt(
    _ source: SourceSettings, from position: SourcePosition,
    _ openIDs: @escaping @Sendable () -> [String]
  ) -> Result<any Deliveries, FetchError> {
    Result { () throws(FetchError) in
      try deliveries(of: source, from: position, openIDs: openIDs)
    }
  }
}

extension Deliveries {
  fileprivate mutating func attemptNext() async -> Result<Delivery?, FetchError> {
    do throws(FetchError) {
      return .success(try await next())
    } catch {
      return .failure(error)
    }
  }
}

internal import Classify
internal import Feedback
internal import Fetch
internal import Foundation
internal import Normalize
internal import Store
internal import Transfer

/// Fetches sources side by side and takes in what they bring, one after the other.
struct FetchSources {
  /// How many sources are asked at a time.
  private static let width = 8

  let office: OfficeContext
  let classifier: Classifier
  let run: Int64
  let now: Date
  let states: [String: SourceState]

  /// A report for each source, in the order given. One that fails does not stop the others.
  ///
  /// - Parameter dueOnly: leaves out those whose time has not come.
  func reports(
    _ sources: [Source], dueOnly: Bool
  ) async throws(OfficeError) -> [SourceReport] {
    let client = TransferClient(options: .minqing(office))
    defer { client.close() }
    let fetcher = Fetcher(
      client: client, root: office.configuration.root,
      environment: office.surroundings.environment)
    var reports: [Int: SourceReport] = [:]
    var waiting = Array(sources.enumerated())
    if dueOnly {
      for (index, source) in waiting where !isDue(source) { reports[index] = notDue(source) }
      waiting.removeAll { reports[$0.offset] != nil }
    }
    try await attempt(waiting, fetcher, &reports)
    return sources.indices.compactMap { reports[$0] }
  }

  private func attempt(
    _ sources: [(offset: Int, element: Source)], _ fetcher: Fetcher,
    _ reports: inout [Int: SourceReport]
  ) async throws(OfficeError) {
    do {
      reports = try await withThrowingTaskGroup(of: Attempt.self) { [reports] group in
        var reports = reports
        var rest = sources[...]
        func begin() {
          guard let (index, source) = rest.popFirst() else { return }
          let state = states[source.fetch.id]
          group.addTask { await Attempt(index, source, state, fetcher) }
        }
        for _ in 0..<Self.width { begin() }
        while let attempt = try await group.next() {
          reports[attempt.index] = try await finish(attempt)
          begin()
        }
        return reports
      }
    } catch {
      throw (error as? OfficeError) ?? OfficeError(.badData, "\(error)")
    }
  }

  private func isDue(_ source: Source) -> Bool {
    states[source.fetch.id]?.nextAttemptAt.map { $0 <= now } ?? true
  }

  private func notDue(_ source: Source) -> SourceReport {
    var report = SourceReport(source, .notDue)
    report.nextAttemptAt = states[source.fetch.id]?.nextAttemptAt
    return report
  }

  /// Takes in what an attempt brought and writes down how the source stands.
  private func finish(_ attempt: Attempt) async throws(OfficeError) -> SourceReport {
    var report = SourceReport(attempt.source, .unchanged)
    var state = states[attempt.source.fetch.id] ?? SourceState(id: attempt.source.fetch.id)
    state.lastAttemptAt = now
    switch attempt.result {
    case .failure(let error): report.fail("\(error)")
    case .success(let fetched):
      try await take(fetched, of: attempt.source, state, &report)
      if report.outcome != .failed { state.succeed(fetched, at: now) }
    }
    state.reschedule(attempt.source.fetch, report, at: now)
    report.nextAttemptAt = state.nextAttemptAt
    try OfficeError.wrap { try office.store.update(state) }
    return report
  }

  private func take(
    _ fetched: Fetched, of source: Source, _ state: SourceState, _ report: inout SourceReport
  ) async throws(OfficeError) {
    let historyUntil = source.fetch.history ? state.firstFetchedAt ?? now : nil
    let takeIn = office.takeIn(
      source, classifier: classifier, run: run, Receipt(now: now, historyUntil: historyUntil))
    for delivery in fetched.deliveries {
      try await report.take(delivery, takeIn)
    }
  }
}

/// A source's answer, still to be taken in.
private struct Attempt: Sendable {
  var index: Int
  var source: Source
  var result: Result<Fetched, FetchError>

  init(_ index: Int, _ source: Source, _ state: SourceState?, _ fetcher: Fetcher) async {
    self.index = index
    self.source = source
    do throws(FetchError) {
      result = .success(
        try await fetcher.fetch(
          source.fetch, etag: state?.etag, lastModified: state?.lastModified))
    } catch {
      result = .failure(error)
    }
  }
}

extension SourceReport {
  init(_ source: Source, _ outcome: Outcome) {
    self.init(
      id: source.fetch.id, name: source.fetch.name, outcome: outcome, payloads: 0,
      counts: LedgerCounts())
  }

  /// Takes a payload in and adds it to the report; a payload at fault fails the source and leaves
  /// the other payloads alone.
  mutating func take(_ delivery: Delivery, _ takeIn: TakeIn) async throws(OfficeError) {
    do throws(TakeInError) {
      guard let taken = try await takeIn.take(delivery) else { return }
      payloads += 1
      counts += taken.counts
      if outcome != .failed { outcome = .taken }
      if let fault = taken.fault { fail(fault) }
      note(taken.remarks.map { "\(delivery.place): \($0)" })
    } catch {
      switch error {
      case .payload(let message): fail(message)
      case .store(let error): throw OfficeError(error)
      }
    }
  }

  private mutating func note(_ new: [String]) {
    if !new.isEmpty { remarks = (remarks ?? []) + new }
  }

  mutating func fail(_ message: String) {
    outcome = .failed
    error = [error, message].compactMap { $0 }.joined(separator: "; ")
  }
}

extension SourceState {
  fileprivate mutating func succeed(_ fetched: Fetched, at now: Date) {
    firstFetchedAt = firstFetchedAt ?? now
    lastSuccessAt = now
    etag = fetched.etag
    lastModified = fetched.lastModified
    failures = 0
    failingSince = nil
    lastError = nil
  }

  /// When the source is tried again. Files on this machine cost nothing to look at, so they are
  /// looked at again at their own pace however often they failed.
  fileprivate mutating func reschedule(
    _ settings: SourceSettings, _ report: SourceReport, at now: Date
  ) {
    guard report.outcome == .failed else {
      nextAttemptAt = Schedule.afterSuccess(at: now, every: settings.every)
      return
    }
    failures += 1
    failingSince = failingSince ?? now
    lastError = report.error
    nextAttemptAt =
      settings.isLocal
      ? Schedule.afterSuccess(at: now, every: settings.every)
      : Schedule.afterFailure(failures, source: id, at: now, every: settings.every)
  }
}

extension TransferClientOptions {
  fileprivate static func minqing(_ office: OfficeContext) -> TransferClientOptions {
    var options = TransferClientOptions()
    options.userAgent =
      "minqing/\(office.surroundings.version) (\(office.configuration.main.office.id))"
    return options
  }
}

internal import Classify
internal import Feedback
internal import Fetch
internal import Foundation
internal import Normalize
internal import Store
internal import Transfer

/// Fetches sources side by side and takes in what they bring; the payloads of one source come one after
/// another.
struct FetchSources {
  let office: OfficeContext
  let classifier: Classifier
  let run: Int64
  let now: Date
  let states: [String: SourceState]
  private let plans = FieldPlans()

  /// A report for each source, in the order given. One that fails does not stop the others.
  ///
  /// - Parameter dueOnly: leaves out those whose time has not come.
  func reports(
    _ sources: [Source], dueOnly: Bool
  ) async throws(OfficeError) -> [SourceReport] {
    let client = office.transferClient()
    defer { client.close() }
    let fetcher = office.fetcher(client, now: now)
    do {
      return try await withThrowingTaskGroup(of: (Int, SourceReport).self) { group in
        var reports: [Int: SourceReport] = [:]
        var rest = Array(sources.enumerated())[...]
        func begin() {
          guard let (index, source) = rest.popFirst() else { return }
          group.addTask { (index, try await report(source, fetcher, dueOnly: dueOnly)) }
        }
        for _ in 0..<office.configuration.main.fetch.sourcesAtATime { begin() }
        while let (index, report) = try await group.next() {
          reports[index] = report
          begin()
        }
        return sources.indices.compactMap { reports[$0] }
      }
    } catch {
      throw (error as? OfficeError) ?? OfficeError(.badData, "\(error)")
    }
  }

  private func report(
    _ source: Source, _ fetcher: Fetcher, dueOnly: Bool
  ) async throws(OfficeError) -> SourceReport {
    let state = states[source.fetch.id] ?? SourceState(id: source.fetch.id)
    if dueOnly, let due = state.due(source.fetch.schedule, at: now, in: office.timeZone) {
      var report = SourceReport(source, .notDue)
      report.nextAttemptAt = due
      return report
    }
    var attempt = SourceAttempt(source, office, state, now: now)
    let historyUntil = source.fetch.history ? state.firstFetchedAt ?? now : nil
    var takeIn = try office.takeIn(
      source, classifier: classifier, run: run, now,
      Receipt(arrival: now, historyUntil: historyUntil), plans: plans)
    takeIn.ingest.isSnapshot = source.fetch.snapshot
    return try await attempt.run(fetcher, takeIn)
  }
}

extension OfficeContext {
  /// A fetcher for the sources of this office.
  func fetcher(_ client: TransferClient, now: Date) -> Fetcher {
    Fetcher(
      client: client, root: configuration.root, environment: surroundings.environment, now: now,
      timeZone: timeZone)
  }

  /// A client that says which office asks.
  func transferClient() -> TransferClient {
    let main = configuration.main
    return TransferClient(
      options: TransferClientOptions(
        main.fetch, userAgent: "minqing/\(surroundings.version) (\(main.office.id))"))
  }
}

internal import Classify
internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation
internal import Normalize
internal import Store

extension OfficeContext {
  /// Does all that is due: every source whose time has come, then the digests of finished days and
  /// weeks. Only one run at a time.
  public func run() async throws(OfficeError) -> RunReport {
    try await recorded("run") { run, now throws(OfficeError) in
      let sources = try await self.fetchSources(
        self.configuration.main.sources, run, now, dueOnly: true)
      var report = RunReport(run: run, startedAt: now, finishedAt: now, sources: sources)
      self.group(&report, now)
      self.index(&report)
      try self.writeDueDigests(&report, now)
      report.delivery = try await self.deliverDue(now)
      report.retention = try self.expire(now)
      report.warnings += self.warnings(now)
      return report
    }
  }

  /// Fetches sources now, due or not; without ids all of them.
  public func fetch(_ ids: [String]) async throws(OfficeError) -> RunReport {
    let sources = try ids.map { id throws(OfficeError) in
      guard let source = configuration.source(id) else { throw .unknownSource(id) }
      return source
    }
    return try await recorded("fetch") { run, now throws(OfficeError) in
      var report = RunReport(
        run: run, startedAt: now, finishedAt: now,
        sources: try await self.fetchSources(
          sources.isEmpty ? self.configuration.main.sources : sources, run, now, dueOnly: false))
      self.group(&report, now)
      self.index(&report)
      return report
    }
  }

  /// Takes files in by hand, each once, by content; a report for each file.
  public func importFiles(
    _ paths: [String], _ options: ImportOptions
  ) async throws(OfficeError) -> RunReport {
    let source = try importSource(options.source)
    let format = try OfficeError.format(options.format)
    let deliveries = try paths.map { path throws(OfficeError) in try Delivery.file(path) }
    return try await recorded("import", locked: false) { run, now throws(OfficeError) in
      try self.register([source])
      let receipt = Receipt(arrival: now, historyUntil: options.history ? .distantFuture : nil)
      var takeIn = try self.takeIn(
        source, classifier: try self.configuration.classifier(), run: run, now, receipt)
      takeIn.format = format
      var reports: [SourceReport] = []
      for delivery in deliveries {
        var report = SourceReport(source, .unchanged)
        report.name = LocalizedName(chinese: delivery.place, english: delivery.place)
        try await report.take(delivery, takeIn)
        reports.append(report)
      }
      var report = RunReport(run: run, startedAt: now, finishedAt: now, sources: reports)
      self.group(&report, now)
      self.index(&report)
      return report
    }
  }

  private func importSource(_ id: String?) throws(OfficeError) -> Source {
    try anySource(id ?? Source.byHand.fetch.id)
  }

  /// A source of the configuration, or the one of files imported by hand.
  func anySource(_ id: String) throws(OfficeError) -> Source {
    let byHand = Source.byHand
    if let source = configuration.source(id) ?? (id == byHand.fetch.id ? byHand : nil) {
      return source
    }
    throw .unknownSource(id)
  }

  /// How a source's payloads are taken in.
  func takeIn(
    _ source: Source, classifier: Classifier, run: Int64, _ now: Date, _ receipt: Receipt,
    plans: FieldPlans = FieldPlans()
  ) throws(OfficeError) -> TakeIn {
    let secrecy = try secrecy()
    return TakeIn(
      store: store,
      ingest: Ingest(
        store: store, normalizer: source.normalizer(timeZone, plans, secrecy.person),
        classifier: classifier,
        source: source.fetch.id, run: run, now: now, receipt: receipt,
        openings: CaseOpenings(configuration, receipt), keys: secrecy.keys,
        desk: stationDesk(of: source)),
      source: source)
  }

  private func fetchSources(
    _ sources: [Source], _ run: Int64, _ now: Date, dueOnly: Bool
  ) async throws(OfficeError) -> [SourceReport] {
    try register(sources)
    let states = try OfficeError.wrap { try store.sourceStates() }
    let fetch = FetchSources(
      office: self, classifier: try configuration.classifier(), run: run, now: now,
      states: Dictionary(uniqueKeysWithValues: states.map { ($0.id, $0) }))
    return try await fetch.reports(sources, dueOnly: dueOnly)
  }

  private func register(_ sources: [Source]) throws(OfficeError) {
    try OfficeError.wrap {
      try store.register(
        sources.map {
          RegisteredSource(
            id: $0.fetch.id, name: $0.fetch.name, channel: $0.fetch.channel,
            format: $0.fetch.format?.rawValue)
        })
    }
  }

  /// What people should know though nothing failed in this run: sources that fail for a day already, and
  /// deadlines that are counted without the holidays of the next year.
  private func warnings(_ now: Date) -> [String] {
    let states = (try? store.sourceStates()) ?? []
    let failing = states.compactMap { state -> String? in
      guard let since = state.failingSince, now.timeIntervalSince(since) >= 86_400 else {
        return nil
      }
      let hours = Int(now.timeIntervalSince(since) / 3_600)
      return "\(state.id) has been failing for \(hours) hours: \(state.lastError ?? "")"
    }
    return [calendarEnd(now)].compactMap { $0 } + failing
  }

  private func calendarEnd(_ now: Date) -> String? {
    let ends = configuration.casework.spans.lazy.compactMap { span in
      configuration.deadlines.deadline(of: now, within: [span]).calendarEnd
    }
    guard let last = ends.first else { return nil }
    let file = "calendar/\(configuration.calendar.id).yaml"
    return LocalizedName(
      chinese: "日历只到\(last)，其后的期限按普通周末计算；请在 \(file) 中补上下一年，再运行 minqing queue recompute",
      english: "the calendar ends on \(last): deadlines after it are counted as of ordinary weeks; "
        + "add the next year's holidays to \(file), then: minqing queue recompute")(language)
  }

  /// Understands again what came before, from the bytes that were kept; a report for each source.
  ///
  /// - Parameter withRejects: only payloads with refused records.
  public func replay(
    source id: String?, withRejects: Bool
  ) async throws(OfficeError) -> RunReport {
    let only = try id.map { id throws(OfficeError) in try anySource(id) }
    return try await recorded("replay") { run, now throws(OfficeError) in
      let replay = Replay(
        office: self, classifier: try self.configuration.classifier(), run: run, now: now)
      var report = RunReport(
        run: run, startedAt: now, finishedAt: now,
        sources: try await replay.reports(only, withRejects: withRejects))
      self.group(&report, now)
      self.index(&report)
      return report
    }
  }

  /// Runs a use case as a run of the store: begun, done, and finished with its report.
  func recorded<Report: RecordedReport>(
    _ command: String, locked: Bool = true,
    _ body: (Int64, Date) async throws(OfficeError) -> Report
  ) async throws(OfficeError) -> Report {
    let now = surroundings.now()
    let lock = locked ? try takeLock(command, now) : nil
    defer { withExtendedLifetime(lock) {} }
    let run = try OfficeError.wrap {
      try store.beginRun(command: command, actor: actor, at: now)
    }
    do throws(OfficeError) {
      var report = try await body(run, now)
      report.finishedAt = surroundings.now()
      let code = report.hasFailures ? OfficeError.Code.sourcesFailed.rawValue : 0
      try finish(run, code, try report.json())
      return report
    } catch {
      // The first error is the one to tell; the store may be the very thing that failed.
      try? finish(run, error.code.rawValue, "{}")
      throw error
    }
  }

  private func finish(_ run: Int64, _ code: Int32, _ report: String) throws(OfficeError) {
    try OfficeError.wrap {
      try store.finishRun(run, at: surroundings.now(), exitCode: code, report: report)
    }
  }

  func takeLock(_ command: String, _ now: Date) throws(OfficeError) -> RunLock {
    let holder =
      "minqing \(command), process \(surroundings.process) on \(surroundings.host), "
      + "since \(now.formatted(.iso8601))"
    return try RunLock(path: store.path + ".lock", holder: holder)
  }
}

extension RunReport {
  init(run: Int64, startedAt: Date, finishedAt: Date, sources: [SourceReport]) {
    self.init(
      run: run, startedAt: startedAt, finishedAt: finishedAt, sources: sources, digests: [],
      delivery: DeliveryReport(), warnings: [])
  }

}

/// What a run did, as the store keeps it.
protocol RecordedReport: Encodable {
  var finishedAt: Date { get set }
  /// True where something failed that did not stop the run.
  var hasFailures: Bool { get }
}

extension RecordedReport {
  fileprivate func json() throws(OfficeError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    guard let data = try? encoder.encode(self) else {
      throw OfficeError(.badData, "the run report cannot be written as JSON")
    }
    return String(decoding: data, as: UTF8.self)
  }
}

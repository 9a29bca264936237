internal import Classify
public import Feedback
internal import Store

public import struct Foundation.Date

/// What classifying stored items anew did.
public struct ClassifyReport: Sendable, Codable, RecordedReport {
  public var run: Int64
  public var startedAt: Date
  public var finishedAt: Date
  /// How many items were classified, and how many count as something else than before.
  public var classified: Int
  public var changed: Int
  public var hasFailures: Bool { false }
}

extension OfficeContext {
  /// Classifies stored items anew, after words, places, departments or the model have changed; what
  /// people have decided stays.
  ///
  /// - Parameter since: leaves out what was received before this day.
  public func classifyStored(since: Day?) async throws(OfficeError) -> ClassifyReport {
    let classifier = try configuration.classifier()
    return try await recorded("classify") { run, now throws(OfficeError) in
      var report = ClassifyReport(
        run: run, startedAt: now, finishedAt: now, classified: 0, changed: 0)
      var last: Int64 = 0
      while true {
        let items = try OfficeError.wrap {
          try self.store.classifiableItems(after: last, since: since, limit: Ingest.batchSize)
        }
        guard let end = items.last?.id else { return report }
        report.changed += try await self.reclassify(items, classifier, run: run, at: now)
        report.classified += items.count
        last = end
      }
    }
  }

  private func reclassify(
    _ items: [ClassifiableItem], _ classifier: Classifier, run: Int64, at now: Date
  ) async throws(OfficeError) -> Int {
    var session = classifier.session()
    let entries = items.map { ($0.publicID, session.classify($0.item)) }
    return try await OfficeError.wrap {
      try await store.reclassify(
        Reclassification(
          run: run, entries: entries, version: classifier.version, method: classifier.method,
          at: now))
    }
  }
}

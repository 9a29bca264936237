internal import Classify
internal import Fetch
internal import Formats
internal import Foundation
internal import Store

/// Reads payloads again from the bytes that were kept: after words, fields or places were mended.
struct Replay {
  let office: OfficeContext
  let classifier: Classifier
  let run: Int64
  let now: Date

  /// A report for each source that has something to replay. Sources that the configuration names no more
  /// are left alone.
  func reports(
    _ only: Source?, withRejects: Bool
  ) async throws(OfficeError) -> [SourceReport] {
    let payloads = try OfficeError.wrap {
      try office.store.keptPayloads(source: only?.fetch.id, withRejects: withRejects)
    }
    let sources = only.map { [$0] } ?? office.configuration.main.sources + [.byHand]
    var reports: [SourceReport] = []
    for source in sources {
      let own = payloads.filter { $0.source == source.fetch.id }
      if !own.isEmpty { reports.append(try await report(source, own)) }
    }
    return reports
  }

  private func report(
    _ source: Source, _ payloads: [KeptPayload]
  ) async throws(OfficeError) -> SourceReport {
    var report = SourceReport(source, .unchanged)
    for payload in payloads {
      do {
        let taken = try await take(payload, source)
        report.payloads += 1
        report.counts += taken.counts
        report.outcome = report.outcome == .failed ? .failed : .taken
        if let fault = taken.fault { report.fail("\(payload.url): \(fault)") }
        report.note(taken.remarks.map { "\(payload.url): \($0)" })
      } catch {
        switch TakeInError(error, place: payload.url) {
        case .payload(let message): report.fail(message)
        case .store(let error): throw OfficeError(error)
        }
      }
    }
    return report
  }

  private func take(_ kept: KeptPayload, _ source: Source) async throws -> Taken {
    guard let format = source.fetch.format ?? Format(rawValue: kept.format) else {
      throw OfficeError(.badData, "its format \(kept.format) is not known any more")
    }
    let receipt = Receipt(
      arrival: kept.receivedAt, historyUntil: source.fetch.history ? kept.receivedAt : nil)
    var ingest = try office.takeIn(source, classifier: classifier, run: run, now, receipt).ingest
    ingest.isReplay = true
    let delivery = Delivery(
      place: kept.url, content: .bytes([]), contentType: kept.contentType)
    let reader = try delivery.reader(
      format: format, options: source.fetch.reading.options,
      over: StoredBytes(store: office.store, payload: kept.id))
    var batches = RecordBatches(reader: reader, size: Ingest.batchSize, skip: 0)
    try source.checkColumns(of: &batches, format)
    return try await ingest.take(batches, kept.id, finishing: nil) {}
  }
}

/// A payload's bytes, part by part out of the store.
private struct StoredBytes: ByteSource {
  let store: OfficeStore
  let payload: Int64
  private var part = 0

  init(store: OfficeStore, payload: Int64) {
    (self.store, self.payload) = (store, payload)
  }

  mutating func next() throws(FormatError) -> [UInt8]? {
    part += 1
    do {
      return try store.payloadPart(payload, part)
    } catch {
      throw FormatError(.unreadable, "\(error)", mend: "run minqing verify")
    }
  }
}

internal import Classify
internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation
internal import Normalize
internal import Store

/// Takes the payloads of one source in, each once, by content.
struct TakeIn {
  var store: OfficeStore
  var ingest: Ingest
  var source: Source
  var format: Format?

  /// What became of one payload; nil where it was taken in before.
  ///
  /// - Parameter finishing: what the source's state becomes with the payload's last record.
  func take(
    _ delivery: Delivery, finishing: SourceState? = nil
  ) async throws(TakeInError) -> Taken? {
    let format = try format(of: delivery)
    let (payload, size) = try await open(delivery, format)
    guard !payload.isComplete else { return try await again(delivery, format, payload) }
    let batches = try records(of: delivery, format, from: payload.recordsDone)
    // Keeping what came goes on beside understanding it; the payload is complete once both are.
    let keeping = Task { [self] in
      if size <= source.fetch.reading.maxSize { try await keep(delivery, payload) }
    }
    do {
      var taken = try await ingest.take(batches, payload.id, finishing: finishing) {
        try await keeping.value
      }
      try await keeping.value
      taken.fault = (taken.fault ?? taken.counts.fruitless).map { "\(delivery.place): \($0)" }
      return taken
    } catch {
      throw TakeInError(error, place: delivery.place)
    }
  }

  /// What is to be done about a payload that was taken in before: what a snapshot gives again is seen
  /// again, and one of which nothing could be taken in fails again.
  private func again(
    _ delivery: Delivery, _ format: Format, _ payload: Payload
  ) async throws(TakeInError) -> Taken? {
    guard payload.recordsDone == 0 || payload.recordsRefused < payload.recordsDone else {
      let fault = LedgerCounts.fruitless(of: payload.recordsDone)
      return Taken(fault: "\(delivery.place): \(fault)")
    }
    guard ingest.isSnapshot else { return nil }
    var ingest = ingest
    ingest.isReplay = true
    do {
      _ = try await ingest.take(
        try records(of: delivery, format, from: 0), payload.id, finishing: nil
      ) {}
      return nil
    } catch {
      throw TakeInError(error, place: delivery.place)
    }
  }

  private func format(of delivery: Delivery) throws(TakeInError) -> Format {
    if let known = delivery.format ?? format ?? source.fetch.format { return known }
    do {
      return try delivery.guessedFormat()
    } catch {
      throw TakeInError(error, place: delivery.place)
    }
  }

  /// The payload's records.
  private func records(
    of delivery: Delivery, _ format: Format, from first: Int
  ) throws(TakeInError) -> RecordBatches {
    do {
      let reader = try delivery.reader(format: format, options: source.fetch.reading.options)
      var batches = RecordBatches(reader: reader, size: Ingest.batchSize, skip: first)
      try source.checkColumns(of: &batches, format)
      return batches
    } catch {
      throw TakeInError(error, place: delivery.place)
    }
  }

  /// What is no longer than this is kept with the same write that makes the payload known.
  private static let shortBody = 64_000

  /// The payload as the store knows it, and its size in bytes.
  private func open(
    _ delivery: Delivery, _ format: Format
  ) async throws(TakeInError) -> (Payload, size: Int) {
    var hash = ContentHash()
    var size = 0
    var short: [UInt8]? = []
    try await eachPiece(of: delivery) { piece in
      hash.update(piece)
      size += piece.count
      short = size <= Self.shortBody ? short.map { $0 + piece } : nil
    }
    do throws(StoreError) {
      let payload = try await store.openPayload(
        source: source.fetch.id, url: delivery.place, contentType: delivery.contentType,
        format: format.rawValue, contentHash: hash.finish(), size: size, receivedAt: ingest.now,
        run: ingest.run, body: short)
      return (payload, size)
    } catch {
      throw .store(error)
    }
  }

  /// Keeps what came, as far as it is not kept yet.
  private func keep(_ delivery: Delivery, _ payload: Payload) async throws(TakeInError) {
    var position = 0
    try await eachPiece(of: delivery) { piece in
      defer { position += piece.count }
      guard position >= payload.bytesKept else { return }
      try await store.append(piece, to: payload.id)
    }
  }

  private func eachPiece(
    of delivery: Delivery, _ body: ([UInt8]) async throws -> Void
  ) async throws(TakeInError) {
    do {
      var bytes = try delivery.bytes()
      while let piece = try bytes.next() { try await body(piece) }
    } catch {
      throw TakeInError(error, place: delivery.place)
    }
  }
}

extension Source {
  /// Refuses a table without the columns that the configuration names: one of the two is mistaken, so
  /// nothing is taken in. The sheets of a workbook may each have columns of their own.
  func checkColumns(of batches: inout RecordBatches, _ format: Format) throws(TakeInError) {
    guard format == .csv else { return }
    let columns = batches.columns(), missing = fields.missing(in: columns)
    guard !missing.isEmpty, !columns.isEmpty else { return }
    throw .payload(
      "no column \(missing.joined(separator: ", ")); there are \(columns.joined(separator: ", ")); "
        + "correct `fields:` of \(fetch.id) in minqing.yaml, or the file")
  }
}

/// Why a payload could not be taken in whole.
enum TakeInError: Error, CustomStringConvertible {
  /// The payload is at fault, or the configuration of its source: a failure of the source.
  case payload(String)
  /// The store is at fault: nothing else can be done in this run.
  case store(StoreError)

  init(_ error: any Error, place: String) {
    switch error {
    case TakeInError.payload(let message): self = .payload("\(place): \(message)")
    case let error as TakeInError: self = error
    case let error as StoreError: self = .store(error)
    default: self = .payload("\(place): \(error)")
    }
  }

  var description: String {
    switch self {
    case .payload(let message): message
    case .store(let error): "\(error)"
    }
  }
}

extension LedgerCounts {
  /// What to say of a payload of which not one record was good; nil where at least one was.
  fileprivate var fruitless: String? {
    read > 0 && rejected == read ? Self.fruitless(of: read) : nil
  }

  fileprivate static func fruitless(of records: Int) -> String {
    "none of its \(records) records could be taken in; see minqing sources rejects, mend the source, "
      + "and minqing import --replay reads it again"
  }
}

internal import Classify
internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation
internal import Normalize
internal import Store

/// Takes the payloads of one source in, each once, by content.
struct TakeIn {
  /// The bytes of a payload are kept in parts of at most so many.
  static let partSize = 1 << 20

  var store: OfficeStore
  var ingest: Ingest
  var source: Source
  var format: Format?

  /// What became of one payload; nil where it was taken in before.
  func take(_ delivery: Delivery) async throws(TakeInError) -> Taken? {
    let (payload, size) = try open(delivery)
    guard !payload.isComplete else { return nil }
    let batches = try records(of: delivery, from: payload.recordsDone)
    // Keeping what came goes on beside understanding it; the payload is complete once both are.
    let keeping = Task { [self] in
      if size <= source.fetch.maxSize { try keep(delivery, payload) }
    }
    do {
      var taken = try await ingest.take(batches, payload) { try await keeping.value }
      try await keeping.value
      taken.fault = (taken.fault ?? taken.counts.fruitless).map { "\(delivery.place): \($0)" }
      return taken
    } catch {
      throw TakeInError(error, place: delivery.place)
    }
  }

  /// The payload's records. Columns that the configuration names and a table does not have are a
  /// mistake in one of the two, so nothing is taken in.
  private func records(
    of delivery: Delivery, from first: Int
  ) throws(TakeInError) -> RecordBatches {
    let options = FormatOptions(
      encoding: source.fetch.encoding, records: source.fetch.records)
    do {
      let format = try format ?? source.fetch.format ?? delivery.guessedFormat()
      var batches = RecordBatches(
        reader: try delivery.reader(format: format, options: options), size: Ingest.batchSize,
        skip: first)
      if format == .csv { try checkColumns(batches.columns()) }
      return batches
    } catch {
      throw TakeInError(error, place: delivery.place)
    }
  }

  private func checkColumns(_ columns: [String]) throws(TakeInError) {
    let missing = source.fields.missing(in: columns)
    guard !missing.isEmpty, !columns.isEmpty else { return }
    throw .payload(
      "no column \(missing.joined(separator: ", ")); there are \(columns.joined(separator: ", ")); "
        + "correct `fields:` of \(source.fetch.id) in minqing.yaml, or the file")
  }

  /// The payload as the store knows it, and its size in bytes.
  private func open(_ delivery: Delivery) throws(TakeInError) -> (Payload, size: Int) {
    var hash = ContentHash()
    var size = 0
    try eachPiece(of: delivery) { piece in
      hash.update(piece)
      size += piece.count
    }
    do throws(StoreError) {
      let payload = try store.openPayload(
        source: source.fetch.id, url: delivery.place, contentHash: hash.finish(), size: size,
        receivedAt: ingest.receipt.now, run: ingest.run)
      return (payload, size)
    } catch {
      throw .store(error)
    }
  }

  /// Keeps what came, as far as it is not kept yet.
  private func keep(_ delivery: Delivery, _ payload: Payload) throws(TakeInError) {
    var position = 0
    try eachPiece(of: delivery) { piece in
      defer { position += piece.count }
      guard position >= payload.bytesKept else { return }
      try store.append(piece, to: payload.id)
    }
  }

  private func eachPiece(
    of delivery: Delivery, _ body: ([UInt8]) throws -> Void
  ) throws(TakeInError) {
    do {
      var bytes = try delivery.bytes()
      while let piece = try bytes.next() { try body(piece) }
    } catch {
      throw TakeInError(error, place: delivery.place)
    }
  }
}

/// Why a payload could not be taken in whole.
enum TakeInError: Error {
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

}

extension LedgerCounts {
  /// What to say of a payload of which not one record was good; nil where at least one was.
  fileprivate var fruitless: String? {
    read > 0 && rejected == read
      ? "none of its \(read) records could be taken in; see minqing sources rejects" : nil
  }
}

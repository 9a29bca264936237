internal import Classify
internal import Feedback
internal import Formats
internal import Foundation
internal import Normalize
internal import Store

/// Takes one payload in: reads its records, understands them on all cores, and commits them in their
/// order, a batch a transaction.
struct Ingest: Sendable {
  /// As many batches are understood at a time; asking each time would read a file.
  private static let cores = ProcessInfo.processInfo.activeProcessorCount
  /// Small enough that reading, understanding and committing overlap; the design allows 5,000.
  static let batchSize = 1_000

  var store: OfficeStore
  var normalizer: Normalizer
  var classifier: Classifier
  var source: String
  var run: Int64
  /// The moment of the run.
  var now: Date
  /// When an item counts as received.
  var receipt: Receipt
  /// How items begin as cases.
  var openings: CaseOpenings
  /// What seals contacts; without it none are kept.
  var keys: KeyRing?
  /// Knows liaison stations and deputies as records name them.
  var desk = StationDesk()
  /// Whether records that were taken before are understood again.
  var isReplay = false
  /// Whether the source gives all it has each time.
  var isSnapshot = false

  /// Reads on from where an earlier attempt stopped.
  ///
  /// Where the payload ends too early, everything before that is committed and the payload stays
  /// open; the fault says so. `beforeLast` is waited for before the payload is complete.
  ///
  /// - Parameter finishing: what the source's state becomes with the last record.
  func take(
    _ batches: RecordBatches, _ payload: Int64, finishing: SourceState?,
    beforeLast: () async throws -> Void
  ) async throws -> Taken {
    var batches = batches
    var taken = Taken()
    try await withThrowingTaskGroup(of: Understood.self) { group in
      var waiting: [Int: Understood] = [:]
      var begun = 0, committed = 0
      func commitNext() async throws {
        while waiting[committed] == nil, let done = try await group.next() {
          waiting[done.index] = done
        }
        guard let next = waiting.removeValue(forKey: committed) else { return }
        if next.isLast { try await beforeLast() }
        taken.counts += try await commit(next, payload, next.isLast ? finishing : nil)
        taken.unknownStations.merge(next.unknownStations, uniquingKeysWith: +)
        committed += 1
      }
      while let batch = batches.next() {
        let index = begun
        begun += 1
        group.addTask { understand(batch, index) }
        if begun - committed > Self.cores { try await commitNext() }
      }
      while committed < begun { try await commitNext() }
    }
    taken.fault = batches.failure.map { "\($0)" }
    taken.remarks = batches.passedOver.remarks + desk.remarks(on: taken.unknownStations)
    return taken
  }

  private func commit(
    _ batch: Understood, _ payload: Int64, _ finishing: SourceState?
  ) async throws(StoreError) -> LedgerCounts {
    var committed = Batch(
      run: run, source: source, payload: payload, records: batch.records, items: batch.items,
      rejects: batch.rejects, finishesPayload: batch.isLast, committedAt: now,
      taxonomyVersion: classifier.version, method: classifier.method, sourceState: finishing,
      isReplay: isReplay, isSnapshot: isSnapshot)
    committed.keys = keys
    return try await store.commit(committed)
  }

  private func understand(_ batch: RecordBatch, _ index: Int) -> Understood {
    var done = Understood(index: index, records: batch.records, isLast: batch.isLast)
    var session = classifier.session()
    done.rejects = batch.rejects
    for record in batch.raw {
      do throws(NormalizeError) {
        let item = try normalizer.item(from: record)
        let received = receipt.receivedAt(item)
        let classification = session.classify(item)
        let reception = desk.reception(of: item)
        if let unknown = reception.unknown { done.unknownStations[unknown, default: 0] += 1 }
        done.items.append(
          ClassifiedItem(
            item: item, classification: classification, receivedAt: received,
            record: record.place.number,
            opening: openings.opening(item, classification, receivedAt: received),
            station: reception.station, deputy: reception.deputy))
      } catch {
        done.rejects.append(.normalize(record, error))
      }
    }
    return done
  }
}

/// What was committed of a payload, and what kept the rest from it.
struct Taken {
  var counts = LedgerCounts()
  /// Why the payload could not be taken to its end; nil where it was.
  var fault: String?
  /// What the payload holds that is no record.
  var remarks: [String] = []
  /// How many records name a station that nobody knows, by what they call it.
  var unknownStations: [String: Int] = [:]
}

/// A batch after normalize and classify, with its turn.
private struct Understood: Sendable {
  var index: Int
  var records: Range<Int>
  var isLast: Bool
  var items: [ClassifiedItem] = []
  var rejects: [Reject] = []
  var unknownStations: [String: Int] = [:]
}

extension Reject {
  /// A record that normalize refused, kept as JSON so that it can be tried again.
  fileprivate static func normalize(_ record: RawRecord, _ error: NormalizeError) -> Reject {
    Reject(
      stage: .normalize, place: record.place, reason: "\(error)",
      bytes: JSONText.bytes(of: .object(record.fields)))
  }
}

internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation
internal import Normalize

/// What trying a source brought to light; nothing of it is stored.
public struct SourceCheck: Sendable, Codable {
  public var source: String
  /// Where payloads came from, with their sizes in bytes and the formats that they are read as.
  public var payloads: [CheckedPayload] = []
  /// True where there is more than was looked at.
  public var hasMore = false
  public var records = 0
  /// The first items as they would be stored, masked.
  public var first: [CheckedItem] = []
  /// The names that the first record's values have at the source.
  public var columns: [String] = []
  /// Fields that no record fills.
  public var empty: [String] = []
  /// Why records would be refused, with how many would be.
  public var refused: [String: Int] = [:]
  /// Why the source could not be read, or not further.
  public var error: String?
}

/// A payload that a check has looked at.
public struct CheckedPayload: Sendable, Codable {
  public var place: String
  public var bytes: Int
  public var format: String
}

/// An item as it would be stored.
public struct CheckedItem: Sendable, Codable {
  /// In the order in which `parse` prints them.
  public var fields: [CheckedField]
}

/// A field of an item.
public struct CheckedField: Sendable, Codable {
  public var name: String
  public var text: String
}

extension OfficeContext {
  /// Tries a source without storing anything.
  public func check(source id: String, first count: Int) async throws(OfficeError) -> SourceCheck {
    guard let source = configuration.source(id) else { throw .unknownSource(id) }
    return await check(source, first: count)
  }

  func check(_ source: Source, first count: Int) async -> SourceCheck {
    let client = transferClient()
    defer { client.close() }
    var trial = Trial(source, timeZone, first: count)
    await trial.run(fetcher(client, now: surroundings.now()))
    return trial.check
  }
}

/// A source at trial: looks at a few payloads, and at no more.
private struct Trial {
  private static let mostPayloads = 3, mostRecords = 10_000

  private let source: Source
  private let normalizer: Normalizer
  private let wanted: Int
  private var filled: Set<String> = []
  private(set) var check: SourceCheck

  init(_ source: Source, _ timeZone: TimeZone, first wanted: Int) {
    (self.source, self.wanted) = (source, wanted)
    normalizer = source.normalizer(timeZone)
    check = SourceCheck(source: source.fetch.id)
  }

  mutating func run(_ fetcher: Fetcher) async {
    do {
      var deliveries = try fetcher.deliveries(of: source.fetch, from: SourcePosition())
      while let delivery = try await deliveries.next() {
        guard check.payloads.count < Self.mostPayloads, !check.hasMore else {
          check.hasMore = true
          break
        }
        try look(at: delivery)
        deliveries.tookIn(changed: 1)
      }
    } catch {
      check.error = "\(error)"
    }
    check.empty = ItemField.allCases.filter { $0 != .contact }.map(\.key)
      .filter { !filled.contains($0) }
  }

  private mutating func look(at delivery: Delivery) throws {
    let format = try delivery.format ?? source.fetch.format ?? delivery.guessedFormat()
    var bytes = try delivery.bytes()
    var size = 0
    while let piece = try bytes.next() { size += piece.count }
    check.payloads.append(
      CheckedPayload(place: delivery.place, bytes: size, format: format.rawValue))
    let reader = try delivery.reader(format: format, options: source.fetch.reading.options)
    var batches = RecordBatches(reader: reader, size: Ingest.batchSize, skip: 0)
    try source.checkColumns(of: &batches, format)
    if check.columns.isEmpty { check.columns = batches.columns() }
    while check.records < Self.mostRecords, let batch = batches.next() { look(at: batch) }
    if let failure = batches.failure { throw failure }
    check.hasMore = check.records >= Self.mostRecords
  }

  private mutating func look(at batch: RecordBatch) {
    check.records += batch.records.count
    for reject in batch.rejects { refuse(reject.reason) }
    for record in batch.raw {
      do throws(NormalizeError) {
        look(at: try normalizer.item(from: record).fields)
      } catch {
        refuse("\(error)")
      }
    }
  }

  private mutating func look(at item: Fields) {
    for entry in item.entries { filled.insert(entry.name) }
    guard check.first.count < wanted else { return }
    check.first.append(
      CheckedItem(
        fields: item.entries.filter { $0.name != "schema" }.map {
          CheckedField(name: $0.name, text: $0.value.text ?? "")
        }))
  }

  /// Counts reasons without the places in them.
  private mutating func refuse(_ reason: String) {
    let kind = reason.replacing(#/line \d+/#, with: "a line")
      .replacing(#/\d+ columns/#, with: "other columns")
    check.refused[kind, default: 0] += 1
  }
}

internal import Feedback
internal import Formats

/// Some records in a row, as they were read.
struct RecordBatch: Sendable {
  /// Their numbers, counted from 0 over good and bad ones alike.
  var records: Range<Int>
  var raw: [RawRecord] = []
  var rejects: [Reject] = []
  /// True where the payload ended, and ended well.
  var isLast = false
}

/// A reader's records in batches, from a record on.
struct RecordBatches {
  private var reader: any RecordReader
  private let size: Int
  private var skip: Int
  private var position: Int
  private var first: RecordOutcome?
  private var isDone = false
  /// Why the payload could not be read to its end; nil where it was.
  private(set) var failure: FormatError?
  /// What was read so far and is no record.
  var passedOver: PassedOver { reader.passedOver }

  init(reader: any RecordReader, size: Int, skip: Int) {
    self.reader = reader
    self.size = size
    self.skip = skip
    position = skip
  }

  /// The names of the first record's fields, which is still to come; none where there is no record.
  mutating func columns() -> [String] {
    if first == nil, failure == nil { first = read() }
    guard case .record(let record)? = first else { return [] }
    return record.fields.entries.map(\.name)
  }

  /// The next batch; nil at the end. The last one is marked, and is empty where nothing was left.
  mutating func next() -> RecordBatch? {
    guard !isDone else { return nil }
    var batch = RecordBatch(records: position..<position)
    while batch.records.count < size, failure == nil, !batch.isLast {
      guard let outcome = read() else {
        batch.isLast = failure == nil
        break
      }
      if skip > 0 { skip -= 1 } else { batch.take(outcome) }
    }
    isDone = batch.isLast || failure != nil
    position = batch.records.upperBound
    return failure != nil && batch.records.isEmpty ? nil : batch
  }

  /// One record; nil at the end, also at one that came too early.
  private mutating func read() -> RecordOutcome? {
    if let outcome = first {
      first = nil
      return outcome
    }
    do throws(FormatError) {
      return try reader.next()
    } catch {
      failure = error
      return nil
    }
  }
}

extension RecordBatch {
  fileprivate mutating func take(_ outcome: RecordOutcome) {
    switch outcome {
    case .record(let record): raw.append(record)
    case .reject(let reject): rejects.append(reject)
    }
    records = records.lowerBound..<(records.upperBound + 1)
  }
}

public import Feedback

/// Gives the records of one payload, one after another.
public protocol RecordReader {
  /// The next record, good or bad; nil at the end.
  ///
  /// A bad record is a `.reject`, and reading goes on after it.
  ///
  /// - Throws: `FormatError` where the payload cannot be read further. What was complete before that
  ///   point has been given by then; a payload that is cut off gives its remainder as a last reject
  ///   before it throws `FormatError` of kind `cutOff`.
  mutating func next() throws(FormatError) -> RecordOutcome?

  /// What was read so far and is no record.
  var passedOver: PassedOver { get }
}

extension RecordReader {
  public var passedOver: PassedOver { PassedOver() }
}

/// One record as read, or why it could not be.
public enum RecordOutcome: Sendable, Equatable {
  case record(RawRecord)
  case reject(Reject)
}

extension Reject {
  /// The most that is kept of a remainder that could not be divided into records.
  static let remainderLimit = 64 * 1024

  /// A record that could not be read.
  static func unreadable(
    _ place: RecordPlace, _ reason: String, bytes: some Sequence<UInt8>
  ) -> RecordOutcome {
    .reject(Reject(stage: .fetch, place: place, reason: reason, bytes: Array(bytes)))
  }
}

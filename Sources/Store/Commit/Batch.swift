public import Feedback

public import struct Foundation.Date

/// Records of one payload in a row, understood and ready to be committed together.
public struct Batch: Sendable {
  /// The run that brought them.
  public var run: Int64
  public var source: String
  public var payload: Int64
  /// Which records of the payload, counted from 0 over good and bad ones alike.
  public var records: Range<Int>
  public var items: [ClassifiedItem]
  public var rejects: [Reject]
  /// True where the payload ends with this batch.
  public var finishesPayload: Bool
  public var committedAt: Date
  /// What the items were classified with: the taxonomy's version, and how.
  public var taxonomyVersion: String
  public var method: String
  /// What the source is left with, where this batch moves it on.
  public var sourceState: SourceState?
  /// True where the source gives all it has each time, so that what it gives no more is gone.
  public var isSnapshot: Bool
  /// True where records that were taken before are understood again, from the bytes that were kept.
  public var isReplay: Bool
  /// What seals contacts; without it none are kept.
  public var keys: KeyRing?

  /// A batch from its parts.
  public init(
    run: Int64, source: String, payload: Int64, records: Range<Int>, items: [ClassifiedItem],
    rejects: [Reject], finishesPayload: Bool, committedAt: Date, taxonomyVersion: String,
    method: String = "lexicon", sourceState: SourceState? = nil, isReplay: Bool = false,
    isSnapshot: Bool = false
  ) {
    self.run = run
    self.source = source
    self.payload = payload
    self.records = records
    self.items = items
    self.rejects = rejects
    self.finishesPayload = finishesPayload
    self.committedAt = committedAt
    self.taxonomyVersion = taxonomyVersion
    self.method = method
    self.sourceState = sourceState
    self.isReplay = isReplay
    self.isSnapshot = isSnapshot
  }
}

/// An item with what classify says of it.
public struct ClassifiedItem: Sendable, Equatable {
  public var item: FeedbackItem
  public var classification: Classification
  /// When the office got it; the day in the office's zone and the number follow from it.
  public var receivedAt: Date
  /// The record's number in its payload, from 1.
  public var record: Int
  /// How it begins as a case.
  public var opening: CaseOpening
  /// The ids of the liaison station and the deputy that it came through, where they are known.
  public var station: String?
  public var deputy: String?

  /// An item with its classification, its receipt, its place in the payload and its beginning as a case.
  public init(
    item: FeedbackItem, classification: Classification, receivedAt: Date, record: Int,
    opening: CaseOpening = CaseOpening(), station: String? = nil, deputy: String? = nil
  ) {
    self.item = item
    self.classification = classification
    self.receivedAt = receivedAt
    self.record = record
    self.opening = opening
    (self.station, self.deputy) = (station, deputy)
  }
}

/// What became of records: `read = new + updated + duplicate + rejected`, always.
public struct LedgerCounts: Sendable, Equatable, Codable {
  public var read = 0
  public var new = 0
  public var updated = 0
  public var duplicate = 0
  public var rejected = 0

  /// No records at all.
  public init() {}

  /// Adds the figures of another part.
  public static func += (sum: inout LedgerCounts, part: LedgerCounts) {
    sum.read += part.read
    sum.new += part.new
    sum.updated += part.updated
    sum.duplicate += part.duplicate
    sum.rejected += part.rejected
  }
}

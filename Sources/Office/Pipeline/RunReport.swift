public import Feedback
public import Store

public import struct Foundation.Date

/// The ledger's figures: `read = new + updated + duplicate + rejected`, always.
public typealias LedgerCounts = Store.LedgerCounts

/// What was erased.
public typealias Erasure = Store.Erasure

/// What a run did, for people and, as JSON, for machines.
public struct RunReport: Sendable, Codable, RecordedReport {
  public var run: Int64
  public var startedAt: Date
  public var finishedAt: Date
  public var sources: [SourceReport]
  /// Paths of the digests written, in order.
  public var digests: [String]
  /// Of which days, weeks and months.
  public var digestsMade: [DigestSpans] = []
  /// What lies too far back for digests to be made of it by themselves.
  public var digestsLeftOut: [DigestSpans] = []
  /// Why forms of digests could not be made.
  public var digestErrors: [String] = []
  /// What became of the mails that bring them.
  public var delivery: DeliveryReport
  public var warnings: [String]
  /// How many items the search index took in afterwards; nil where the stage did not run.
  public var indexed: Int?
  /// What was erased as its time was over; nil where the stage did not run.
  public var retention: Erasure?
  /// What grouping made of what came; nil where nothing waited for it.
  public var matters: GroupFigures?

  /// The sum over all sources.
  public var total: LedgerCounts {
    sources.reduce(into: LedgerCounts()) { $0 += $1.counts }
  }

  /// True where at least one source failed, a digest has not all of its forms, or a mail did not go out.
  public var hasFailures: Bool {
    sources.contains { $0.outcome == .failed } || !digestErrors.isEmpty || delivery.hasFailures
  }
}

/// What a run did with one source.
public struct SourceReport: Sendable, Codable {
  /// How it went.
  public enum Outcome: String, Sendable, Codable {
    /// Payloads were taken in.
    case taken
    /// The server or the folder had nothing that we do not know.
    case unchanged
    /// It is not time yet; `nextAttemptAt` says when.
    case notDue = "not-due"
    case failed
  }

  public var id: String
  public var name: LocalizedName
  public var outcome: Outcome
  /// Payloads (files or answers) taken in.
  public var payloads: Int
  public var counts: LedgerCounts
  /// The error of a failed source.
  public var error: String?
  /// What people should look at though the source did not fail.
  public var warning: String?
  /// What the payloads hold that is no record, such as rows of totals; nil where there is nothing.
  public var remarks: [String]?
  /// When it is tried again; nil: at the next run.
  public var nextAttemptAt: Date?
}

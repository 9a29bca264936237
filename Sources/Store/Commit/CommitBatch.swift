internal import Feedback
internal import Foundation
internal import GRDB

extension OfficeStore {
  /// Commits a batch in one transaction: items, texts, tags, roll-ups, rejects, events, the ledger's
  /// row, the payload's progress and, where the batch brings it, the source's state.
  ///
  /// An item whose identity (its external id, else its fingerprint) the source has brought before is
  /// an update where its content differs and it is not older, else a duplicate. A replay changes only
  /// items whose newest version came from the same record, and says anew what they are about.
  /// - Throws: `refused` where the records do not follow those taken before or do not add up.
  public func commit(_ batch: Batch) async throws(StoreError) -> LedgerCounts {
    try await writeGrouped { [office, timeZone] database in
      var transaction = try BatchTransaction(
        database, batch: batch, office: office.id, clock: DayClock(zone: timeZone))
      return try transaction.run()
    }
  }
}

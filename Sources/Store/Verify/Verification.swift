internal import GRDB

/// Something in the store that contradicts something else in it.
public struct Finding: Sendable, Equatable {
  /// What was checked: `file`, `references`, `ledger`, `roll-ups`, `history`, `identity`,
  /// `search`, `projects`, `dossiers` or `digests`.
  public var check: String
  /// What is wrong, in one lowercase line without any text of a resident.
  public var message: String
}

extension OfficeStore {
  /// Checks the whole store against itself; empty where all is well.
  ///
  /// Reads every row: the time grows with the store's size.
  public func verify() throws(StoreError) -> [Finding] {
    try read { database in
      try FileCheck.findings(database) + LedgerCheck.findings(database)
        + RollupCheck.findings(database) + HistoryCheck.findings(database)
        + IdentityCheck.findings(database, office: office.id) + SearchCheck.findings(database)
        + ProjectCheck.findings(database) + DossierCheck.findings(database)
        + DigestCheck.findings(database)
    }
  }
}

public import Foundation
internal import GRDB

/// A dossier as it was frozen.
public struct FrozenDossierRow: Sendable, Equatable {
  /// The plan's id.
  public var plan: String
  /// The id of the place whose view it is; empty: the whole office's.
  public var place: String
  public var madeAt: Date
  /// All that the dossier shows, as JSON.
  public var input: String

  /// A frozen dossier from its parts.
  public init(plan: String, place: String, madeAt: Date, input: String) {
    (self.plan, self.place, self.madeAt, self.input) = (plan, place, madeAt, input)
  }
}

extension OfficeStore {
  /// Freezes a dossier, in place of an earlier one of the same plan and place; the history keeps the hash
  /// of each.
  public func freeze(_ dossier: FrozenDossierRow, actor: ActorIdentity) throws(StoreError) {
    try write { database in
      let input = Array(dossier.input.utf8)
      var hash = ContentHash()
      hash.update(input)
      var codes = try Codes(database)
      var events = try EventLog(
        database, actor: Runs.register(actor, database), run: nil, at: dossier.madeAt.milliseconds)
      let event = try events.append(
        .dossierFrozen,
        data: JSONBytes.members([
          ("plan", .text(dossier.plan)), ("place", .text(dossier.place)),
          ("sha256", .text(Hexadecimal.text(hash.finish()))),
        ]), codes: &codes)
      try database.runCached(
        """
        REPLACE INTO frozen_dossier (plan, place, made_at, size, input, event)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          dossier.plan, dossier.place, dossier.madeAt.milliseconds, input.count,
          Data(try Zstandard.compress(input)), event,
        ])
    }
  }

  /// The dossiers of a plan as they were frozen last, the whole office's first; without their inputs.
  public func frozenDossiers(
    plan: String
  ) throws(StoreError) -> [(place: String, madeAt: Date)] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT place, made_at FROM frozen_dossier WHERE plan = ? ORDER BY place",
        arguments: [plan]
      )
      .map { ($0["place"], Date(milliseconds: $0["made_at"])) }
    }
  }

  /// All dossiers as they were frozen last.
  public func frozenDossiers() throws(StoreError) -> [FrozenDossierRow] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM frozen_dossier ORDER BY plan, place")
        .map(FrozenDossierRow.init(row:))
    }
  }

  /// A dossier as it was frozen last; nil where it was not.
  public func frozenDossier(
    plan: String, place: String
  ) throws(StoreError) -> FrozenDossierRow? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT * FROM frozen_dossier WHERE plan = ? AND place = ?",
        arguments: [plan, place])
      return try row.map(FrozenDossierRow.init(row:))
    }
  }
}

extension FrozenDossierRow {
  fileprivate init(row: Row) throws {
    let bytes = try Zstandard.decompress(row.bytes("input"), size: row["size"])
    self.init(
      plan: row["plan"], place: row["place"], madeAt: Date(milliseconds: row["made_at"]),
      input: String(decoding: bytes, as: UTF8.self))
  }
}

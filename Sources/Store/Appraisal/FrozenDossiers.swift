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
  /// The forms that were written, such as `html` and `xlsx`.
  public var forms: [String]
  /// False where the input is not what the history says was frozen.
  public internal(set) var isGenuine = true

  /// A frozen dossier from its parts.
  public init(plan: String, place: String, madeAt: Date, input: String, forms: [String]) {
    (self.plan, self.place, self.madeAt) = (plan, place, madeAt)
    (self.input, self.forms) = (input, forms)
  }
}

extension OfficeStore {
  /// Freezes a dossier, in place of an earlier one of the same plan and place; the history keeps the hash
  /// of each.
  public func freeze(
    _ dossier: FrozenDossierRow, actor: ActorIdentity, at moment: Date
  ) throws(StoreError) {
    try write { database in
      let input = Array(dossier.input.utf8)
      var codes = try Codes(database)
      var events = try EventLog(
        database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
      let event = try events.append(
        .dossierFrozen,
        data: JSONBytes.members([
          ("plan", .text(dossier.plan)), ("place", .text(dossier.place)),
          ("sha256", .text(FrozenDossierRow.hash(of: input))),
        ]), codes: &codes)
      try database.runCached(
        """
        REPLACE INTO frozen_dossier (plan, place, made_at, size, input, event, forms)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          dossier.plan, dossier.place, dossier.madeAt.milliseconds, input.count,
          Data(try Zstandard.compress(input)), event,
          dossier.forms.joined(separator: " "),
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
    try read { try FrozenDossierRow.all($0) }
  }

  /// A dossier as it was frozen last; nil where it was not.
  public func frozenDossier(
    plan: String, place: String
  ) throws(StoreError) -> FrozenDossierRow? {
    try read { database in
      try FrozenDossierRow.all(database, "WHERE plan = ? AND place = ?", [plan, place]).first
    }
  }
}

extension FrozenDossierRow {
  static func all(
    _ database: Database, _ condition: String = "", _ arguments: StatementArguments = []
  ) throws -> [FrozenDossierRow] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT frozen_dossier.*, data ->> 'sha256' AS sha256
        FROM frozen_dossier JOIN event ON event.id = frozen_dossier.event \(condition)
        ORDER BY plan, place
        """, arguments: arguments
    )
    .map(FrozenDossierRow.init(row:))
  }

  private init(row: Row) throws {
    let bytes = try Zstandard.decompress(row.bytes("input"), size: row["size"])
    let forms: String = row["forms"]
    self.init(
      plan: row["plan"], place: row["place"], madeAt: Date(milliseconds: row["made_at"]),
      input: String(decoding: bytes, as: UTF8.self),
      forms: forms.split(separator: " ").map(String.init))
    let recorded: String? = row["sha256"]
    isGenuine = recorded == Self.hash(of: bytes)
  }

  fileprivate static func hash(of input: [UInt8]) -> String {
    var hash = ContentHash()
    hash.update(input)
    return Hexadecimal.text(hash.finish())
  }
}

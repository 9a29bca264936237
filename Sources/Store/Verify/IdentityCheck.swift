internal import GRDB

/// Whether every public id follows from the office, the source and the item's identity; of items that were
/// forgotten only the public id is left.
enum IdentityCheck {
  static func findings(_ database: Database, office: String) throws -> [Finding] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT item.id, public_id, text AS source, external_id, fingerprint
        FROM item JOIN code ON code.id = item.source WHERE forgotten_at IS NULL
        """)
    var wrong: [Int64] = []
    while let row = try rows.next() {
      let publicID = PublicID.make(
        office: office, source: row["source"], externalID: row["external_id"],
        fingerprint: row.bytes("fingerprint"))
      if publicID != row.bytes("public_id") { wrong.append(row["id"]) }
    }
    guard let first = wrong.first else { return [] }
    return [
      Finding(
        check: "identity",
        message: "\(wrong.count) public ids do not follow from their items, "
          + "the first of row \(first)")
    ]
  }
}

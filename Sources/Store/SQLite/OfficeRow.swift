internal import Foundation
internal import GRDB

/// The row that says whose store it is.
enum OfficeRow {
  /// Makes the store the office's own; refused where it is another's and holds items, whose public ids
  /// name it.
  static func claim(
    _ database: Database, for office: OfficeIdentity, path: String, at moment: Date
  ) throws {
    let isEmpty = try !(Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT * FROM item)") ?? false)
    if !isEmpty { try check(database, for: office, path: path) }
    try database.execute(
      sql: """
        INSERT INTO office (one, id, name_chinese, name_english, place, created_at)
        VALUES (1, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET id = excluded.id, name_chinese = excluded.name_chinese,
          name_english = excluded.name_english, place = excluded.place
        """,
      arguments: [
        office.id, office.name.chinese, office.name.english, office.place, moment.milliseconds,
      ])
  }

  static func check(_ database: Database, for office: OfficeIdentity, path: String) throws {
    let found = try String.fetchOne(database, sql: "SELECT id FROM office")
    if let found, found != office.id {
      throw StoreError.otherOffice(path: path, found: found, expected: office.id)
    }
  }
}

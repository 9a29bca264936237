internal import GRDB

/// The numbers of the texts of `code`, as one transaction sees them; new texts get their number on
/// first use.
struct Codes {
  private var numbers: [String: Int64] = [:]
  private var insert: BoundStatement
  private let database: Database

  init(_ database: Database) throws {
    self.database = database
    insert = try BoundStatement(database, "INSERT INTO code (text) VALUES (?)")
    let rows = try Row.fetchCursor(database, sql: "SELECT text, id FROM code")
    while let row = try rows.next() { numbers[row[0]] = row[1] }
  }

  /// The number of a text; 0 for nil and for the empty text.
  mutating func number(_ text: String?) throws -> Int64 {
    guard let text else { return 0 }
    if let number = numbers[text] { return number }
    insert.put(text)
    try insert.run()
    let number = database.lastInsertedRowID
    numbers[text] = number
    return number
  }
}

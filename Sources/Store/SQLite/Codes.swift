internal import GRDB

/// The numbers of the texts of `code`, as one transaction sees them; each is looked up on first use, and
/// a new text gets its number then.
struct Codes {
  private var numbers: [String: Int64] = [:]
  private var select: BoundStatement
  private var insert: BoundStatement
  private let database: Database

  init(_ database: Database) throws {
    self.database = database
    select = try BoundStatement(database, "SELECT id FROM code WHERE text = ?")
    insert = try BoundStatement(database, "INSERT INTO code (text) VALUES (?)")
  }

  /// The number of a text; 0 for nil and for the empty text.
  mutating func number(_ text: String?) throws -> Int64 {
    guard let text else { return 0 }
    if let number = numbers[text] { return number }
    let number = try stored(text) ?? added(text)
    numbers[text] = number
    return number
  }

  private mutating func stored(_ text: String) throws -> Int64? {
    select.put(text)
    return try select.first { $0.integer(0) }
  }

  private mutating func added(_ text: String) throws -> Int64 {
    insert.put(text)
    try insert.run()
    return database.lastInsertedRowID
  }
}

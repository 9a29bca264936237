internal import GRDB

/// A part of a filter's condition that an index of `item` can answer.
///
/// SQLite knows how many rows the values of a column have on average, not how many one has: it would look
/// for the few reports of a village among a million closed items. So they are counted, and the index with
/// the fewest is the only one left to it.
struct FilterTerm {
  var column: String
  private var condition: String
  /// True where the index gives the rows in the order of their days, as it does for one value.
  private var isOrdered = true

  init(_ column: String, _ test: String) {
    self.column = column
    condition = "item.\(column) \(test)"
  }

  /// The column has one of some numbers.
  init(_ column: String, numbers: [Int64]) {
    let list = numbers.map(String.init).joined(separator: ", ")
    self.init(column, numbers.count == 1 ? "= \(list)" : "IN (\(list))")
    isOrdered = numbers.count == 1
  }

  /// Both hold, as an index over both columns knows.
  static func && (first: FilterTerm, second: FilterTerm) -> FilterTerm {
    var both = first
    both.condition += " AND " + second.condition
    both.isOrdered = first.isOrdered && second.isOrdered
    return both
  }

  /// One of them holds.
  static func || (first: FilterTerm, second: FilterTerm) -> FilterTerm {
    var either = first
    either.condition = "(\(first.condition) OR \(second.condition))"
    either.isOrdered = false
    return either
  }

  /// As SQL; SQLite looks up a column with a plus before it in no index.
  func sql(byIndex: Bool) -> String {
    byIndex ? condition : condition.replacing("item.", with: "+item.")
  }

  /// How far rows are counted: more are many.
  private static let many = 20_000

  /// The conditions of all terms, by the index of the one that leaves the fewest rows.
  ///
  /// - Parameter days: the condition on the day of receipt, with which every index ends.
  static func sql(_ terms: [FilterTerm], days: String, _ database: Database) throws -> [String] {
    if terms.count == 1, terms[0].isOrdered { return [terms[0].sql(byIndex: true)] }
    var chosen: Int?, fewest = Int.max
    for (index, term) in terms.enumerated() {
      let sql = """
        SELECT count(*) FROM (
          SELECT 1 FROM item WHERE \(term.sql(byIndex: true)) AND \(days) LIMIT \(many))
        """
      let count = try Int.fetchOne(database, sql: sql) ?? 0
      // Many rows that have to be sorted are worse than all that there are, in order.
      guard count < fewest, count < many || term.isOrdered else { continue }
      (chosen, fewest) = (index, count)
    }
    return terms.enumerated().map { $1.sql(byIndex: $0 == chosen) }
  }
}

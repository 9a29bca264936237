/// The rows of a table that name its columns.
struct TableHeader: Equatable {
  /// Which of the first rows they are; what stands above is a title or a note.
  var rows: Range<Int>
  /// The names, without white space at their ends; empty where a column has none.
  var names: [String]

  /// The name of a column that has none of its own, counted from 0.
  static func standIn(_ column: Int) -> String { "column \(column + 1)" }
}

/// Cells that are one, by the rows and columns that they go over, counted from 0.
struct TableMerge: Equatable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>
}

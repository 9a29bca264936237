/// The first rows of a table that are not empty.
struct TableSample {
  /// So many rows are looked at.
  static let size = 20

  /// The cells without white space at their ends.
  let cells: [[String]]
  let kinds: [[CellKind]]
  /// Whether every row has a cell in every column, as in a sheet, so that a missing one says nothing.
  let isGrid: Bool

  init(_ rows: [[String]], isGrid: Bool) {
    cells = rows.map { $0.map(\.trimmingWhitespace) }
    kinds = cells.map { $0.map(CellKind.init) }
    self.isGrid = isGrid
  }

  var count: Int { cells.count }

  func filled(_ row: Int) -> Int { kinds[row].count { $0 != .empty } }

  /// The number of different texts in a row: a merged title is written into each of its cells by some.
  func distinct(_ row: Int) -> Int { Set(cells[row].lazy.filter { !$0.isEmpty }).count }

  /// How many columns a row reaches over.
  func span(_ row: Int) -> Int { (kinds[row].lastIndex { $0 != .empty } ?? -1) + 1 }

  func cell(_ row: Int, _ column: Int) -> String {
    column < cells[row].count ? cells[row][column] : ""
  }

  func kind(_ row: Int, _ column: Int) -> CellKind {
    column < kinds[row].count ? kinds[row][column] : .empty
  }

  /// How many cells most rows of more than one have filled: the upper median; 1 where there are none.
  var usualWidth: Int {
    let widths = (0..<count).map(filled).filter { $0 > 1 }.sorted()
    return widths.isEmpty ? 1 : widths[widths.count / 2]
  }
}

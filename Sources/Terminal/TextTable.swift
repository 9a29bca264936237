/// A table for a terminal: columns line up whatever the characters are wide.
public struct TextTable: Sendable {
  /// One column's heading and how it yields when space is short.
  public struct Column: Sendable {
    var title: String
    var alignsRight: Bool
    /// The least width the column may be cut to; nil where it is never cut.
    var least: Int?

    /// A column that keeps its full width.
    public static func fixed(_ title: String) -> Column {
      Column(title: title, alignsRight: false, least: nil)
    }

    /// A column of figures, aligned to the right.
    public static func figure(_ title: String) -> Column {
      Column(title: title, alignsRight: true, least: nil)
    }

    /// A column that is cut first when space is short.
    public static func flexible(_ title: String, least: Int = 8) -> Column {
      Column(title: title, alignsRight: false, least: least)
    }
  }

  private var columns: [Column]
  private var rows: [[String]] = []

  /// An empty table.
  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row: one cell a column. Line breaks and tabs in a cell become blanks.
  public mutating func add(_ cells: [String]) {
    rows.append(
      cells.map { cell in
        String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
      })
  }

  /// The table's lines within a width in columns (nil: as wide as it needs).
  public func lines(width: Int?) -> [String] {
    let widths = fittedWidths(within: width)
    return ([columns.map(\.title)] + rows).map { line($0, widths) }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, zip(columns, widths)).map { cell, layout in
      cell.fitted(to: layout.1).padded(to: layout.1, right: layout.0.alignsRight)
    }
    let line = padded.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// Each column's natural width; the flexible ones give way, the widest first.
  private func fittedWidths(within width: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      ([columns[index].title] + rows.map { $0[index] }).map(DisplayWidth.of).max() ?? 0
    }
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + 2 * (columns.count - 1) - width
    while excess > 0, let index = widestYielding(widths) {
      widths[index] -= 1
      excess -= 1
    }
    return widths
  }

  private func widestYielding(_ widths: [Int]) -> Int? {
    columns.indices
      .filter { index in columns[index].least.map { widths[index] > $0 } ?? false }
      .max { widths[$0] < widths[$1] }
  }
}

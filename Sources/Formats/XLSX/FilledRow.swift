internal import Feedback

/// A row of a sheet with its values, in the order of their columns.
struct FilledRow {
  struct Cell {
    /// From 0.
    var column: Int
    var value: FieldValue
  }

  /// From 1.
  var number: Int
  /// Those that are not blank.
  var cells: [Cell] = []
  /// The column of a cell whose text the workbook does not hold.
  var broken: Int?

  /// The texts of the columns, up to the last filled one.
  var texts: [String] {
    var texts = [String](repeating: "", count: (cells.last?.column ?? -1) + 1)
    for cell in cells { texts[cell.column] = cell.value.text ?? "" }
    return texts
  }
}

extension Workbook {
  /// No row is longer: 100 cells as full as a spreadsheet lets them be.
  private static let rowLimit = 8 << 20

  /// A row with its values; blank cells are dropped, and of two for one column the first counts.
  func filled(_ row: SheetRow) throws(FormatError) -> FilledRow {
    var filled = FilledRow(number: row.number)
    filled.cells.reserveCapacity(row.cells.count)
    var bytes = 0
    for cell in row.cells {
      guard let value = try value(of: cell) else {
        filled.broken = cell.column
        continue
      }
      if case .string(let text) = value {
        if text.isBlank { continue }
        bytes += text.utf8.count
        guard bytes <= Self.rowLimit else { throw .largeText }
      }
      filled.cells.append(FilledRow.Cell(column: cell.column, value: value))
    }
    filled.order()
    return filled
  }

  /// What a cell says; nil where it refers to a text that is not there.
  private func value(of cell: SheetCell) throws(FormatError) -> FieldValue? {
    switch cell.content {
    case .shared(let index): try strings.text(index).map(FieldValue.string)
    case .text(let text): .string(text)
    case .flag(let flag): .bool(flag)
    case .date(let text): .string(text.replacing("T", with: " "))
    case .number(let written): number(written, styles[cell.style])
    }
  }

  private func number(_ written: String, _ format: NumberFormat) -> FieldValue {
    guard let literal = NumberText.literal(written) else { return .string(written) }
    let text: String? =
      switch format {
      case .general: nil
      case .moment(let day, let time):
        Double(literal).flatMap { dates.text($0, day: day, time: time) }
      case .span: Double(literal).flatMap(dates.span)
      case .padded(let digits): NumberText.padded(literal, to: digits)
      }
    return text.map(FieldValue.string) ?? .number(literal)
  }
}

extension FilledRow {
  fileprivate mutating func order() {
    let isOrdered = zip(cells, cells.dropFirst()).allSatisfy { $0.column < $1.column }
    guard !isOrdered else { return }
    var seen: Set<Int> = []
    cells = cells.filter { seen.insert($0.column).inserted }.sorted { $0.column < $1.column }
  }
}

extension String {
  /// True for a text of white space.
  fileprivate var isBlank: Bool {
    // Most texts begin with a letter: those are told by their first byte.
    if let first = utf8.first, first > .space, first < 0x80 { return false }
    return unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}

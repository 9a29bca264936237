internal import Feedback

/// Reads rows of cells under a header row.
///
/// - The header is the first row, unless titles or notes stand above it (`HeaderSearch`). Rows of
///   totals are no records.
/// - Empty rows are passed over. Empty cells beyond the header are dropped.
/// - A row with other cells than the header has columns is a reject. Excel leaves out the empty cells
///   at the end of sixteen rows at a time, so a row that is as short as one of its neighbours is
///   taken.
/// - A quote that is never closed rejects the line on which it opens, and reading goes on behind it.
struct CSVReader: RecordReader {
  private(set) var passedOver = PassedOver()
  private var rows: CSVRows
  private let header: CSVHeader
  private var number = 0
  /// The rows after the last one given that were looked at already.
  private var ahead: [CSVRow] = []
  /// How many cells the last row had, and how many rows on end have had as many.
  private var last = (cells: 0, rows: 0)

  init(over bytes: any ByteSource, options: FormatOptions) throws(FormatError) {
    let text = try DecodedBytes(bytes, forced: options.encoding, declared: [options.charset])
    rows = try CSVRows(text, delimiter: options.delimiter)
    header = try CSVHeader(options, &rows, &passedOver)
    rows.width = header.names.count
  }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    guard let row = try nextRecord() else { return nil }
    number += 1
    let place = RecordPlace(number: number, line: row.line)
    switch row.content {
    case .unclosedQuote:
      return Reject.unreadable(
        place, "line \(row.line) opens a quote that is never closed; close it, or double it",
        bytes: row.bytes)
    case .cells(let cells):
      defer { last = (cells.count, cells.count == last.cells ? last.rows + 1 : 1) }
      if try fits(cells) { return .record(RawRecord(fields: fields(cells), place: place)) }
      return Reject.unreadable(
        place,
        "line \(row.line) has \(cells.count) columns and the header \(header.names.count); "
          + "mend the row, or quote the cell that holds a delimiter or a line break",
        bytes: row.bytes)
    }
  }

  /// The next row that is no row of totals.
  private mutating func nextRecord() throws(FormatError) -> CSVRow? {
    while let row = try nextRow() {
      guard header.names.count > 1, case .cells(let cells) = row.content,
        TotalsRow.matches(cells)
      else { return row }
      passedOver.noteTotals(line: row.line)
    }
    return nil
  }

  private mutating func nextRow() throws(FormatError) -> CSVRow? {
    ahead.isEmpty ? try rows.next() : ahead.removeFirst()
  }

  private mutating func fits(_ cells: [String]) throws(FormatError) -> Bool {
    let columns = header.names.count
    if cells.count >= columns { return cells[columns...].allSatisfy(\.isEmpty) }
    if cells.count >= header.namedCount { return true }
    guard cells.count > 1 else { return false }
    // The halves of a row that a line break divided are two of the same length as well.
    return try isInRun(of: cells.count * 2 - 1 == columns ? 3 : 2, cells: cells.count)
  }

  /// True where the row is one of so many on end with as many cells.
  private mutating func isInRun(of length: Int, cells count: Int) throws(FormatError) -> Bool {
    var found = 1 + (last.cells == count ? last.rows : 0)
    var index = 0
    while found < length {
      if index == ahead.count {
        guard let row = try rows.next() else { return false }
        ahead.append(row)
      }
      guard case .cells(let next) = ahead[index].content, next.count == count else { return false }
      found += 1
      index += 1
    }
    return true
  }

  private func fields(_ cells: [String]) -> Fields {
    Fields(zip(header.names, cells).map { Fields.Entry(name: $0, value: .string($1)) })
  }
}

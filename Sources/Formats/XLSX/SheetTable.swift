internal import Feedback

/// The table on a sheet: its header, and a record of each row below.
struct SheetTable {
  private let sheet: String
  private let workbook: Workbook
  private let rows: SheetRows
  /// By column; empty where a column has no name of its own.
  private var names: [String] = []
  /// Rows that were looked at to find the header, and are still to be given.
  private var ahead: ArraySlice<FilledRow> = []
  /// What ended the reading while the header was looked for.
  private(set) var failure: FormatError?
  private var hasFailed = false

  /// The table on a sheet.
  ///
  /// - Throws: where the sheet cannot be read up to its first records, and where it has no row
  ///   `options.headerRow`.
  init(
    _ sheet: Workbook.Sheet, of workbook: Workbook, _ options: FormatOptions,
    _ passedOver: inout PassedOver
  ) throws(FormatError) {
    self.sheet = sheet.name
    self.workbook = workbook
    rows = try SheetRows(sheet, in: workbook.archive)
    if let row = options.headerRow {
      try takeHeader(row)
    } else if options.header == nil {
      try findHeader(on: sheet, &passedOver)
    }
    names = options.header.map { $0.map(\.trimmingWhitespace) } ?? names
  }

  /// How many columns have names.
  var width: Int { names.count { !$0.isEmpty } }

  /// The next record, with a number; nil at the end.
  mutating func next(
    _ number: Int, _ passedOver: inout PassedOver
  ) throws(FormatError) -> RecordOutcome? {
    while let row = try nextRow() {
      let place = RecordPlace(number: number, line: row.number, sheet: sheet)
      if let column = row.broken { return broken(row, column, place) }
      if width > 1, TotalsRow.matches(row.cells.lazy.map { $0.value.text ?? "" }) {
        passedOver.noteTotals(line: row.number, sheet: sheet)
        continue
      }
      try workbook.archive.budget.spend(names.count * 16)
      return .record(RawRecord(fields: fields(of: row), place: place))
    }
    return nil
  }

  /// The row in which the sheet breaks off, as the last reject before the error; nil where there is
  /// none.
  mutating func remainder(_ error: FormatError, _ number: Int) throws(FormatError) -> Reject? {
    guard !hasFailed, let row = rows.remainder else { return nil }
    hasFailed = true
    let place = RecordPlace(number: number, line: row.number, sheet: sheet)
    return reject(try workbook.filled(row), place, error.description)
  }
}

// MARK: - Header

extension SheetTable {
  private mutating func findHeader(
    on sheet: Workbook.Sheet, _ passedOver: inout PassedOver
  ) throws(FormatError) {
    let first = try firstRows()
    let width = first.compactMap { $0.cells.last?.column }.max().map { $0 + 1 } ?? 0
    let texts = first.map { row in
      row.texts + [String](repeating: "", count: width - (row.cells.last?.column ?? -1) - 1)
    }
    let search = HeaderSearch(TableSample(texts, isGrid: true)) { [archive = workbook.archive] in
      Self.merges(of: sheet, in: archive, among: first.map(\.number))
    }
    let header = search.header()
    names = header.names
    ahead = first[header.rows.upperBound...]
    passedOver.noteTitle(rows: header.rows.lowerBound, sheet: self.sheet)
  }

  /// The first rows, up to where the sheet cannot be read further: they are given before it says so.
  private mutating func firstRows() throws(FormatError) -> [FilledRow] {
    var first: [FilledRow] = []
    do throws(FormatError) {
      while first.count < TableSample.size, let row = try filledRow() { first.append(row) }
    } catch {
      guard !first.isEmpty else { throw error }
      failure = error
    }
    return first
  }

  /// The merged cells with their rows counted as those of the sample are.
  private static func merges(
    of sheet: Workbook.Sheet, in archive: ZipArchive, among numbers: [Int]
  ) -> [TableMerge] {
    guard let last = numbers.max() else { return [] }
    return SheetMerges.read(sheet, in: archive, upTo: last).compactMap { merge in
      let rows = numbers.indices.filter { merge.rows.contains(numbers[$0]) }
      guard let first = rows.first, let last = rows.last else { return nil }
      return TableMerge(rows: first...last, columns: merge.columns)
    }
  }

  private mutating func takeHeader(_ number: Int) throws(FormatError) {
    while let row = try filledRow() {
      if row.number == number {
        names = row.texts.map(\.trimmingWhitespace)
        return
      }
    }
    throw FormatError(
      .option, "sheet \"\(sheet)\" has no text in row \(number)",
      mend: "name the row that holds the names of the columns")
  }
}

// MARK: - Rows

extension SheetTable {
  private mutating func nextRow() throws(FormatError) -> FilledRow? {
    if let row = ahead.popFirst() { return row }
    if let failure { throw failure }
    return try filledRow()
  }

  /// The next row that is not blank.
  private func filledRow() throws(FormatError) -> FilledRow? {
    while let row = try rows.next() {
      let filled = try workbook.filled(row)
      if !filled.cells.isEmpty || filled.broken != nil { return filled }
    }
    return nil
  }

  /// Every named column, empty where the row has no such cell, and what stands in others.
  private func fields(of row: FilledRow) -> Fields {
    var entries: [Fields.Entry] = []
    entries.reserveCapacity(max(names.count, row.cells.count))
    var cells = row.cells[...]
    for (column, name) in names.enumerated() {
      if cells.first?.column == column {
        entries.append(entry(cells.removeFirst()))
      } else if !name.isEmpty {
        entries.append(Fields.Entry(name: name, value: ""))
      }
    }
    return Fields(entries + cells.map(entry))
  }

  private func entry(_ cell: FilledRow.Cell) -> Fields.Entry {
    let name = cell.column < names.count ? names[cell.column] : ""
    return Fields.Entry(
      name: name.isEmpty ? TableHeader.standIn(cell.column) : name, value: cell.value)
  }

  private func broken(_ row: FilledRow, _ column: Int, _ place: RecordPlace) -> RecordOutcome {
    let name = column < names.count ? names[column] : ""
    return .reject(
      reject(
        row, place,
        "the cell in column \(column + 1)\(name.isEmpty ? "" : " (\(name))") refers to a text that "
          + "the workbook does not hold; open it in a spreadsheet program and save it again"))
  }

  /// A reject that holds the row's fields as JSON, since a sheet has no bytes of its own to show.
  private func reject(_ row: FilledRow, _ place: RecordPlace, _ reason: String) -> Reject {
    let bytes = JSONText.bytes(of: .object(fields(of: row))).prefix(Reject.remainderLimit)
    return Reject(stage: .fetch, place: place, reason: reason, bytes: Array(bytes))
  }
}

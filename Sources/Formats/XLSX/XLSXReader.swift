internal import Feedback

/// Reads the tables of a workbook (ECMA-376, Transitional and Strict), sheet after sheet.
///
/// - Each sheet has its own header (`HeaderSearch`). Hidden sheets and those without a table are left
///   out, unless `FormatOptions.sheet` names one.
/// - A record has a field for each named column, empty where the row has no such cell, and one for
///   each further cell that holds something. Errors such as `#N/A` are empty.
/// - Dates are texts of wall time, `2019-02-08 09:05:33`; numbers are as in the sheet, without
///   exponent; what a formula last gave is its value.
/// - Only the row at hand and what texts share is held.
struct XLSXReader: RecordReader {
  private let workbook: Workbook
  private let options: FormatOptions
  private var sheets: ArraySlice<Workbook.Sheet>
  /// Whether one sheet is read, because there is no other or it was named: then it has to be a table,
  /// be it of one column.
  private let isOnly: Bool
  private var table: SheetTable?
  private var number = 0
  private(set) var passedOver = PassedOver()

  init(over bytes: any ByteSource, options: FormatOptions) throws(FormatError) {
    self.options = options
    let archive = try WorkbookFile.archive(bytes)
    workbook = try Workbook(archive)
    let chosen = try SheetChoice.sheets(of: workbook, options.sheet, &passedOver)
    sheets = chosen[...]
    isOnly = chosen.count == 1
  }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    while try openTable() {
      if let outcome = try record() {
        number += 1
        return outcome
      }
      table = nil
    }
    return nil
  }

  /// The next record of the open table; nil at its end.
  private mutating func record() throws(FormatError) -> RecordOutcome? {
    let error: FormatError
    do throws(FormatError) {
      return try table?.next(number + 1, &passedOver)
    } catch let failure {
      error = failure
    }
    if let reject = try table?.remainder(error, number + 1) { return .reject(reject) }
    throw error
  }

  /// Opens the next table where none is open; false where there is none.
  private mutating func openTable() throws(FormatError) -> Bool {
    while table == nil {
      guard let sheet = sheets.popFirst() else { return false }
      table = try table(on: sheet)
    }
    return true
  }

  /// The table on a sheet; nil where there is none and others may have one.
  private mutating func table(on sheet: Workbook.Sheet) throws(FormatError) -> SheetTable? {
    do throws(FormatError) {
      let found = try SheetTable(sheet, of: workbook, options, &passedOver)
      if found.width > 1 || isOnly || found.failure != nil { return found }
      passedOver.note("no table of two columns or more", sheet: sheet.name)
    } catch {
      guard error.kind == .option, !isOnly else { throw error }
      passedOver.note("no text in the row of the header", sheet: sheet.name)
    }
    return nil
  }
}

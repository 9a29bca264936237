internal import CXLSXWriter
internal import Feedback

internal import struct Foundation.Date
internal import struct Foundation.TimeZone

/// Writes the rows of one sheet.
struct SheetWriter {
  static let rowLimit = 1_048_576
  /// Numbers have 15 digits in Excel; longer ones are ids, and stay whole as texts.
  private static let integers = -999_999_999_999_999...999_999_999_999_999

  let columns: [String]
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let timeZone: TimeZone
  private var widths: [ColumnWidth]
  /// How many rows are written, the header among them.
  private(set) var rows = 0

  init(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>, columns: [String], timeZone: TimeZone,
    _ formats: inout WorkbookFormats
  ) {
    let columns = Array(columns.prefix(CellReference.columns))
    self.sheet = sheet
    self.columns = columns
    self.timeZone = timeZone
    widths = columns.map { _ in ColumnWidth() }
    for (column, name) in columns.enumerated() { writeText(name, column, formats.bold) }
    worksheet_freeze_panes(sheet, 1, 0)
    rows = 1
  }

  /// Adds a row; cells beyond the columns are left out.
  mutating func append(_ cells: [WorkbookCell], _ formats: inout WorkbookFormats) {
    for (column, cell) in cells.prefix(columns.count).enumerated() {
      write(cell, column, &formats)
    }
    rows += 1
  }

  /// Sets what depends on all rows: widths and the filter.
  func finish() {
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), width.characters, nil)
    }
    guard !columns.isEmpty else { return }
    worksheet_autofilter(sheet, 0, 0, UInt32(rows - 1), UInt16(columns.count - 1))
  }
}

// MARK: - Cells

extension SheetWriter {
  private static let momentFormat = "yyyy-mm-dd hh:mm:ss"
  private static let dayFormat = "yyyy-mm-dd"
  /// From 1900-03-01 on, behind the day that Excel has and the calendar has not, to 9999-12-31.
  private static let serials = 61.0..<2_958_466.0

  private mutating func write(
    _ cell: WorkbookCell, _ column: Int, _ formats: inout WorkbookFormats
  ) {
    switch cell {
    case .empty: break
    case .text(let text): writeText(text, column, nil)
    case .integer(let number) where Self.integers.contains(number):
      writeNumber(Double(number), column, String(number), nil)
    case .integer(let number): writeText(String(number), column, nil)
    case .number(let number, let format):
      guard number.isFinite else { return }
      writeNumber(number, column, String(number), format.flatMap { formats.format($0) })
    case .moment(let moment): writeMoment(moment, column, &formats)
    case .day(let day):
      let serial = Double(day.number + SerialDate.epoch)
      write(serial, column, shown: day.description, formats.format(Self.dayFormat))
    }
  }

  private mutating func writeMoment(
    _ moment: Date, _ column: Int, _ formats: inout WorkbookFormats
  ) {
    let wall =
      moment.timeIntervalSince1970.rounded(.down) + Double(timeZone.secondsFromGMT(for: moment))
    let serial = wall / 86_400 + Double(SerialDate.epoch)
    let shown = SerialDate().text(serial, day: true, time: true) ?? "\(moment)"
    write(serial, column, shown: shown, formats.format(Self.momentFormat))
  }

  /// Writes a date, or the text of one that Excel has not.
  private mutating func write(
    _ serial: Double, _ column: Int, shown: String, _ format: WorkbookFormats.Format?
  ) {
    if Self.serials.contains(serial) {
      writeNumber(serial, column, shown, format)
    } else {
      writeText(shown, column, nil)
    }
  }

  private mutating func writeText(
    _ text: String, _ column: Int, _ format: WorkbookFormats.Format?
  ) {
    widths[column].take(text)
    worksheet_write_string(sheet, UInt32(rows), UInt16(column), CellText.fitting(text), format)
  }

  private mutating func writeNumber(
    _ number: Double, _ column: Int, _ shown: String, _ format: WorkbookFormats.Format?
  ) {
    widths[column].take(shown)
    worksheet_write_number(sheet, UInt32(rows), UInt16(column), number, format)
  }
}

internal import CXLSXWriter

/// The formats of one workbook's cells, each made once.
struct WorkbookFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var byCode: [String: Format] = [:]
  /// The format of a header.
  let bold: Format?

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    self.workbook = workbook
    bold = workbook_add_format(workbook)
    format_set_bold(bold)
  }

  /// The format of a code.
  mutating func format(_ code: String) -> Format? {
    if let format = byCode[code] { return format }
    guard let format = workbook_add_format(workbook) else { return nil }
    format_set_num_format(format, code)
    byCode[code] = format
    return format
  }
}

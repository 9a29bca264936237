/// Which sheets of a workbook are read.
enum SheetChoice {
  /// The sheet of a name, or of a number counted over the visible tabs from 1; all visible ones where
  /// none is named.
  ///
  /// - Throws: `option` where there is no such sheet.
  static func sheets(
    of workbook: Workbook, _ wanted: String?, _ passedOver: inout PassedOver
  ) throws(FormatError) -> [Workbook.Sheet] {
    let visible = workbook.sheets.filter { !$0.isHidden }
    guard let wanted else {
      for sheet in workbook.sheets where sheet.isHidden {
        passedOver.note("hidden, and not read unless it is named", sheet: sheet.name)
      }
      return visible
    }
    if let sheet = workbook.sheets.first(where: { $0.name == wanted }) { return [sheet] }
    if let number = Int(wanted), visible.indices.contains(number - 1) {
      return [visible[number - 1]]
    }
    throw FormatError(
      .option, "there is no sheet \"\(wanted)\", only \(list(visible))",
      mend: "name one of them, or its number")
  }

  private static func list(_ sheets: [Workbook.Sheet]) -> String {
    let names = sheets.prefix(20).map { "\"\($0.name)\"" }.joined(separator: ", ")
    return sheets.count > 20 ? names + " and \(sheets.count - 20) more" : names
  }
}

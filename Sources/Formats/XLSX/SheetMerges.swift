/// The merged cells of a sheet, which its part lists behind all of its rows.
///
/// Reading them costs another pass over the sheet, so they are read only where a header may need them.
enum SheetMerges {
  /// Those that begin in the first rows: the rows (from 1) and the columns (from 0) that they go over.
  static func read(
    _ sheet: Workbook.Sheet, in archive: ZipArchive, upTo row: Int
  ) -> [TableMerge] {
    let sink = Sink(lastRow: row)
    // A sheet that cannot be read says so where its rows are read.
    if let part = try? archive.part(sheet.part, limit: SheetRows.partLimit) {
      try? XMLPartReader.read(part, sink)
    }
    return sink.merges
  }
}

private final class Sink: XMLSink {
  private static let limit = 10_000

  private let lastRow: Int
  private(set) var merges: [TableMerge] = []

  init(lastRow: Int) {
    self.lastRow = lastRow
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard case "mergeCell" = name, merges.count < Self.limit, let area = attributes["ref"],
      let colon = area.firstIndex(of: .colon),
      let from = CellReference(UnsafeBufferPointer(rebasing: area[..<colon])),
      let to = CellReference(UnsafeBufferPointer(rebasing: area[(colon + 1)...])),
      from.row <= min(to.row, lastRow), from.column <= to.column
    else { return }
    merges.append(TableMerge(rows: from.row...to.row, columns: from.column...to.column))
  }
}

/// The rows of a sheet that hold something, one after another.
final class SheetRows {
  /// The most that a sheet's part may unpack to, in bytes.
  static let partLimit = 4_000_000_000

  private let reader: XMLPartReader
  private let sink = SheetSink()
  private var ready: [SheetRow] = []
  private var position = 0
  private var isComplete = false
  /// Why there are no more rows than those that are ready.
  private var failure: FormatError?

  init(_ sheet: Workbook.Sheet, in archive: ZipArchive) throws(FormatError) {
    guard let part = try archive.part(sheet.part, limit: Self.partLimit) else {
      throw .damaged(sheet.part)
    }
    reader = try XMLPartReader(part, sink)
  }

  /// The next row; nil at the end.
  ///
  /// - Throws: where the sheet cannot be read further, once all complete rows are given.
  func next() throws(FormatError) -> SheetRow? {
    while position == ready.count {
      if let failure { throw failure }
      guard !isComplete else { return nil }
      advance()
    }
    defer { position += 1 }
    return ready[position]
  }

  /// The row in which the sheet breaks off; nil where it does not, or between two rows.
  var remainder: SheetRow? {
    failure == nil ? nil : sink.row.flatMap { $0.cells.isEmpty ? nil : $0 }
  }

  private func advance() {
    do throws(FormatError) {
      isComplete = try !reader.advance()
    } catch {
      failure = error
    }
    (ready, position) = (sink.takeRows(), 0)
  }
}

/// What stands between the cells of a file.
enum CSVDialect {
  static let candidates: [UInt8] = [.comma, .semicolon, .tab, .pipe]

  /// The delimiter that a first line `sep=;` names, as Excel reads and writes it.
  static func named(inLine line: ArraySlice<UInt8>) -> UInt8? {
    let line = line.drop { $0 == .quote }
    guard line.startsIgnoringCase("sep="), line.count >= 5 else { return nil }
    let delimiter = line[line.startIndex + 4]
    let rest = line.dropFirst(5).drop { $0 == .quote }
    return rest.isEmpty && candidates.contains(delimiter) ? delimiter : nil
  }

  /// The candidate met most often outside quotes in the first lines; the comma where there is none.
  ///
  /// A candidate that divides every line into the same number of cells goes before one that does not.
  static func found(in bytes: ArraySlice<UInt8>) -> UInt8 {
    let scores = candidates.map { score($0, bytes) }
    guard let best = scores.max(), best > 0, let index = scores.firstIndex(of: best) else {
      return .comma
    }
    return candidates[index]
  }

  private static func score(_ delimiter: UInt8, _ bytes: ArraySlice<UInt8>) -> Int {
    let widths = bytes.withUnsafeBufferPointer { bytes in
      rowWidths(CSVScanner(delimiter: delimiter), bytes)
    }
    // A title above the table has no delimiter; below one, only a clear case counts.
    let table = widths.drop { $0 == 1 }
    guard let header = table.first else { return 0 }
    let isEven = table.allSatisfy { $0 == header }
    if table.count == widths.count { return header + (isEven ? 1_000 : 0) }
    return isEven && table.count > 1 && header > 2 ? header : 0
  }

  /// The cells in each of the first rows.
  private static func rowWidths(
    _ scanner: CSVScanner, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Int] {
    var row = CSVScanner.Row()
    var widths: [Int] = []
    var index = 0
    while widths.count < 5, index < bytes.count {
      guard
        case .row(let next) = scanner.scan(
          bytes, from: index, into: &row, isComplete: false, allowsLineBreaks: true)
      else { break }
      if row.cells.contains(where: { !$0.range.isEmpty }) { widths.append(row.cells.count) }
      index = next
    }
    return widths
  }
}

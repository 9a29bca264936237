/// Rows that name the columns together: groups above, what belongs to them below.
///
/// A column's name is all that stands over it, from the top: `办理/签收时间`. A group reaches over the
/// cells that are merged with it, or, where nothing is merged, over the empty ones to its right. A
/// name that is merged downwards stands alone.
struct HeaderStack {
  private let rows: Range<Int>
  private let sample: TableSample
  private let merges: [TableMerge]
  private let width: Int

  init(_ rows: Range<Int>, _ sample: TableSample, _ merges: [TableMerge]) {
    self.rows = rows
    self.sample = sample
    self.merges = merges.filter { rows.overlaps(Range($0.rows)) }
    width = rows.map(sample.span).max() ?? 0
  }

  /// Whether rows are worth a closer look: all of them read like names, and each but the last has a
  /// gap with a name under it and no note such as `填报单位：甲街道`.
  static func mayBe(_ rows: Range<Int>, _ sample: TableSample) -> Bool {
    let areNames = rows.allSatisfy { row in
      sample.filled(row) > 1 && sample.kinds[row].allSatisfy { $0 == .empty || $0.mayName }
    }
    return areNames
      && rows.dropLast().allSatisfy { row in
        let first = sample.kinds[row].firstIndex { $0 != .empty } ?? 0
        return !sample.cells[row].contains(where: isNote)
          && (first..<sample.span(row + 1)).contains {
            sample.kind(row, $0) == .empty && sample.kind(row + 1, $0) != .empty
          }
      }
  }

  private static func isNote(_ text: String) -> Bool {
    text.dropLast().contains { $0 == "：" || $0 == ":" }
  }

  /// The names of the columns; nil where the rows do not belong together.
  var names: [String]? {
    var labels: [[Label?]] = []
    for row in rows {
      let line = row == rows.upperBound - 1 ? lastLine(row) : line(row, under: labels)
      labels.append(line)
    }
    guard isSound(labels), bodyFillsGaps else { return nil }
    return (0..<width).map { column in
      labels.compactMap { $0[column]?.text }.joined(separator: "/")
    }
  }
}

// MARK: - Labels

extension HeaderStack {
  /// A name, and the columns that it reaches over.
  private struct Label: Equatable {
    var text: String
    var columns: Range<Int>
  }

  private func lastLine(_ row: Int) -> [Label?] {
    (0..<width).map { column in
      let text = sample.cell(row, column)
      return text.isEmpty ? nil : Label(text: text, columns: column..<(column + 1))
    }
  }

  /// The labels of a row, each over its columns.
  private func line(_ row: Int, under above: [[Label?]]) -> [Label?] {
    var line = [Label?](repeating: nil, count: width)
    for column in 0..<width where !sample.cell(row, column).isEmpty {
      var end = column + 1
      while end < width, reaches(row, from: column, to: end, under: above) { end += 1 }
      let label = Label(text: sample.cell(row, column), columns: column..<end)
      for covered in label.columns { line[covered] = label }
    }
    return line
  }

  /// Whether a name reaches over a column to its right, where it reaches over all before it.
  private func reaches(
    _ row: Int, from column: Int, to next: Int, under above: [[Label?]]
  ) -> Bool {
    guard sample.cell(row, next).isEmpty, above.allSatisfy({ $0[next] == $0[column] }) else {
      return false
    }
    guard merges.isEmpty else {
      return merges.contains {
        $0.rows.lowerBound == row && $0.columns.lowerBound == column && $0.columns.contains(next)
      }
    }
    return hasName(below: row, next)
  }

  private func hasName(below row: Int, _ column: Int) -> Bool {
    ((row + 1)..<rows.upperBound).contains { sample.kind($0, column) != .empty }
  }

  /// A stack has a group; each group has a name under each of its columns, and stands not over the
  /// whole table, as a title would; nothing stands under a name that is no group.
  private func isSound(_ labels: [[Label?]]) -> Bool {
    var groups = 0
    for (row, line) in zip(rows, labels).dropLast() {
      for case let label? in line {
        let hasNames = label.columns.map { hasName(below: row, $0) }
        guard label.columns.count > 1 else {
          if hasNames[0] { return false }
          continue
        }
        guard label.columns.count < width, hasNames.allSatisfy({ $0 }) else { return false }
        groups += 1
      }
    }
    return groups > 0
  }

  /// False where the rows below leave the same columns empty as the last row of names does: then it
  /// is one of them.
  private var bodyFillsGaps: Bool {
    let last = rows.upperBound - 1
    let gaps = (0..<width).filter { sample.kind(last, $0) == .empty }
    let body = rows.upperBound..<sample.count
    return gaps.isEmpty || body.isEmpty
      || body.contains { row in gaps.contains { sample.kind(row, $0) != .empty } }
  }
}

/// Finds the header among the first rows of a table.
///
/// The header is the first row that reads like names and is about as full as the fullest such row.
/// What stands above must be sparser: titles, and notes of a few cells. Where nothing reads like names,
/// the first row is the header, or the first behind a title.
struct HeaderSearch {
  private let sample: TableSample
  /// The merged cells of the first rows, where they are known; asked for only where they matter.
  private let merges: () -> [TableMerge]

  init(_ sample: TableSample, merges: @escaping () -> [TableMerge] = { [] }) {
    self.sample = sample
    self.merges = merges
  }

  /// The header; without rows where there are none.
  func header() -> TableHeader {
    guard sample.count > 0 else { return TableHeader(rows: 0..<0, names: []) }
    guard let row = namingRow() else { return single(rowBehindTitle()) }
    return stack(around: row) ?? single(row)
  }

  private func single(_ row: Int) -> TableHeader {
    TableHeader(rows: row..<(row + 1), names: sample.cells[row])
  }

  /// The row that names the columns; nil where none reads like it.
  private func namingRow() -> Int? {
    let candidates = (0..<sample.count).filter(readsLikeNames)
    let most = candidates.map(names).max() ?? 0
    return candidates.first { names($0) * 4 >= most * 3 }.flatMap {
      standsBelowNotes($0) ? $0 : nil
    }
  }

  private func names(_ row: Int) -> Int { sample.kinds[row].count(where: \.mayName) }

  private func readsLikeNames(_ row: Int) -> Bool {
    let filled = sample.filled(row)
    let kinds = sample.kinds[row]
    return filled > 1 && !kinds.contains(.date) && !kinds.contains(.prose)
      && names(row) * 10 >= filled * 7 && sample.distinct(row) * 10 >= filled * 7
      && isFollowedByItsLike(row)
  }

  /// False where all rows below are much narrower: then the row is a broken one.
  private func isFollowedByItsLike(_ row: Int) -> Bool {
    let below = ((row + 1)..<max(row + 1, sample.count)).map(sample.filled).filter { $0 > 1 }
    return below.isEmpty || below.contains { $0 * 2 >= sample.filled(row) }
  }

  /// Whether every row above is a title or a note.
  ///
  /// One text alone over a table of three columns or more is a title. Everything else is passed over
  /// only where the rows below the header show by numbers, dates or sentences that it is one.
  private func standsBelowNotes(_ row: Int) -> Bool {
    (0..<row).allSatisfy { above in
      guard fullness(above) * 4 < sample.filled(row) * 3 else { return false }
      let isWhole = sample.isGrid || sample.cells[above].count >= sample.cells[row].count
      let isTitle = fullness(above) == 1 && isWhole && sample.filled(row) > 2
      return isTitle || differsFromBody(row)
    }
  }

  private func fullness(_ row: Int) -> Int {
    sample.isGrid ? sample.distinct(row) : sample.filled(row)
  }

  private func differsFromBody(_ row: Int) -> Bool {
    (0..<sample.span(row)).contains { column in
      guard sample.kind(row, column).mayName else { return false }
      let body = ((row + 1)..<max(row + 1, sample.count)).map { sample.kind($0, column) }
      let values = body.count(where: \.isValue)
      return values > 0 && values * 2 >= body.count { $0 != .empty }
    }
  }

  /// The first row that is no title.
  private func rowBehindTitle() -> Int {
    let width = sample.usualWidth
    guard width > 2, sample.isGrid || sample.cells[0].count >= width else { return 0 }
    let row = (0..<sample.count).first { sample.distinct($0) > 1 } ?? 0
    return sample.filled(row) * 2 >= width ? row : 0
  }
}

// MARK: - Stacked headers

extension HeaderSearch {
  private static let deepest = 3

  /// The rows around one that name the columns together; nil where it stands alone.
  private func stack(around row: Int) -> TableHeader? {
    let windows = stride(from: Self.deepest, to: 1, by: -1).flatMap { size in
      (max(0, row - size + 1)...row).lazy.map { $0..<($0 + size) }
    }
    let possible = windows.filter { $0.upperBound <= sample.count && HeaderStack.mayBe($0, sample) }
    guard !possible.isEmpty else { return nil }
    let merges = merges()
    for rows in possible {
      if let names = HeaderStack(rows, sample, merges).names {
        return TableHeader(rows: rows, names: names)
      }
    }
    return nil
  }
}

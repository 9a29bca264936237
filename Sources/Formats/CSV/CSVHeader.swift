/// The names of the columns.
struct CSVHeader {
  let names: [String]
  /// How many columns there are up to the last one with a name of its own.
  let namedCount: Int

  /// The names as a header row gives them: trimmed; a column without a name is `column N`, from 1.
  init(_ cells: [String]) {
    let trimmed = cells.map(Self.trimmed)
    names = trimmed.enumerated().map { $1.isEmpty ? TableHeader.standIn($0) : $1 }
    namedCount = (trimmed.lastIndex { !$0.isEmpty } ?? -1) + 1
  }

  private static func trimmed(_ name: String) -> String {
    var name = Substring(name)
    while name.first?.isWhitespace == true { name.removeFirst() }
    while name.last?.isWhitespace == true { name.removeLast() }
    return String(name)
  }
}

extension CSVHeader {
  /// The header of a file whose rows are still to be read: as the options say, else where the first
  /// rows show it to be. The rows are then at the first record.
  init(
    _ options: FormatOptions, _ rows: inout CSVRows, _ passedOver: inout PassedOver
  ) throws(FormatError) {
    if let line = options.headerRow {
      self.init(try rows.headerCells(inLine: line))
    } else if options.header == nil {
      let found = HeaderSearch(TableSample(rows.sample(TableSample.size), isGrid: false)).header()
      for _ in 0..<found.rows.lowerBound { _ = try rows.next() }
      passedOver.noteTitle(rows: found.rows.lowerBound)
      self.init(try rows.headerCells())
      guard found.rows.count > 1 else { return }
      for _ in found.rows.dropFirst() { _ = try rows.next() }
      self.init(found.names)
    } else {
      self.init([])
    }
    if let names = options.header { self.init(names) }
  }
}

/// The names of the columns.
struct CSVHeader {
  let names: [String]
  /// How many columns there are up to the last one with a name of its own.
  let namedCount: Int

  /// The names as a header row gives them: trimmed; a column without a name is `column N`, from 1.
  init(_ cells: [String]) {
    let trimmed = cells.map(Self.trimmed)
    names = trimmed.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 }
    namedCount = (trimmed.lastIndex { !$0.isEmpty } ?? -1) + 1
  }

  private static func trimmed(_ name: String) -> String {
    var name = Substring(name)
    while name.first?.isWhitespace == true { name.removeFirst() }
    while name.last?.isWhitespace == true { name.removeLast() }
    return String(name)
  }
}

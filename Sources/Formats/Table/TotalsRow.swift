/// Rows that sum others up, and are no records.
enum TotalsRow {
  private static let words: Set<String> = [
    "合计", "总计", "小计", "共计", "总合计", "total", "totals", "grandtotal", "subtotal", "sub-total",
  ]
  private static let longestWord = 64
  /// What the words begin with in UTF-8, and white space: most rows are told by one byte.
  private static let beginnings = Set("合总小共tTgGsS \t\u{3000}\u{A0}".map { $0.utf8.first ?? 0 })

  /// True where the first filled cell is a word for a sum and all others are numbers, dashes or empty.
  static func matches(_ cells: some Sequence<String>) -> Bool {
    var isFirst = true
    for cell in cells {
      if isFirst, let first = cell.utf8.first, !beginnings.contains(first) { return false }
      let text = cell.trimmingWhitespace
      if text.isEmpty { continue }
      guard isFirst ? isWord(text) : isFigure(text) else { return false }
      isFirst = false
    }
    return !isFirst
  }

  private static func isWord(_ text: String) -> Bool {
    guard text.utf8.count <= longestWord else { return false }
    let bare = text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != ":" && $0 != "：" }
    return words.contains(String(String.UnicodeScalarView(bare)).lowercased())
  }

  private static func isFigure(_ text: String) -> Bool {
    switch CellKind(text) {
    case .number, .year: true
    default: ["-", "--", "—", "——", "/"].contains(text)
    }
  }
}

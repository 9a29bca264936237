/// Texts as a cell may hold them.
enum CellText {
  /// What Excel lets a cell hold, in UTF-16.
  static let limit = 32_767

  /// A text that fits: cut with `…` where it is too long, and with what would be read as an escaped
  /// character, such as `_x000D_`, escaped itself.
  static func fitting(_ text: String) -> String {
    var fitting = text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
    if fitting.utf8.count > limit, fitting.utf16.count > limit { fitting = cut(fitting) }
    return fitting.contains("_x")
      ? fitting.replacing(escape, with: { "_x005F" + $0.output }) : fitting
  }

  private static func cut(_ text: String) -> String {
    var end = text.utf16.index(text.startIndex, offsetBy: limit - 1)
    // Not between the halves of a character.
    while end > text.startIndex, end.samePosition(in: text) == nil {
      end = text.utf16.index(before: end)
    }
    return text[..<end] + "…"
  }

  private static var escape: Regex<Substring> { /_x[0-9A-Fa-f]{4}_/ }
}

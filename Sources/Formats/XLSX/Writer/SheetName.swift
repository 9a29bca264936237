/// The names that sheets may have: 31 characters, none of `[]:*?/\`, no apostrophe at the ends, each
/// once whatever the case.
enum SheetName {
  private static let limit = 31

  /// A name made to fit; `others` are those that are taken.
  static func fitting(_ name: String, others: [String]) -> String {
    let taken = Set(others.map { $0.lowercased() })
    let base = plain(name)
    var number = 1
    while true {
      let suffix = number == 1 ? "" : " (\(number))"
      let fitting = cut(base, to: limit - suffix.count) + suffix
      if !taken.contains(fitting.lowercased()) { return fitting }
      number += 1
    }
  }

  private static func plain(_ name: String) -> String {
    let plain = String(name.map { "[]:*?/\\\0\n\r\t".contains($0) ? "-" : $0 }).trimmingWhitespace
    guard !plain.isEmpty, plain.lowercased() != "history" else { return "Sheet" }
    let isQuoted = plain.hasPrefix("'") || plain.hasSuffix("'")
    return isQuoted ? plain.replacing("'", with: "’") : plain
  }

  /// The text cut to a length in UTF-16, which is what Excel counts.
  private static func cut(_ text: String, to length: Int) -> String {
    var text = text
    while text.utf16.count > length { text.removeLast() }
    return text
  }
}

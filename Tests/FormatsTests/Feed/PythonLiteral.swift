/// The texts in feedparser's expectations, which are written in Python.
enum PythonLiteral {
  /// The string literal that a text begins with, or nil.
  static func string(at start: Substring) -> String? {
    var text = start.drop { $0 == "u" || $0 == " " }
    let marks = ["\"\"\"", "'''", "\"", "'"]
    guard let mark = marks.first(where: text.hasPrefix) else { return nil }
    text = text.dropFirst(mark.count)
    var value = String.UnicodeScalarView()
    while !text.isEmpty {
      if text.hasPrefix(mark) { return String(value) }
      let character = text.removeFirst()
      if character == "\\" {
        value.append(contentsOf: escape(&text).unicodeScalars)
      } else {
        value.append(contentsOf: character.unicodeScalars)
      }
    }
    return nil
  }

  private static func escape(_ text: inout Substring) -> String {
    guard let kind = text.popFirst() else { return "\\" }
    switch kind {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "x": return scalar(&text, digits: 2)
    case "u": return scalar(&text, digits: 4)
    case "U": return scalar(&text, digits: 8)
    default: return String(kind)
    }
  }

  private static func scalar(_ text: inout Substring, digits: Int) -> String {
    let number = UInt32(text.prefix(digits), radix: 16)
    text = text.dropFirst(digits)
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? "\u{FFFD}"
  }
}

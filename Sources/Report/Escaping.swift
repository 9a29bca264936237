/// How a text is made harmless for the document that it goes into.
///
/// Works on Unicode scalars: a mark that combines with `<` or `"` into one `Character` must not
/// hide it. Line breaks and control characters become blanks, so a text stays on its line.
public enum Escaping: Sendable {
  /// For elements and quoted attributes of HTML.
  case html
  /// For CommonMark and its tables; bidirectional controls are dropped, since nothing isolates them.
  case markdown
  /// For plain text, where nothing has a meaning; bidirectional controls are dropped here too.
  case plain

  /// The escaped text.
  public func callAsFunction(_ text: String) -> String {
    switch self {
    case .html: Self.escaped(text, Self.html)
    case .markdown: Self.guardedStart(Self.escaped(text, Self.markdown))
    case .plain: Self.escaped(text, Self.plain)
    }
  }

  private static func escaped(_ text: String, _ rule: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isBreak(scalar) {
        result.append(" ")
      } else if let replacement = rule(scalar) {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func html(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: nil
    }
  }

  private static func markdown(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$": "\\" + String(scalar)
    default: plain(scalar)
    }
  }

  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{061C}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": ""
    default: nil
    }
  }

  /// Keeps a text's first characters from opening a heading, a list or a rule: `+5` and `2.5` stay,
  /// `+ 5` and `2. 5` do not.
  private static func guardedStart(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop { $0 == " " }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    let rest = scalars.dropFirst(digits.count)
    let marks = (digits.isEmpty ? "#-+=" : ".)").unicodeScalars
    guard let mark = rest.first, marks.contains(mark) else { return String(scalars) }
    let next = rest.dropFirst().first ?? " "
    guard next == " " || next == mark else { return String(scalars) }
    return String(digits) + "\\" + String(rest)
  }
}

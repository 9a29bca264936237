/// How many columns of a terminal a text takes.
///
/// East Asian wide and full-width characters (Unicode UAX 11, classes W and F) and emoji take two,
/// combining marks and controls none, everything else one. Ambiguous ones count one, as terminals do.
public enum DisplayWidth {
  /// The width of a text in columns.
  public static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// The width of one character: that of its widest scalar.
  public static func of(_ character: Character) -> Int {
    var widest = 0
    for scalar in character.unicodeScalars {
      // U+FE0F asks for the emoji form of the scalar before it, which is wide.
      if scalar.value == 0xFE0F { return 2 }
      widest = max(widest, of(scalar))
    }
    return widest
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if isWide(value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    wide.contains { $0.contains(value) }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x25FD...0x25FE,
    0x2614...0x2615, 0x2648...0x2653, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
    0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728, 0x274C...0x274C, 0x2753...0x2755,
    0x2757...0x2757, 0x2795...0x2797, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
    0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E,
    0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
    0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0,
    0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
    0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A,
    0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5,
    0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF,
    0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F90C...0x1F93A,
    0x1F93C...0x1F945, 0x1F947...0x1FAFF, 0x20000...0x3FFFD,
  ]
}

extension String {
  /// The text cut to a width in columns, with `…` where something was cut.
  public func fitted(to width: Int) -> String {
    guard DisplayWidth.of(self) > width else { return self }
    var fitted = "", used = 0
    for character in self {
      let next = DisplayWidth.of(character)
      guard used + next < width else { break }
      fitted.append(character)
      used += next
    }
    return width > 0 ? fitted + "…" : ""
  }

  /// The text with blanks behind (or before) it up to a width in columns.
  public func padded(to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
    return right ? blanks + self : self + blanks
  }
}

extension String {
  /// The text in lines no wider than a width in columns. Lines break between words, and between any
  /// two characters of scripts that have no blanks.
  public func wrapped(to width: Int) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { Self.wrapped($0, to: width) }
  }

  private static func wrapped(_ text: Substring, to width: Int) -> [String] {
    var lines: [String] = []
    var line = "", used = 0
    for word in words(of: text) {
      let wide = DisplayWidth.of(word)
      if used + wide > width, !line.isEmpty {
        lines.append(line)
        (line, used) = ("", 0)
        if word == " " { continue }
      }
      line += word
      used += wide
    }
    return lines + [line]
  }

  /// Latin words, and every other character by itself; no line begins with a closing mark or ends with an
  /// opening one (避头尾).
  private static func words(of text: Substring) -> [String] {
    var words: [String] = []
    var isLatin = false, isHeld = false
    for character in text {
      let isWordly = character.isASCII && character != " "
      let closes = "，。；：、？！）】》”’".contains(character) && words.last != " "
      if !words.isEmpty, isHeld || closes || (isWordly && isLatin) {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
      isLatin = isWordly
      isHeld = "（【《“‘".contains(character)
    }
    return words
  }
}

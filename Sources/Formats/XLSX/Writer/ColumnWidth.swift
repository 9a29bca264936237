/// How wide a column is, so that what it holds can be seen.
struct ColumnWidth {
  private static let least = 8
  private static let most = 60

  private var widest: Int

  init() {
    widest = Self.least
  }

  /// In characters of the sheet's font, with the room that the button of a filter takes.
  var characters: Double { Double(min(widest, Self.most) + 2) }

  /// Makes room for a text: its longest line; wide characters count two.
  mutating func take(_ text: String) {
    var width = 0
    for scalar in text.unicodeScalars {
      guard widest < Self.most else { return }
      if scalar == "\n" { width = 0 } else { width += Self.isWide(scalar) ? 2 : 1 }
      widest = max(widest, width)
    }
  }

  /// East Asian characters and emoji, as far as the width of a column needs it.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

import Foundation
import Testing

@testable import Normalize

@Suite("Plain text")
struct PlainTextTests {
  @Test(
    "what cannot be seen goes, and gaps have one form",
    arguments: [
      ("", ""), (" \n\t ", ""), ("a", "a"), ("  a  b\t c ", "a b c"), ("一　　二", "一 二"),
      ("\n\t\t\t\n\t\t\t一号路", "一号路"), ("一\r\n二\r三\n四", "一\n二\n三\n四"), ("一\n\n\n\n二", "一\n\n二"),
      ("一 \n 二", "一\n二"), ("一_x000D_\n二_x000D_ 　三_x000D_", "一\n二\n三"),
      ("a_x000D_b_x0009_c", "a\nb c"),
      ("snake_case _x00", "snake_case _x00"), ("\u{FEFF}一\u{200B}二\u{AD}", "一二"),
      ("a\u{0}b\u{7}c\u{85}d\u{2028}e", "abc\nd\ne"), ("a\u{A0}\u{2003}b", "a b"),
      ("ＡＢ１，（）", "ＡＢ１，（）"),
      ("e\u{301}\u{200B}", "é"), ("e\u{200B}\u{301}", "é"), ("か\u{3099}", "が"),
      ("\u{1100}\u{1161}", "가"),
      ("\u{F900}", "豈"), ("👍🏽一𠮷", "👍🏽一𠮷"), ("ñ", "ñ"), ("\u{212B}", "Å"),
    ])
  func clean(_ text: String, _ expected: String) {
    let cleaned = PlainText.clean(text)
    #expect(
      Array(cleaned.unicodeScalars)
        == Array(expected.precomposedStringWithCanonicalMapping.unicodeScalars))
    #expect(PlainText.clean(cleaned) == cleaned)
  }

  @Test("every scalar that counts as composed is its own NFC and never moves")
  func quickCheck() {
    for value in UInt32(0)...0x10FFFF where isComposed(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(scalar.properties.canonicalCombiningClass == .notReordered)
      let composed = String(scalar).precomposedStringWithCanonicalMapping
      if Array(composed.unicodeScalars) != [scalar] {
        Issue.record("U+\(String(value, radix: 16))")
      }
    }
  }

  @Test("folding makes full-width characters half-width and lower-case")
  func folding() {
    #expect(Folding.folded("ＡＢＣ１２３（）　Ä中") == "abc123() ä中")
  }
}

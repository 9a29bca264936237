import Report
import Testing

@Suite("Escaping")
struct EscapingTests {
  @Test(
    "HTML takes no markup from a text",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("Tom & \"Jerry's\"", "Tom &amp; &quot;Jerry&#39;s&quot;"),
      ("<\u{301}b>\"\u{301} x='\u{20DD}", "&lt;\u{301}b&gt;&quot;\u{301} x=&#39;\u{20DD}"),
      ("a\r\nb\tc\0d\u{85}e\u{2028}f", "a  b c d e f"), ("民情 📮", "民情 📮"), ("", ""),
    ])
  func html(text: String, escaped: String) {
    #expect(Array(Escaping.html(text).unicodeScalars) == Array(escaped.unicodeScalars))
  }

  @Test(
    "Markdown takes no markup from a text",
    arguments: [
      ("a|b", "a\\|b"), ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
      ("[x](javascript:1) ![y](z)", "\\[x\\](javascript:1) !\\[y\\](z)"),
      ("<b> &lt; C:\\x", "\\<b\\> \\&lt; C:\\\\x"), ("  # heading", "\\# heading"),
      ("- item", "\\- item"), ("---", "\\---"), ("1. one", "1\\. one"), ("12) two", "12\\) two"),
      ("+5", "+5"), ("2.5 km", "2.5 km"), ("17 路", "17 路"), ("1.", "1\\."),
      ("one\n\n# two", "one  # two"), ("a\u{202E}b\u{2066}c", "abc"), ("", ""),
    ])
  func markdown(text: String, escaped: String) {
    #expect(Escaping.markdown(text) == escaped)
  }
}

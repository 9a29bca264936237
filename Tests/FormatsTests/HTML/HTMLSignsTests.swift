import Formats
import Testing

@Suite("signs of HTML")
struct HTMLSignsTests {
  @Test(
    "text stays as it is where nothing is HTML",
    arguments: [
      "", "x < 3 & y", "A & B", "AT&T; x", "a<b", "if a<b and c>d", "<3 <3", "<张三>", "<->",
      "a << b >> c",
      "x<y>z", "< b >", "<b", "</", "<!", "<!DOCTYPE", "  two  spaces\n\n\n", "1 &lt 2", "&copy",
      "<1>",
      "x <y z=> w", "&#; &#x;", "<foo bar='1'>",
    ])
  func plain(_ text: String) {
    #expect(!HTMLText.looksLikeHTML(text))
    #expect(HTMLText.text(text) == text)
  }

  @Test(
    "a tag, a comment or a reference is a sign of HTML",
    arguments: [
      "<b>A</b>", "A<br>B", "A<br/>", "</p>", "<P CLASS='x'>", "<a href=http://a.cn/>A",
      "<!-- A -->",
      "A&nbsp;B", "&lt;", "&#20013;", "&#x4E2D;", "<time datetime='x'>", "<video src=\"x\">",
      "<svg>",
      "x < 3 <i>y</i>", "<math>",
    ])
  func html(_ text: String) {
    #expect(HTMLText.looksLikeHTML(text))
  }
}

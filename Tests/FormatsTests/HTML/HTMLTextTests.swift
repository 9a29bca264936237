import Formats
import Testing

@Suite("HTML as text")
struct HTMLTextTests {
  @Test(
    "blocks, breaks, list items and rows are lines",
    arguments: [
      ("<p>A</p><p>B</p>", "A\nB"), ("<div>A<div>B</div></div>C", "A\nB\nC"),
      ("A<br>B<br/>C", "A\nB\nC"),
      ("A<br><br>B", "A\n\nB"), ("A<br><br><br><br>B", "A\n\nB"), ("<h1>A</h1>B", "A\nB"),
      ("<ul><li>A</li><li>B<ol><li>C</li></ol></li></ul>D", "A\nB\nC\nD"),
      ("<table><tr><th>A</th><td>B</td></tr><tr><td>C<td>D</table>", "A B\nC D"),
      ("<blockquote>A</blockquote><hr>B", "A\nB"), ("<dl><dt>A<dd>B</dl>", "A\nB"),
      ("<article>A</article><section>B</section><nav>C</nav>", "A\nB\nC"),
      ("<p>A</p>\n\n<p></p><p>B</p>", "A\nB"),
    ])
  func lines(_ html: String, _ text: String) {
    #expect(HTMLText.text(html) == text)
  }

  @Test(
    "runs of white space are one space, and inline elements none",
    arguments: [
      ("<p> A \n\t B </p>", "A B"), ("A<b>B</b>C", "ABC"), ("A <i> B </i> C", "A B C"),
      ("<p>&nbsp;A&nbsp;&nbsp;B&#160;</p>", "A B"), ("<p>　A</p>", "　A"), ("<span></span>", ""),
      ("<pre>A\n  B\nC</pre>", "A\nB\nC"), ("<p>一号路\n的路灯</p>", "一号路 的路灯"),
    ])
  func whiteSpace(_ html: String, _ text: String) {
    #expect(HTMLText.text(html) == text)
  }

  @Test(
    "what nobody reads is left out",
    arguments: [
      ("<script>if (a < b) { x(\"</p>\") }</script><p>A</p>", "A"),
      ("<style>p > a {}</style><p>A</p>", "A"),
      ("<p>A</p><!-- B --><!--[if IE]>C<![endif]-->", "A"), ("A<iframe src='x'>B</iframe>C", "AC"),
      ("<html><head><title>T</title></head><body>A</body></html>", "A"),
      ("A<noscript>B</noscript><template>C</template>", "A"), ("A<svg><text>B</text></svg>C", "AC"),
      ("A<select><option>B</select>C", "AC"), ("<p>A<?php echo 1 ?>B</p>", "AB"),
      ("<!DOCTYPE html><p>A</p>", "A"), ("<p onclick=\"x('>')\" title='a > b'>A</p>", "A"),
    ])
  func hidden(_ html: String, _ text: String) {
    #expect(HTMLText.text(html) == text)
  }

  @Test(
    "references become their characters",
    arguments: [
      ("<p>&lt;b&gt; &amp; &quot;&copy;&quot; &hellip;</p>", "<b> & \"©\" …"),
      ("<p>&#20013;&#x6587;&#128512;</p>", "中文😀"), ("<p>AT&T &unknown; &</p>", "AT&T &unknown; &"),
      ("&lt;p&gt;", "<p>"), ("A&nbsp;&amp;&nbsp;B\n C", "A & B\n C"), ("&#150;&#x80;", "–€"),
      ("&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("&apos;&Alpha;&thetasym;", "'Αϑ"),
      ("&; &#; &#x; &#12a; &nbsp", "&; &#; &#x; &#12a; &nbsp"),
    ])
  func references(_ html: String, _ text: String) {
    #expect(HTMLText.text(html) == text)
  }

  @Test(
    "tags that are not closed, or close nothing, cost no text",
    arguments: [
      ("<p>A<p>B", "A\nB"), ("<b>A", "A"), ("<div>A</span></div>B", "A\nB"), ("A</b>B", "AB"),
      ("<b><i>A</b></i>B", "AB"), ("<ul><li>A<li>B", "A\nB"),
      ("<p>A</p></div></body></html><p>B", "A\nB"),
      ("<select>A", "A"), ("<a href=x>A</a", "A"), ("<p>A<b", "A"), ("<p>A<img src='x", "A"),
      ("<table><tr><td>A", "A"),
      ("<P>A</P><BR>B", "A\n\nB"),
    ])
  func unclosed(_ html: String, _ text: String) {
    #expect(HTMLText.text(html) == text)
  }

  @Test(
    "a < that begins no tag is text",
    arguments: [
      ("<p>x < 3 & y</p>", "x < 3 & y"), ("<p>a<3</p>", "a<3"), ("<p>x <y and z</p>", "x <y and z"),
      ("<p>x<y则 z></p>", "x<y则 z>"), ("<p>x <y", "x <y"),
      ("<p>1 <= 2 << 3</p>", "1 <= 2 << 3"), ("<p><张三></p>", "<张三>"), ("<p>A <!' B</p>", "A <!' B"),
      ("<p>如果x<y则</p><p>B</p>", "如果x<y则\nB"), ("<b>A\0B</b>", "AB"), ("<p><", "<"), ("<p></", "</"),
    ])
  func lessThan(_ html: String, _ text: String) {
    #expect(HTMLText.text(html) == text)
  }
}

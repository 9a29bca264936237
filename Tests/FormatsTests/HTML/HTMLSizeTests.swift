import Formats
import Testing

@Suite("HTML of any size")
struct HTMLSizeTests {
  @Test(
    "a hundred thousand tags inside each other are read", .timeLimit(.minutes(10)),
    arguments: ["b", "table", "select"])
  func nested(_ name: String) {
    let open = String(repeating: "<\(name)>", count: 100_000)
    let close = String(repeating: "</\(name)>", count: 100_000)
    let text = HTMLText.text("<b>\(open)A\(close)B")
    #expect(text.hasSuffix("B"))
    #expect(text.contains("A") == (name != "select"))
  }

  @Test(
    "what is broken everywhere costs no more than its size", .timeLimit(.minutes(10)),
    arguments: [
      "<a b=", "<a b='", "<!--", "<", "&", "&#", "</b>", "<b></i>", "<p><table>", "<?", "<!", "<a ",
      "<script>", "<li><ul>", "<b x=\"'>",
    ])
  func hostile(_ part: String) {
    let text = HTMLText.text("<p>A</p>" + String(repeating: part, count: 10_000))
    #expect(text.hasPrefix("A"))
  }

  @Test("a long page is read to its end")
  func long() {
    let paragraph = "<p>一号路的路灯 &amp; 二号路的<b>路灯</b>都不亮</p>\n"
    let text = HTMLText.text(String(repeating: paragraph, count: 5_000))
    #expect(text.utf8.count == 5_000 * "一号路的路灯 & 二号路的路灯都不亮\n".utf8.count - 1)
    let single = String(repeating: "很长的一段", count: 300_000)
    #expect(HTMLText.text("<p>\(single)</p>").utf8.count == single.utf8.count)
  }
}

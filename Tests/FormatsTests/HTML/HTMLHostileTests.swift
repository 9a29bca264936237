import Testing

@testable import Formats

@Suite("hostile HTML pages", .serialized, .timeLimit(.minutes(10)))
struct HTMLHostileTests {
  private func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  @Test("a hundred thousand elements inside each other are read", arguments: ["div", "b", "table"])
  func nested(_ name: String) throws {
    let page = times(100_000, "<\(name)>") + "A" + times(100_000, "</\(name)>") + "<p>B</p>"
    let read = try HTMLPage("<i>C</i>" + page)
    #expect(try read.text("//p") == "B")
    #expect(try read.text("//i") == "C")
    #expect(try read.value("count(//*[contains(., 'A')]) > 100") == .bool(true))
  }

  @Test(
    "what is broken everywhere costs no more than its size",
    arguments: [
      "<a b=", "<a b='", "<!--", "<", "&", "&#", "</b>", "<b></i>", "<p><table>", "<?", "<!", "<a ",
      "<script>", "<li><ul>", "<b x=\"'>", "<ul><!----> ", "<td><font>", "</table>", "<p>",
      "a\0\0<", "<form><select>", "<a href=x>", "<body a=1>", "<html>", "<head>", "&amp", "<x:y z>",
      "\u{1}",
    ])
  func broken(_ part: String) throws {
    let page = try HTMLPage("<p id=x>A</p>" + times(10_000, part))
    let text = try page.text("//p[@id='x']")
    #expect(text?.hasPrefix("A") == true)
  }

  @Test("a tag with a hundred thousand attributes keeps the first")
  func attributes() throws {
    let attributes = (0..<100_000).map { "a\($0)=\"<b>\"" }.joined(separator: " ")
    let page = try HTMLPage("<p \(attributes)>A</p><p>B</p>")
    #expect(try page.value("count(//p[1]/@*)") == .number("128"))
    #expect(try page.text("//p") == "A\nB")
  }

  @Test("end tags that end nothing, deep down, are refused in the end")
  func endTags() {
    let deep = "<b>" + times(5_000, "<div>") + times(5_000, "</b>")
    let error = #expect(throws: FormatError.self) { try page(deep, limit: 20_000_000) }
    #expect(error?.kind == .tooLarge)
  }

  @Test(
    "an expression that takes too many steps is an error, not a wait",
    arguments: [
      "//p/following::p", "//p/preceding::p", "//p[count(preceding::p) > 3]",
      "//p[. = //p[. = //p]]", "//p/following-sibling::p/following-sibling::p",
      "count(//p[count(//p[count(//p) > 1]) > 1])", "count(//p/following::p)",
    ])
  func steps(_ path: String) throws {
    let page = try page(times(3_000, "<p>A</p>"), limit: 2_000_000)
    let error = #expect(throws: FormatError.self) { try page.text(path) }
    #expect(error?.kind == .tooLarge)
    #expect(
      error?.what == "the XPath \"\(path)\" of detail_fields: value takes too many steps")
  }

  @Test("a field that gives the whole page for each record comes to an end")
  func wholePage() throws {
    let page = try page(times(1_000, "<p>路灯不亮</p>"), limit: 1_000_000)
    var reader = try HTMLReader(page, HTMLSelectors("//p", ["a": "//body"]))
    let error = #expect(throws: FormatError.self) {
      while try reader.next() != nil {}
    }
    #expect(error?.kind == .tooLarge)
  }

  @Test("text that is read through many elements counts each time")
  func deepText() throws {
    let text = times(100, "<div>") + times(20_000, "路灯不亮") + times(100, "</div>")
    let page = try page(text, limit: 10_000_000)
    #expect(try page.value("count(//div[contains(., '停水')])") == .number("0"))
    let error = #expect(throws: FormatError.self) {
      try page.value("count(//div[.//div[contains(normalize-space(), '停水')]])")
    }
    #expect(error?.kind == .tooLarge)
  }

  private func page(_ html: String, limit: Int) throws -> HTMLPage {
    let bytes = MemoryBytes(Array(html.utf8))
    return try HTMLPage(bytes, options: FormatOptions(), work: HTMLWork(limit: limit))
  }

  @Test("nothing outside of the page is read")
  func entities() throws {
    let page = try HTMLPage(
      """
      <!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"> <!ENTITY y "z">]>
      <p>&x;-&y;-&lt;</p><iframe src="file:///etc/passwd"></iframe>
      """)
    #expect(try page.text("//p")?.hasSuffix("&x;-&y;-<") == true)
  }

  @Test("a long page is read to its end")
  func large() throws {
    let row = "<tr class=row><td>A1</td><td><a href='/m/1'>一号路的路灯不亮</a></td></tr>\n"
    let selectors = try HTMLSelectors("//tr", ["a": "td[1]", "b": "td[2]"], detail: "td[2]/a")
    let reading = Reading(.html, times(5_000, row), FormatOptions(html: selectors))
    #expect(reading.records.count == 5_000 && reading.error == nil)
    #expect(reading.fields.last == ["a": "A1", "b": "一号路的路灯不亮", "detail_url": "/m/1"])
  }
}

import Feedback
import Testing

@testable import Formats

@Suite("HTML lists")
struct HTMLListTests {
  private static let base = "http://www.example.gov.cn/msg/list.asp?page=2"

  private func options(_ selectors: HTMLSelectors) -> FormatOptions {
    FormatOptions(baseURL: Self.base, html: selectors)
  }

  @Test("a message board in GBK gives its records in the order of the page")
  func messageBoardInGBK() throws {
    let page = encoded(messageBoard, .gb18030)
    let reading = Reading(.html, page, options(try messageBoardSelectors()))
    #expect(
      reading.fields == [
        [
          "编号": "A0001", "主题": "一号路 的 路灯不亮", "状态": "已办结", "日期": "2026-10-01",
          "detail_url": "http://www.example.gov.cn/msg/show.asp?id=1&p=2",
        ],
        [
          "编号": "A0002", "主题": "镕园小区停水", "状态": "办理中", "日期": "2026-10-02",
          "detail_url": "http://www.example.gov.cn/msg/show.asp?id=2",
        ],
      ])
    #expect(reading.records.map(\.place.number) == [1, 2])
    #expect(reading.rejects.isEmpty && reading.error == nil)
  }

  @Test("the reader tells how many records the page holds, and where the next page is")
  func count() throws {
    let selectors = try messageBoardSelectors()
    let bytes = MemoryBytes(Array(messageBoard.utf8))
    let reader = try HTMLReader(over: bytes, options: options(selectors))
    #expect(reader.count == 2)
    let next = try reader.page.nextPage(selectors)
    #expect(next == "http://www.example.gov.cn/msg/list.asp?page=3")
  }

  @Test("a page without records is no error")
  func none() throws {
    let selectors = try HTMLSelectors("//li", ["a": "."])
    let reading = Reading(.html, "<p>Nothing here</p>", options(selectors))
    #expect(reading.outcomes.isEmpty && reading.error == nil)
  }

  @Test("a record without any of its fields is a reject with its markup")
  func empty() throws {
    let selectors = try HTMLSelectors("//tr", ["a": "td[1]", "b": "td[2]"])
    let page = "<table><tr><th>A<th>B</tr><tr><td>1<td>2</table>"
    let reading = Reading(.html, page, options(selectors))
    #expect(reading.rows == [["1", "2"]])
    #expect(reading.rejects.map(\.place.number) == [1])
    #expect(
      reading.rejects.map(\.reason) == [
        "record 1 has none of its fields; correct their XPath, or narrow that of the record"
      ])
    #expect(reading.rejects.map(\.bytes) == [Array("<tr><th>A</th><th>B</th></tr>".utf8)])
  }

  @Test("fields that a record does not have are absent")
  func absent() throws {
    let selectors = try HTMLSelectors("//li", ["a": "b", "c": "i", "d": "string(u)"])
    let reading = Reading(.html, "<li><b>1</b><li><i> </i><b>2</b>", options(selectors))
    #expect(reading.fields == [["a": "1"], ["a": "2"]])
  }

  @Test("a record's own page gives its fields")
  func detail() throws {
    let page = try HTMLPage(
      """
      <div class="show"><h1> 一号路的路灯 </h1><span id=date>2026-10-01 08:00</span>
      <div id="text"><p>　　路灯坏了。</p><p>请尽快修！<br>谢谢</p><script>x()</script></div>
      <img src="img/1.jpg"><img src="/img/2.jpg"></div>
      """, base: "https://a.cn/msg/1.html")
    let fields = try page.fields([
      .init("标题", "//h1"), .init("正文", "//div[@id='text']"), .init("图片", "//img/@src"),
      .init("答复", "//div[@id='reply']"), .init("日期", "substring-before(//*[@id='date'], ' ')"),
    ])
    #expect(
      fields == [
        "标题": "一号路的路灯", "正文": "路灯坏了。\n请尽快修！\n谢谢",
        "图片": .array(["https://a.cn/msg/img/1.jpg", "https://a.cn/img/2.jpg"]),
        "日期": "2026-10-01",
      ])
  }

  @Test("the format html without selectors says what is missing")
  func noSelectors() {
    let error = Reading(.html, "<p>A</p>").error
    #expect(error?.kind == .option)
    #expect(
      error?.description == "the format html needs to know where a page's records are; "
        + "name the XPath of a record and of its fields, or another format")
  }

  @Test(
    "what is no page is refused",
    arguments: [
      ("", "empty"), ("  \n", "without any tag"), (#"{"a": 1}"#, "without any tag"),
      ("a < b", "without any tag"), ("%PDF-1.7", "a PDF"), ("PK\u{3}\u{4}", "a ZIP archive"),
    ])
  func refused(_ text: String, _ what: String) throws {
    let reading = Reading(.html, text, options(try HTMLSelectors("//p", ["a": "."])))
    #expect(reading.error?.kind == .otherFormat)
    #expect(reading.error?.what.contains("the payload is \(what)") == true)
  }

  @Test(
    "a page is never guessed",
    arguments: [messageBoard, "<html><body><service_requests></body></html>", "<!doctype html>"])
  func guess(_ page: String) {
    #expect(Format.guess(fileName: nil, contentType: nil, head: Array(page.utf8)) == nil)
    let guess = Format.guess(
      fileName: "list.html", contentType: "text/html; charset=gbk", head: Array(page.utf8))
    #expect(guess == nil)
  }
}

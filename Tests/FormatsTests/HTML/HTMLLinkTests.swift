import Testing

@testable import Formats

@Suite("links in HTML pages")
struct HTMLLinkTests {
  @Test(
    "links are resolved against the page, other attributes are not",
    arguments: [
      ("href", "2.html", "http://a.cn/b/2.html"), ("href", "/2.html", "http://a.cn/2.html"),
      ("src", "../x.png", "http://a.cn/x.png"), ("href", "//b.cn/", "http://b.cn/"),
      ("href", " 2.html ", "http://a.cn/b/2.html"), ("href", "?p=2", "http://a.cn/b/1.html?p=2"),
      ("href", "javascript:go(2)", "javascript:go(2)"), ("title", "2.html", "2.html"),
      ("href", "?a=1&amp;b=2&c=3", "http://a.cn/b/1.html?a=1&b=2&c=3"),
    ])
  func attributes(_ name: String, _ value: String, _ expected: String) throws {
    let page = try HTMLPage("<a \(name)=\"\(value)\">A</a>", base: "http://a.cn/b/1.html")
    #expect(try page.text("//a/@\(name)") == expected)
  }

  @Test("the page's base goes before its address")
  func base() throws {
    let page = try HTMLPage(
      "<head><base href='/c/'></head><a href=2.html>A</a>", base: "http://a.cn/b/1.html")
    #expect(page.baseURL == "http://a.cn/c/")
    #expect(try page.text("//a/@href") == "http://a.cn/c/2.html")
    let other = try HTMLPage("<base href='https://b.cn/d/'><a href=2.html>A</a>")
    #expect(try other.text("//a/@href") == "https://b.cn/d/2.html")
    #expect(try HTMLPage("<a href=2.html>A</a>").text("//a/@href") == "2.html")
  }

  @Test(
    "the next page is where the link leads, if it leads on",
    arguments: [
      ("//a", "<a href=2.html>次</a>", "http://a.cn/b/2.html"),
      ("//a/@href", "<a href=2.html>次</a>", "http://a.cn/b/2.html"),
      ("string(//i)", "<i>2.html</i>", "http://a.cn/b/2.html"),
      ("//i", "<i> 2.html </i>", "http://a.cn/b/2.html"),
      ("//a[last()]", "<a href=1.html>1</a><a href=2.html>2</a>", "http://a.cn/b/2.html"),
      ("//a", "<p>end", nil), ("//a", "<a href='#'>次</a>", nil), ("//a", "<a href=''>次</a>", nil),
      ("//a", "<a href='javascript:void(0)'>次</a>", nil), ("//a", "<a href='mailto:a@b.cn'>x", nil),
      ("//a", "<a href='1.html#top'>次</a>", nil), ("//a", "<a>次</a>", "http://a.cn/b/次"),
    ])
  func next(_ path: String, _ html: String, _ expected: String?) throws {
    let page = try HTMLPage(html, base: "http://a.cn/b/1.html")
    #expect(try page.nextPage(HTMLSelectors("//p", [:], next: path)) == expected)
  }

  @Test("a record without a link has no address of its own")
  func detail() throws {
    let selectors = try HTMLSelectors("//li", ["a": "."], detail: "a")
    let options = FormatOptions(baseURL: "http://a.cn/", html: selectors)
    let reading = Reading(.html, "<li><a href=x>A</a><li>B<li><a href='javascript:x()'>C", options)
    #expect(reading.texts("detail_url") == ["http://a.cn/x", nil, nil])
  }
}

import Feedback
import Testing

@testable import Formats

@Suite("values in HTML pages")
struct HTMLValueTests {
  @Test(
    "a node's text is what a reader sees",
    arguments: [
      ("<p id=x>a <b>b</b>\n c</p>", "a b c"), ("<p id=x>a<br>b<br/><br>c</p>", "a\nb\n\nc"),
      ("<div id=x><p>a</p>\n<p>b</div>", "a\nb"), ("<div id=x><ul><li>a<li>b</ul></div>", "a\nb"),
      ("<p id=x>a&nbsp;&amp;&lt;b&gt;&#20013;</p>", "a &<b>中"),
      ("<p id=x>a<script>x</script><style>y</style>b</p>", "ab"),
      ("<pre id=x>a\n  b</pre>", "a\nb"), ("<p id=x>\u{3000}\u{3000}a\u{3000}</p>", "a"),
      ("<table id=x><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
      ("<p id=x>a <1> < b</p>", "a <1> < b"), ("<p id=x>a<!-- c -->b<?php x ?>c</p>", "abc"),
      ("<time id=x>1</time>", "1"),
      ("<p id=x><span>a</span> <time>b</time> <mark>c</mark>", "a b c"),
      ("<script id=x>var a = 1</script>", "var a = 1"), ("<title id=x>a</title>", "a"),
      ("<p id=x>a\0b</p>", "ab"), ("<p id=x>a</p", "a"), ("<p id=x>a<b", "a"),
    ])
  func text(_ page: String, _ expected: String) throws {
    #expect(try HTMLPage(page).text("//*[@id='x']") == expected)
  }

  @Test(
    "several nodes become one text, apart as on the page",
    arguments: [
      ("//td/text()", "<td>a<br>b<td>c", "a\nb c"), ("//p", "<p>a<p>b", "a\nb"),
      ("//b", "<b>a</b><b>b</b>", "a b"), ("//text()", "<p>a<b>b</b>c</p><p>d", "abc\nd"),
      ("//b|//i", "<i>1</i>-<b>2</b>", "1 2"),
      ("//div", "<div>a<div>b</div></div><div>c", "a\nb\nc"),
      ("//i", "<p>a <i>b</i></p><p><i>c</i>", "b\nc"), ("/", "<p>a", "a"),
      ("//p/text()[2]", "<p>a<b>b</b>c</p><p>d<b>e</b>f", "c\nf"),
    ])
  func joined(_ path: String, _ page: String, _ expected: String) throws {
    #expect(try HTMLPage(page).text(path) == expected)
  }

  @Test("what is no node set is a value of its kind")
  func values() throws {
    let page = try HTMLPage("<ul><li> a <li>b</ul><p class='n'>12</p>")
    #expect(try page.value("count(//li)") == .number("2"))
    #expect(try page.value("number(//p) div 8") == .number("1.5"))
    #expect(try page.value("boolean(//p)") == .bool(true))
    #expect(try page.value("normalize-space(//li)") == "a")
    #expect(try page.value("concat(//li[2], '-', //p/@class)") == "b-n")
    #expect(try page.value("string(//h1)") == nil)
    #expect(try page.value("number(//li)") == nil)
    #expect(try page.value("1 div 0") == nil)
  }

  @Test("one attribute is its text, several are an array")
  func attributes() throws {
    let page = try HTMLPage("<a title=' x ' class=''>A</a><a title='y'>B</a>")
    #expect(try page.value("//a[1]/@title") == "x")
    #expect(try page.value("//a/@title") == .array(["x", "y"]))
    #expect(try page.value("//a/@class") == nil)
    #expect(try page.value("//@*[name()='none']") == nil)
  }

  @Test("what the parser keeps is what a browser shows")
  func lenient() throws {
    let page = try HTMLPage(
      "<P>a<P CLASS=x>b</B><LI>c</p><td>d</td><a href=1>e<a href=2>f<o:p>g</o:p>")
    #expect(try page.text("//p[@class='x']") == "b")
    #expect(try page.text("//li") == "c d ef\ng")
    #expect(try page.value("count(//a)") == .number("2"))
    #expect(try page.text("//a/p") == "g")
    #expect(try page.text("//a[@href='1']") == "e")
  }

  @Test("namespace nodes are nothing")
  func namespaces() throws {
    #expect(try HTMLPage("<p>a").value("//p/namespace::*") == nil)
  }
}

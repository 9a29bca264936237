import Formats
import Testing

@Suite("broken XML")
struct BrokenXMLTests {
  @Test(
    "text that XML does not allow is read as it was meant",
    arguments: [
      ("A & B", "A & B"), ("a=1&b=2", "a=1&b=2"), ("AT&T;", "AT&T;"), ("1 < 2", "1 < 2"),
      ("x <3 y", "x <3 y"), ("A\u{1}B", "A B"), ("A\u{0}B", "A B"),
      ("&#0;&#1;A", "\u{FFFD}\u{FFFD}A"),
      ("&nbsp;A&mdash;B", "A—B"), ("&#150;&#x4E2D;", "–中"), ("&lt;b>", "<b>"), ("]]>", "]]>"),
      ("<![CDATA[A & <b>]]>", "A & <b>"), ("<!-- c -->A", "A"), ("A<?php x ?>B", "AB"),
      ("\u{FFFE}A", "A"),
    ])
  func texts(_ text: String, _ expected: String) {
    let title = item("<title>\(text)</title><bad>&</bad>")["title"]
    #expect(title?.trimmingCharacters(in: .whitespaces) == expected)
  }

  @Test(
    "both items are read, whatever is wrong around them",
    arguments: [
      "<rss><channel>@1@2</channel></rss", "<rss><channel>@1@2",
      "\n\n<?xml version='1.0'?><rss><channel>@1@2</channel></rss>", "<rss>@1</channel>@2</rss>",
      "<rss><channel>@1@2</channel></rss> <p>and more", "<rss a=1 a=2 b @=3><p>@1<br>@2</rss>",
      "<!DOCTYPE rss [ <!ENTITY x '>'> ]><rss>@1@2</rss>", "<RSS>@1@2</rss>",
      "<rss><channel><title>x<link>y</title>@1@2</channel></rss>",
      "<rss><x:y z:w='1'>@1@2</x:y></rss>",
      "<rss><![CDATA[ <!DOCTYPE x ]]>@1@2</rss>", "<rss><!-- a -- b -->@1@2</rss>",
      "<rss><!-- never closed @1@2</rss>", "<?xml?><?xml?><rss>@1@2</rss>",
    ])
  func around(_ layout: String) {
    let feed = layout.replacing("@1", with: "<item><title>A</title></item>")
      .replacing("@2", with: "<item><title>B</title></item>")
    #expect(Reading(.feed, feed).texts("title") == ["A", "B"])
  }

  @Test(
    "an item that is not closed ends where the next begins",
    arguments: ["<item><title>A</title>", "<item><title>A", "<item><title>A</title></entry>"])
  func unclosedItem(_ start: String) {
    let reading = Reading(.feed, "<rss>\(start)<item><title>B</title></item></rss>")
    #expect(reading.texts("title") == ["A", "B"])
    #expect(reading.error == nil)
  }

  @Test("a page inside an item costs nothing", arguments: ["<!DOCTYPE html>", "<!doctype x>"])
  func pageInside(_ doctype: String) {
    let reading = Reading(
      .feed, "<rss><item><description><![CDATA[\(doctype)<p>A</p>]]></description></item></rss>")
    #expect(reading.texts("summary") == ["\(doctype)<p>A</p>"])
  }

  @Test("elements nested deeper than any parser goes cost their own item nothing")
  func deep() {
    let (open, close) = ("<b>", "</b>")
    let deep = String(repeating: open, count: 5_000) + "A" + String(repeating: close, count: 5_000)
    let items = "<item><description>\(deep)</description></item><item><title>B</title></item>"
    let reading = Reading(.feed, "<rss>\(items)</rss>")
    #expect(reading.fields.count == 2)
    #expect(HTMLText.text(reading.texts("summary").first.flatMap(\.self) ?? "") == "A")
    #expect(reading.fields.last?["title"] == "B")
  }

  @Test(
    "a feed that is broken everywhere costs no more than its size", .timeLimit(.minutes(10)),
    arguments: [
      "<a b=", "<!DOCTYPE <a", "</b><a>", "<![CDATA[", "<!--", "&a", "<a b='", "<?", "<item>",
    ])
  func hostile(_ part: String) {
    let noise = String(repeating: part, count: 12_000)
    let reading = Reading(.feed, "<rss><item><title>A</title></item>" + noise)
    #expect(reading.fields.first == ["title": "A"])
    #expect(Reading(.feed, noise).records.count <= 1)
  }

  @Test("a text longer than libxml2 takes by itself hides no entry")
  func long() {
    let text = String(repeating: "x", count: 10_100_000)
    let reading = Reading(.feed, "<rss><item><title>\(text)</title></item><item/></rss>")
    #expect(reading.records.count == 2 && reading.error == nil)
    #expect(reading.texts("title").first??.utf8.count == text.utf8.count)
  }
}

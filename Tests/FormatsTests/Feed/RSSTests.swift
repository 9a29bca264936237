import Feedback
import Formats
import Testing

@Suite("RSS")
struct RSSTests {
  private static let userland = """
    <?xml version="1.0"?>
    <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
      "http://my.netscape.com/publish/formats/rss-0.91.dtd">
    <rss version="0.91">
      <channel>
        <title>留言板</title><link>http://example.com/</link>
        <item><title>路灯</title><link>http://example.com/1</link><description>不亮</description></item>
        <item><title>公交</title><link>http://example.com/2</link><description>停运</description></item>
      </channel>
    </rss>
    """

  private static let rdf = """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="http://example.com/"><title>留言板</title>
        <items><rdf:Seq><rdf:li rdf:resource="http://example.com/1"/></rdf:Seq></items></channel>
      <item rdf:about="http://example.com/1">
        <title>路灯</title><link>http://example.com/1</link><description>不亮</description>
        <dc:date>2026-11-23T09:00:00+08:00</dc:date><dc:creator>王某</dc:creator>
      </item>
      <item rdf:about="http://example.com/2">
        <title>公交</title><link>http://example.com/2</link><description>停运</description></item>
    </rdf:RDF>
    """

  @Test(
    "the items of every version are read",
    arguments: [
      userland, userland.replacing("0.91\">", with: "0.92\">"), rdf,
      rdf.replacing("purl.org/rss/1.0/", with: "my.netscape.com/rdf/simple/0.9/"),
    ])
  func versions(_ feed: String) {
    let reading = Reading(.feed, feed)
    #expect(reading.texts("title") == ["路灯", "公交"])
    #expect(reading.texts("link") == ["http://example.com/1", "http://example.com/2"])
    #expect(reading.texts("summary") == ["不亮", "停运"])
    #expect(reading.records.map(\.place) == [RecordPlace(number: 1), RecordPlace(number: 2)])
    #expect(reading.error == nil)
  }

  @Test("what RSS 1.0 says through Dublin Core is read")
  func dublinCore() {
    let fields = entry(Self.rdf)
    #expect(fields["id"] == "http://example.com/1", "the resource that the item is about")
    #expect(fields["author"] == "王某")
    #expect(fields["published"] == "2026-11-23T09:00:00+08:00")
  }

  @Test("an item of RSS 2.0 has fields in an order of their own, then what else it holds")
  func item20() {
    let reading = Reading(
      .feed,
      """
      <rss version="2.0"><channel><ttl>60</ttl><item>
        <status>办理中</status><category>环境</category><category domain="x">垃圾</category>
        <category>环境</category><pubDate>Mon, 23 Nov 2026 09:00:00 +0800</pubDate>
        <author>wang@example.com (王某)</author><comments>http://example.com/1#c</comments>
        <description>&lt;p&gt;无人&lt;/p&gt;</description><link>http://example.com/1</link>
        <guid isPermaLink="false">m-1</guid><title>清运</title>
        <enclosure url="http://example.com/1.jpg" length="1" type="image/jpeg"/>
      </item></channel></rss>
      """)
    #expect(
      reading.fields == [
        [
          "id": "m-1", "title": "清运", "link": "http://example.com/1", "summary": "<p>无人</p>",
          "published": "Mon, 23 Nov 2026 09:00:00 +0800", "author": "王某",
          "author_email": "wang@example.com", "category": .array(["环境", "垃圾"]),
          "comments": "http://example.com/1#c",
          "enclosure": .array(["http://example.com/1.jpg"]), "status": "办理中",
        ]
      ])
  }

  @Test("a guid is the link where it is one and there is no other")
  func permanentLink() {
    let guid = "http://example.com/1"
    #expect(item("<guid>\(guid)</guid>")["link"] == guid)
    #expect(item("<guid isPermaLink=\"true\">\(guid)</guid>")["link"] == guid)
    #expect(item("<guid isPermaLink=\"false\">\(guid)</guid>")["link"] == nil)
    #expect(item("<guid>m-1</guid>")["link"] == nil)
    #expect(item("<guid>\(guid)</guid><link>/2</link>")["link"] == "/2")
    #expect(item("<guid>\(guid)</guid>")["id"] == guid)
  }

  @Test("an item without anything is a record without fields, and a feed without items has none")
  func nothing() {
    #expect(Reading(.feed, "<rss><channel><item/></channel></rss>").fields == [[:]])
    let empty = Reading(.feed, "<rss><channel><title>x</title></channel></rss>")
    #expect(empty.outcomes.isEmpty && empty.error == nil)
  }
}

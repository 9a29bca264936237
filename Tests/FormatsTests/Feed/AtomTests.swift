import Formats
import Testing

@Suite("Atom")
struct AtomTests {
  @Test(
    "a text is as its type says",
    arguments: [
      ("<title>A &amp; B</title>", "A & B"), ("<title type='text'>1 &lt; 2</title>", "1 < 2"),
      ("<title type='html'>&lt;b&gt;A&lt;/b&gt; &amp;amp; B</title>", "<b>A</b> &amp; B"),
      (
        "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>B</b> &lt;</div></title>",
        "A <b>B</b> &lt;"
      ),
      ("<title type='html'><![CDATA[<i>A</i>]]></title>", "<i>A</i>"),
      ("<title type='text'>\n  A\n  B\n</title>", "A\n  B"),
    ])
  func types(_ title: String, _ expected: String) {
    #expect(atom(title)["title"] == expected)
  }

  @Test("an entry of Atom 1.0")
  func atom10() {
    let fields = atom(
      """
      <id>tag:example.com,2026:1</id><title>路灯</title>
      <link rel="self" href="http://example.com/self"/>
      <link rel="alternate" type="application/json" href="http://example.com/1.json"/>
      <link href="http://example.com/1"/>
      <link rel="enclosure" href="http://example.com/1.jpg"/>
      <published>2026-11-23T09:00:00Z</published><updated>2026-11-24T09:00:00Z</updated>
      <summary>不亮</summary><content type="html">&lt;p&gt;一号路&lt;/p&gt;</content>
      <author><name>王某</name><email>wang@example.com</email><uri>http://example.com/w</uri></author>
      <author><name>李某</name></author>
      <category term="市政" label="x"/><category term="照明"/>
      """)
    #expect(
      fields == [
        "id": "tag:example.com,2026:1", "title": "路灯", "link": "http://example.com/1",
        "summary": "不亮", "content": "<p>一号路</p>", "published": "2026-11-23T09:00:00Z",
        "updated": "2026-11-24T09:00:00Z", "author": "王某, 李某",
        "author_email": "wang@example.com", "category": "市政, 照明",
        "enclosure": "http://example.com/1.jpg",
      ])
  }

  @Test("an entry of Atom 0.3")
  func atom03() {
    let fields = entry(
      """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>
        <title mode="escaped" type="text/html">&lt;b&gt;路灯&lt;/b&gt;</title>
        <link rel="alternate" type="text/html" href="http://example.com/1"/><id>m-1</id>
        <issued>2026-11-23T09:00:00+08:00</issued><modified>2026-11-24T09:00:00+08:00</modified>
        <created>2026-11-22T09:00:00+08:00</created>
        <content type="application/octet-stream" mode="base64">5LiN5Lqu</content>
      </entry></feed>
      """)
    #expect(fields["title"] == "<b>路灯</b>")
    #expect(fields["link"] == "http://example.com/1")
    #expect(fields["published"] == "2026-11-23T09:00:00+08:00")
    #expect(fields["updated"] == "2026-11-24T09:00:00+08:00")
    #expect(fields["content"] == "不亮")
  }

  @Test(
    "the link is the alternate one, in its attribute or in its text",
    arguments: [
      "<link rel='enclosure' href='/no'/><link href='http://a.cn/1'/>",
      "<link rel='via' href='/no'/><link rel='ALTERNATE' href='http://a.cn/1'/>",
      "<link rel='alternate'>http://a.cn/1</link><link rel='enclosure'>/no</link>",
      "<link rel='enclosure'>/no</link><link rel='alternate'>http://a.cn/1</link>",
      "<link type='text/plain' href='/no'/><link type='text/html' href='http://a.cn/1'/>",
    ])
  func link(_ links: String) {
    #expect(atom(links)["link"] == "http://a.cn/1")
  }

  @Test("a content that holds nothing but a picture is kept")
  func picture() {
    let content = "<content type='xhtml'><div><img src='http://a.cn/1.jpg'/></div></content>"
    #expect(atom(content)["content"]?.contains("http://a.cn/1.jpg") == true)
  }

  @Test("an entry inside the feed's source is none of the feed's")
  func source() {
    let fields = atom("<title>A</title><source><title>B</title><id>b</id></source>")
    #expect(fields["title"] == "A")
    #expect(fields["id"] == nil)
  }
}

@Suite("CDF")
struct CDFTests {
  @Test("an item of a channel is an entry")
  func item() {
    let fields = entry(
      """
      <CHANNEL HREF="http://example.com/"><TITLE>留言板</TITLE>
        <ITEM HREF="http://example.com/1" LASTMOD="2026-11-23T09:00">
          <TITLE>路灯</TITLE><ABSTRACT>不亮</ABSTRACT>
        </ITEM>
      </CHANNEL>
      """)
    #expect(
      fields == [
        "title": "路灯", "link": "http://example.com/1", "summary": "不亮",
        "updated": "2026-11-23T09:00",
      ])
  }
}

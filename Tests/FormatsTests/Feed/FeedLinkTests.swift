import Testing

@testable import Formats

@Suite("links in feeds")
struct FeedLinkTests {
  @Test(
    "references are resolved as RFC 3986 says in 5.4",
    arguments: [
      ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
      ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
      ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
      ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
      ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
      ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
      ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
      ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
      (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
      ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
      ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
      ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
      ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
      ("http:g", "http:g"), (" g\n", "http://a/b/c/g"),
    ])
  func references(_ reference: String, _ expected: String) {
    #expect(URLReference.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
  }

  @Test("a base that is none changes nothing", arguments: [nil, "", "a/b", "//a.cn/"] as [String?])
  func noBase(_ base: String?) {
    #expect(URLReference.resolve("g", against: base) == "g")
  }

  @Test("links are resolved against the feed's address, an id never is")
  func feedAddress() {
    let fields = item(
      """
      <link>1</link><guid isPermaLink="false">1</guid><comments>1#c</comments>
      <enclosure url="1.jpg"/><description>&lt;a href="1"&gt;&lt;img src='i.png'&gt;</description>
      """, base: "https://a.cn/x/feed.xml")
    #expect(fields["link"] == "https://a.cn/x/1")
    #expect(fields["id"] == "1")
    #expect(fields["comments"] == "https://a.cn/x/1#c")
    #expect(fields["enclosure"] == "https://a.cn/x/1.jpg")
    #expect(
      fields["summary"] == "<a href=\"https://a.cn/x/1\"><img src='https://a.cn/x/i.png'>")
  }

  @Test("xml:base holds for what stands inside, one inside the other")
  func bases() {
    let fields = entry(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://b.cn/x/"><entry xml:base="y/">
        <link href="1"/><content type="html" xml:base="/z/">&lt;a href="1"&gt;</content>
        <summary type="html">&lt;a href="1"&gt;</summary>
      </entry></feed>
      """, base: "http://a.cn/")
    #expect(fields["link"] == "http://b.cn/x/y/1")
    #expect(fields["content"] == "<a href=\"http://b.cn/z/1\">")
    #expect(fields["summary"] == "<a href=\"http://b.cn/x/y/1\">")
  }

  @Test(
    "what looks like a link and is none stays as it is",
    arguments: [
      "<title type='text'>a &lt;a href=\"1\"&gt;</title>", "<title>href=\"1\" src=2</title>",
      "<title type='html'>a &lt; b href=\"1\"</title>",
    ])
  func noLink(_ title: String) {
    #expect(atom(title, base: "http://a.cn/")["title"]?.contains("a.cn") == false)
  }
}

import Testing

@Suite("vocabularies in feeds")
struct FeedNamespaceTests {
  private static let declarations = """
    xmlns:content="http://purl.org/rss/1.0/modules/content/" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
    xmlns:media="http://search.yahoo.com/mrss/" xmlns:georss="http://www.georss.org/georss" \
    xmlns:gml="http://www.opengis.net/gml" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" \
    xmlns:x="http://example.com/x" xmlns:atom="http://www.w3.org/2005/Atom"
    """

  private static let parts: [(part: String, field: String, value: String)] = [
    ("<content:encoded>&lt;p&gt;A&lt;/p&gt;</content:encoded>", "content", "<p>A</p>"),
    ("<dc:creator>王某</dc:creator>", "author", "王某"), ("<dc:title>A</dc:title>", "title", "A"),
    ("<dc:date>2026-11-23</dc:date>", "published", "2026-11-23"),
    ("<dc:subject>环境</dc:subject>", "category", "环境"),
    ("<dc:identifier>m-1</dc:identifier>", "id", "m-1"),
    ("<dc:description>A</dc:description>", "summary", "A"),
    ("<dcterms:issued>2026</dcterms:issued>", "published", "2026"),
    ("<dcterms:modified>2026</dcterms:modified>", "updated", "2026"),
    ("<media:title>A</media:title>", "title", "A"),
    ("<media:content url=\"http://a.cn/1\"/>", "enclosure", "http://a.cn/1"),
    ("<media:group><media:description>A</media:description></media:group>", "summary", "A"),
    ("<georss:point>28.19 112.97</georss:point>", "latitude", "28.19"),
    (
      "<georss:where><gml:Point><gml:pos>28.19 112.97</gml:pos></gml:Point></georss:where>",
      "longitude", "112.97"
    ),
    ("<geo:lat>28.19</geo:lat><geo:long>112.97</geo:long>", "latitude", "28.19"),
    (
      "<geo:Point><geo:lat>28.19</geo:lat><geo:long>112.97</geo:long></geo:Point>", "longitude",
      "112.97"
    ),
    ("<x:status>办理中</x:status>", "x:status", "办理中"),
    ("<atom:updated>2026</atom:updated>", "updated", "2026"),
  ]

  @Test("what a vocabulary says has its field", arguments: parts.indices)
  func declared(_ index: Int) {
    let (part, field, value) = Self.parts[index]
    let feed = "<rss \(Self.declarations)><channel><item>\(part)</item></channel></rss>"
    #expect(entry(feed)[field] == value)
  }

  @Test("a prefix that was not declared means what it usually does", arguments: parts.indices)
  func undeclared(_ index: Int) {
    let (part, field, value) = Self.parts[index]
    #expect(item(part)[field] == value)
  }

  @Test("a namespace counts, whatever its prefix")
  func otherPrefixes() {
    let feed = """
      <rss xmlns:a="http://purl.org/dc/elements/1.1/" xmlns:dc="http://example.com/other">
      <item><a:creator>王某</a:creator><dc:date>2026</dc:date></item></rss>
      """
    #expect(entry(feed)["author"] == "王某")
    #expect(entry(feed)["published"] == nil)
    #expect(entry(feed)["dc:date"] == "2026")
  }

  @Test(
    "a point off the earth, or no point, is none",
    arguments: ["91 0", "0 181", "1", "", "x y", "nan 1", "1,", "-90.1 0"])
  func noPoint(_ point: String) {
    let fields = item("<georss:point>\(point)</georss:point>")
    #expect(fields["latitude"] == nil && fields["longitude"] == nil)
  }

  @Test("description and content:encoded are summary and content, in either order")
  func summaryAndContent() {
    let description = "<description>A</description>"
    let content = "<content:encoded>B</content:encoded>"
    for parts in [description + content, content + description] {
      #expect(item(parts) == ["summary": "A", "content": "B"])
    }
  }
}

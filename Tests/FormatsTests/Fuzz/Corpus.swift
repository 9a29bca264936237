import Formats
import Foundation

/// Payloads to begin with: small ones of the project's own, and the shared data where it is there.
enum Corpus {
  static let payloads: [Format: [[UInt8]]] = [
    .csv: own(csv) + shared("csv/spectrum", "csv"),
    .json: own(json) + shared("csv/spectrum", "json"),
    .open311: own(open311 + [requestsInXML, requestsInJSON]), .html: own([messageBoard]),
    .feed: own(feeds) + shared("feeds/feedparser-illformed", "xml")
      + shared("feeds/feedparser-wellformed/atom10", "xml")
      + shared("feeds/feedparser-wellformed/rss", "xml"),
  ]

  private static func shared(_ folder: String, _ fileExtension: String) -> [[UInt8]] {
    SharedData.files(folder, fileExtension).compactMap { try? SharedData.bytes("\(folder)/\($0)") }
  }

  /// Each text in each of the encodings that are met.
  private static func own(_ texts: [String]) -> [[UInt8]] {
    let encodings: [String.Encoding] = [.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian]
    return texts.flatMap { text in encodings.map { encoded(text, $0) } }
  }

  private static let csv = [
    "编号,内容,备注\r\n1,\"路灯不亮，\r\n请修\",\r\n2,\"他说\"\"好\"\"\",x\r\n3,垃圾\r\n4,公交\r\n",
    "sep=;\na;b;c\n1;\"2;3\";4\n5;6\n\n7;\"8;9\n10;11;12\n", "a\tb\r1\t2\r3\t4\r", "a|b\n\"1|2\"|3",
  ]

  private static let open311 = [
    """
    <?xml version="1.0"?><service_requests><request><service_request_id>1</service_request_id>
    <status>open</status><lat/><attributes><a>x &amp; y</a></attributes></request></service_requests>
    """,
    #"{"service_requests":[{"service_request_id":"1","lat":null,"media_url":""},{"token":"t"}]}"#,
    "<errors><error><code>403</code><description>no</description></error></errors>",
  ]

  private static let json = [
    #"{"n":2,"data":{"items":[{"id":1,"text":"路灯\u4e0d\n亮"},{"id":2,"x":[1.5e3,null,{}]}]},"e":[]}"#,
    "{\"id\":1,\"ok\":true}\n{\"id\":2,\"s\":\"\\ud83d\\ude00\"}\r\n\n{\"id\":3}\n",
    "[{\"a\":1}, {\"b\":[[]]}]",
    #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","tags":["a"],"url":"/1"}]}"#,
  ]

  private static let feeds = [
    """
    <?xml version="1.0" encoding="gb2312"?><!DOCTYPE rss [<!ENTITY a "b">]>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item>
    <title>路灯 &amp; &nbsp;</title><link>/1</link><description><![CDATA[<p>不亮 <a href="x">]]></description>
    <dc:creator>wang@example.com (王)</dc:creator></item><item><guid>http://a.cn/2</guid></item></channel></rss>
    """,
    """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.cn/"><entry><id>1</id>
    <title type="html">&lt;b&gt;A&lt;/b&gt;</title><link rel="alternate" href="b?c#d"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A<br/></p></div></content>
    <georss:point>1 2</georss:point></entry></feed>
    """,
  ]
}

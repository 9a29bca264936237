import Formats
import Foundation
import Testing

@Suite("entities")
struct EntityTests {
  private func title(_ doctype: String, _ text: String) -> String {
    entry("\(doctype)<rss><item><title>\(text)</title></item></rss>")["title"] ?? ""
  }

  @Test("a document's own entities are replaced where they are plain text")
  func declared() {
    let doctype = "<!DOCTYPE rss [<!ENTITY city \"长沙\"><!ENTITY amp2 'A'> <!-- ' --> ]>"
    #expect(title(doctype, "&city;市 &amp2;") == "长沙市 A")
    #expect(item("<title a='&nbsp;&copy;'>&copy;&hellip;</title>")["title"] == "©…")
  }

  @Test("HTML's entities are known without being declared")
  func html() {
    #expect(title("", "&nbsp;&eacute;&yen;&Alpha;&euro;") == "é¥Α€")
    #expect(title("", "&apos;&quot;&amp;&lt;&gt;") == "'\"&<>")
    #expect(title("", "&unknown; &; &#; &#x; &#xZ;") == "&unknown; &; &#; &#x; &#xZ;")
  }

  @Test("nothing outside of the document is read")
  func external() throws {
    let path = NSTemporaryDirectory() + "minqing-entities-" + UUID().uuidString
    try "the secret".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let declarations = [
      "<!ENTITY x SYSTEM \"file://\(path)\">", "<!ENTITY x PUBLIC \"p\" \"\(path)\">",
      "<!ENTITY % p SYSTEM \"\(path)\"> %p;", "<!ENTITY\tx\nSYSTEM\n'\(path)'>",
    ]
    for declaration in declarations {
      let found = title("<!DOCTYPE rss [\(declaration)]>", "A&x;B")
      #expect(!found.contains("the secret"))
      #expect(found.hasPrefix("A") && found.hasSuffix("B"))
    }
    let included = Reading(
      .feed,
      """
      <rss xmlns:xi="http://www.w3.org/2001/XInclude"><item>
      <title>A<xi:include href="\(path)" parse="text"/></title></item></rss>
      """)
    #expect(!"\(included)".contains("the secret"))
  }

  @Test("entities do not multiply", .timeLimit(.minutes(10)))
  func laughs() {
    let levels = (1...9).map { level in
      "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
    }
    let nested = "<!DOCTYPE rss [<!ENTITY l0 \"lol\">\(levels.joined())]>"
    #expect(title(nested, "&l9;").count < 1_000)
    let large = "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "a", count: 1_000))\">]>"
    #expect(title(large, String(repeating: "&a;", count: 20_000)).utf8.count < 2_000_000)
  }
}

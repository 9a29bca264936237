import Formats
import Testing

@Suite("what is no feed")
struct FeedRefusalTests {
  @Test(
    "what is no feed is refused by what it is",
    arguments: [
      ("<!DOCTYPE html><html><body><p>A</body></html>", "an HTML page"),
      ("<html><head><title>A</title></head><body><header>B</header></body></html>", "an HTML page"),
      ("<!-- x --><HTML><br></HTML>", "an HTML page"),
      ("<?xml version=\"1.0\"?><services><service/></services>", "an XML document of another kind"),
      ("<svg xmlns='http://www.w3.org/2000/svg'/>", "an XML document of another kind"),
      ("a,b\n1,2", "neither XML nor JSON"), ("", "empty"), (" \n", "empty"),
    ])
  func refused(_ text: String, _ what: String) {
    let reading = Reading(.feed, text)
    #expect(reading.outcomes.isEmpty)
    #expect(reading.error?.kind == .otherFormat)
    #expect(reading.error?.what == "the payload is \(what), not a feed")
  }

  @Test(
    "what only begins like XML is malformed",
    arguments: ["<", "<>", "< rss >", "<?xml ?>", "<!-- -->"])
  func noXML(_ text: String) {
    #expect(Reading(.feed, text).error?.kind == .malformed)
  }
}

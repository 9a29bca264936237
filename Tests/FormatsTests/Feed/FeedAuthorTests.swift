import Testing

@testable import Formats

@Suite("authors in feeds")
struct FeedAuthorTests {
  @Test(
    "a line names a person, a mail address or both",
    arguments: [
      ("wang@example.com (王某)", "王某", "wang@example.com"),
      ("王某 (wang@example.com)", "王某", "wang@example.com"),
      ("王某 <wang@example.com>", "王某", "wang@example.com"),
      ("<wang@example.com>", nil, "wang@example.com"),
      ("wang@example.com", nil, "wang@example.com"),
      ("mailto:wang@example.com", nil, "wang@example.com"), ("王某", "王某", nil),
      ("王某 (市民)", "王某 (市民)", nil), ("@wang", "@wang", nil), ("a@b", "a@b", nil),
    ] as [(String, String?, String?)])
  func lines(_ line: String, _ name: String?, _ email: String?) {
    #expect(FeedAuthor(line: line) == FeedAuthor(name: name, email: email))
  }

  @Test("no author is none", arguments: ["", "<author/>", "<author><name/></author>"])
  func none(_ parts: String) {
    #expect(item(parts)["author"] == nil && item(parts)["author_email"] == nil)
  }

  @Test("the feed's own author has not written its entries")
  func feedAuthor() {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom"><author><name>办公室</name></author>
      <entry><title>A</title></entry></feed>
      """
    #expect(entry(feed) == ["title": "A"])
  }
}

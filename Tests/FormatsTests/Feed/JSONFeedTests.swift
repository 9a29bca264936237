import Feedback
import Formats
import Testing

@Suite("JSON Feed")
struct JSONFeedTests {
  private func feed(_ version: String, _ items: String) -> String {
    #"{"version":"https://jsonfeed.org/version/\#(version)","title":"留言板","items":[\#(items)]}"#
  }

  @Test("an item's fields are those that every feed has")
  func fields() {
    let reading = Reading(
      .feed,
      feed(
        "1.1",
        #"""
        {"id": "1", "url": "/1", "title": "路灯", "content_html": "<a href=\"a\">不亮</a>",
         "summary": "不亮", "date_published": "2026-11-23T09:00:00Z", "language": "zh",
         "date_modified": "2026-11-24T09:00:00Z", "authors": [{"name": "王某"}], "tags": ["市政"],
         "attachments": [{"url": "1.jpg", "mime_type": "image/jpeg"}], "_office": {"no": 7}}
        """#), FormatOptions(baseURL: "https://example.com/feed/"))
    #expect(
      reading.fields == [
        [
          "id": "1", "title": "路灯", "link": "https://example.com/1", "summary": "不亮",
          "content": "<a href=\"https://example.com/feed/a\">不亮</a>",
          "published": "2026-11-23T09:00:00Z", "updated": "2026-11-24T09:00:00Z", "author": "王某",
          "category": .array(["市政"]), "enclosure": .array(["https://example.com/feed/1.jpg"]),
          "language": "zh", "_office": .object(["no": .number("7")]),
        ]
      ])
  }

  @Test("version 1 has one author, an id may be a number, and an outer link is one too")
  func version1() {
    let reading = Reading(
      .feed,
      feed(
        "1",
        #"{"id":7,"external_url":"http://a.cn/","content_text":"1 < 2","author":{"name":"李某"}}"#))
    #expect(
      reading.fields == [
        [
          "id": .number("7"), "link": "http://a.cn/", "content": "1 < 2", "author": "李某",
        ]
      ])
  }

  @Test("a bad item is a reject, and a feed that is cut off says so")
  func bad() {
    let reading = Reading(.feed, feed("1.1", #"{"id":"1"},{"id":},{"id":"2"}"#))
    #expect(reading.texts("id") == ["1", "2"])
    #expect(reading.rejects.count == 1 && reading.error == nil)
    let cut = Reading(.feed, String(feed("1.1", #"{"id":"1"},{"id":"2"}"#).dropLast(4)))
    #expect(cut.texts("id") == ["1"])
    #expect(cut.rejects.count == 1 && cut.error?.kind == .cutOff)
  }

  @Test("JSON without items is no feed", arguments: ["{}", #"{"data":[{"id":1}]}"#])
  func noItems(_ text: String) {
    #expect(Reading(.feed, text).error?.kind == .otherFormat)
    #expect(Reading(.feed, text).error?.what == "the payload is JSON without items, not a feed")
  }
}

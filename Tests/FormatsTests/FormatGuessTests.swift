import Formats
import Foundation
import Testing

@Suite("formats by name and content")
struct FormatGuessTests {
  @Test(
    "what a name or a media type says plainly is believed",
    arguments: [
      ("a.csv", nil, .csv), ("/in/B.CSV", nil, .csv), ("a.tsv", nil, .csv), ("a.json", nil, .json),
      ("a.ndjson", nil, .json), ("a.jsonl", nil, .json), ("a.xml", nil, .feed),
      ("a.rss", nil, .feed),
      ("a.atom", nil, .feed), (nil, "text/csv; charset=gbk", .csv),
      (nil, "APPLICATION/JSON", .json),
      (nil, "application/rss+xml", .feed), (nil, "application/feed+json", .feed),
      (nil, "application/x-ndjson", .json), ("a.csv", "application/json", .csv),
      ("a.txt", "text/csv", .csv), ("in.csv/a", "application/json", .json), ("a", nil, nil),
      ("a.txt", "text/plain", nil), (".csv", nil, .csv), ("", "", nil), (nil, nil, nil),
    ] as [(String?, String?, Format?)])
  func named(_ fileName: String?, _ contentType: String?, _ format: Format?) {
    #expect(Format.guess(fileName: fileName, contentType: contentType, head: []) == format)
  }

  @Test(
    "else the content says it",
    arguments: [
      ("<rss><channel>", .feed), ("\n<?xml version=\"1.0\"?>", .feed), ("\u{FEFF}<feed>", .feed),
      ("<!DOCTYPE html><html>", nil), (" <HTML>", nil), ("{\"a\":1}", .json), ("[{", .json),
      ("{\"version\": \"https://jsonfeed.org/version/1.1\"", .feed), ("a,b\n1,2", .csv),
      ("a;b", .csv), ("标题\t内容\r\n", .csv), ("a|b", .csv), ("one line\nwith, a comma", nil),
      ("", nil), (" \n", nil), ("plain text", nil),
    ] as [(String, Format?)])
  func byContent(_ head: String, _ format: Format?) {
    for encoding in [.utf8, .utf16LittleEndian, .gb18030] as [String.Encoding] {
      let bytes = encoded(head, encoding)
      #expect(Format.guess(fileName: nil, contentType: nil, head: bytes) == format)
      #expect(Format.guess(fileName: "a.txt", contentType: "text/plain", head: bytes) == format)
    }
  }

  @Test("a JSON Feed is one, though it is served as plain JSON")
  func jsonFeed() {
    let head = Array("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[".utf8)
    for (name, type) in [("feed.json", nil), (nil, "application/json")] as [(String?, String?)] {
      #expect(Format.guess(fileName: name, contentType: type, head: head) == .feed)
    }
    #expect(Format.guess(fileName: "a.csv", contentType: nil, head: head) == .csv)
  }

  @Test("what is no text is none", arguments: [[0x50, 0x4B, 3, 4], [0x25, 0x50, 0x44, 0x46]])
  func binary(_ head: [UInt8]) {
    #expect(Format.guess(fileName: nil, contentType: nil, head: head) == nil)
  }
}

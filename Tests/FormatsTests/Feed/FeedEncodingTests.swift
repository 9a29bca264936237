import Formats
import Foundation
import Testing

@Suite("encodings of feeds")
struct FeedEncodingTests {
  private func feed(_ declaration: String) -> String {
    declaration + "<rss><channel><item><title>路灯不亮</title></item></channel></rss>"
  }

  private func titles(_ bytes: [UInt8], _ charset: String? = nil) -> [String?] {
    Reading(.feed, bytes, FormatOptions(charset: charset)).texts("title")
  }

  @Test(
    "the encoding is found by mark, declaration or content",
    arguments: [
      (.utf8, ""), (.utf8, "\u{FEFF}"), (.utf8, "<?xml version=\"1.0\" encoding=\"utf-8\"?>"),
      (.utf8, "<?xml version='1.0' encoding='gb2312'?>"), (.utf8, "<?xml encoding=\"utf-16\"?>"),
      (.utf16LittleEndian, "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-16\"?>"),
      (.utf16BigEndian, "\u{FEFF}"), (.utf16LittleEndian, ""), (.utf16BigEndian, ""),
      (.gb18030, "<?xml version=\"1.0\" encoding=\"GB2312\"?>"),
      (.gb18030, "\n<?xml version = '1.0' encoding = 'gbk' ?>"), (.gb18030, ""),
      (.gb18030, "<?xml version=\"1.0\" encoding=\"utf-8\"?>"),
    ] as [(String.Encoding, String)])
  func found(_ encoding: String.Encoding, _ declaration: String) {
    #expect(titles(encoded(feed(declaration), encoding)) == ["路灯不亮"])
  }

  @Test("the server's word goes before the document's, and the content before both")
  func charset() {
    let big5 = encoded(
      "<?xml version=\"1.0\" encoding=\"gbk\"?><rss><item><title>路燈不亮</title></item></rss>",
      String.Encoding(rawValue: 0x8000_0A03))
    #expect(titles(big5, "big5") == ["路燈不亮"])
    #expect(titles(encoded(feed(""), .utf8), "iso-8859-1") == ["路灯不亮"])
    #expect(titles(encoded(feed(""), .gb18030), "utf-8") == ["路灯不亮"])
  }

  @Test(
    "declared single-byte encodings are decoded",
    arguments: [
      ("iso-8859-1", [0xE9], "é"), ("windows-1252", [0x93, 0xE9, 0x94], "“é”"),
      ("iso-8859-1", [0x80], "€"), ("koi8-r", [0xC1, 0xC2], "аб"), ("iso-8859-7", [0xE1], "α"),
    ] as [(String, [UInt8], String)])
  func singleByte(_ label: String, _ text: [UInt8], _ expected: String) {
    let start = "<?xml version=\"1.0\" encoding=\"\(label)\"?><rss><item><title>"
    #expect(titles(Array(start.utf8) + text + Array("</title></item></rss>".utf8)) == [expected])
  }

  @Test("one byte that is ill-formed costs one character")
  func oneBadByte() {
    let feed = bytes("<rss><item><title>路灯", 0xFF, "亮</title></item></rss>")
    #expect(titles(feed) == ["路灯\u{FFFD}亮"])
  }
}

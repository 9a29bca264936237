import Formats
import Testing

@Suite("feeds cut off")
struct FeedCutTests {
  private static let items = (1...3).map {
    "<item><title>路灯 \($0)</title><description><![CDATA[<p>A & B</p>]]></description></item>"
  }
  private static let start = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss><channel>\n"

  @Test("cut at every byte: complete entries are given, the rest is a reject")
  func everyByte() {
    var text = Array(Self.start.utf8)
    var places: [Range<Int>] = []
    for item in Self.items {
      places.append(text.count..<(text.count + item.utf8.count))
      text += item.utf8
    }
    text += "</channel></rss>".utf8
    let whole = Reading(.feed, text)
    #expect(whole.records.count == 3 && whole.rejects.isEmpty && whole.error == nil)
    for cut in text.indices.dropFirst(Self.start.utf8.count) {
      let reading = Reading(.feed, Array(text[..<cut]), FormatOptions(encoding: "utf-8"))
      let complete = places.count { $0.upperBound <= cut }
      #expect(reading.records == Array(whole.records.prefix(complete)), "cut at \(cut)")
      let isEnded = cut >= text.count - "</rss>".utf8.count
      #expect(reading.error?.kind == (isEnded ? nil : .cutOff), "cut at \(cut)")
      let open = places.first { $0.lowerBound + 6 <= cut && cut < $0.upperBound }
      let rest = open.map { [String(decoding: text[$0.lowerBound..<cut], as: UTF8.self)] } ?? []
      let rejected = reading.rejects.map { String(decoding: $0.bytes, as: UTF8.self) }
      #expect(rejected == rest, "cut at \(cut)")
    }
  }

  @Test("the error says where the payload ends")
  func place() {
    let error = Reading(.feed, "<rss>\n<item>\n<title>A").error
    #expect(error?.line == 3)
    #expect(error?.column == 9)
  }
}

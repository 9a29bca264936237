import Testing

@testable import Formats

@Suite("HTML pages cut and mutated")
struct HTMLMutationTests {
  private func options() throws -> FormatOptions {
    FormatOptions(baseURL: "http://a.cn/", html: try messageBoardSelectors())
  }

  @Test("cut at every byte, a page gives the records before the cut")
  func cuts() throws {
    let page = encoded(messageBoard, .gb18030)
    var options = try options()
    options.encoding = "gb18030"
    let whole = Reading(.html, page, options).records
    let second = page.firstRange(of: Array("A0002".utf8))?.lowerBound ?? 0
    for cut in 1..<page.count {
      let reading = Reading(.html, Array(page[..<cut]), options)
      #expect(reading.records.count + reading.rejects.count <= 2, "cut at \(cut)")
      if cut > second { #expect(reading.records.first == whole.first, "cut at \(cut)") }
    }
  }

  @Test("pieces of any size give the same", arguments: pieceSizes)
  func pieces(_ size: Int) throws {
    let page = encoded(messageBoard, .gb18030)
    let whole = Reading(.html, page, try options())
    #expect(Reading(.html, page, try options(), pieceSize: size) == whole)
  }

  @Test(
    "whatever becomes of a page, it is read or refused", arguments: 1...4 as ClosedRange<UInt64>)
  func mutations(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed)
    let options = try options()
    let parts = [
      "<", ">", "</", "<tr>", "</td>", "<!--", "-->", "'", "\"", "&", "\0", "<script>", "</a>",
      "<table>", "</table>", "<b", "=", "\u{FFFD}", "<select>", "<?", "]]>",
    ].map { Array($0.utf8) }
    let start = ContinuousClock.now
    while start.duration(to: .now) < .milliseconds(700) {
      var page = Array(messageBoard.utf8)
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let index = Int.random(in: page.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: page.insert(contentsOf: parts.pick(&generator), at: index)
        case 1: page[index] = UInt8.random(in: .min ... .max, using: &generator)
        default: page.removeSubrange(index..<min(page.count, index + 20))
        }
      }
      let reading = Reading(.html, page, options)
      #expect(reading.outcomes.count < 100)
      for field in reading.fields.flatMap(\.entries) { #expect(field.value.text?.isEmpty == false) }
    }
  }
}

import Formats
import Testing

@Suite("CSV quotes")
struct CSVQuoteTests {
  @Test(
    "a quote that neither opens nor closes a cell is a character of it",
    arguments: [
      ("a,b\n1,5\" nails\n", [["1", "5\" nails"]]),
      ("a,b\n1,x\"y\"\n", [["1", "x\"y\""]]),
      ("a,b\n1, \"x\"\n", [["1", " \"x\""]]),
      ("a,b\n1,\"he said \"no\" twice\"\n", [["1", "he said \"no\" twice"]]),
      ("a,b\n1,\"x\"y\n2,z\n", [["2", "z"]]),
      ("a,b\n1,\"\"\"x\"\n", [["1", "\"x"]]),
    ])
  func stray(_ text: String, _ rows: [[String]]) {
    #expect(Reading(.csv, text).rows == rows)
  }

  @Test(
    "a quote that is never closed rejects its line, and reading goes on",
    arguments: [
      ("a,b\n1,x\n2,\"y\n3,z\n", "2,\"y", 3, [["1", "x"], ["3", "z"]]),
      ("a,b\r\n1,x\r\n2,\"y\r\n3,z", "2,\"y", 3, [["1", "x"], ["3", "z"]]),
      ("a,b\r1,x\r2,\"y\r3,z\r", "2,\"y", 3, [["1", "x"], ["3", "z"]]),
      ("a,b\n1,x\n2,\"y", "2,\"y", 3, [["1", "x"]]),
      ("a,b\n\"1\",\"x\n\"2\",\"y\"\n\"3\",\"z\"\n", "\"1\",\"x", 2, [["2", "y"], ["3", "z"]]),
      ("a,b\n1,\"x\n", "1,\"x", 2, []),
      ("a,b\n1,\"x\n2,\"y\"\n3,\"z\"", "1,\"x", 2, [["2", "y"], ["3", "z"]]),
      ("a,b\n\"x,1\n\"y\",2\n\"z\",3", "\"x,1", 2, [["y", "2"], ["z", "3"]]),
      ("a,b\n\"1\",\"x\n\"2\",\"y\"", "\"1\",\"x", 2, [["2", "y"]]),
    ])
  func unclosed(_ text: String, _ line: String, _ number: Int, _ rows: [[String]]) {
    let reading = Reading(.csv, text)
    #expect(reading.rows == rows)
    #expect(reading.rejects.map { String(decoding: $0.bytes, as: UTF8.self) } == [line])
    #expect(reading.rejects.map(\.place.line) == [number])
    #expect(
      reading.rejects.map(\.reason)
        == ["line \(number) opens a quote that is never closed; close it, or double it"])
    #expect(reading.error == nil)
  }

  @Test("each of several open quotes costs its own line only")
  func severalUnclosed() {
    let reading = Reading(.csv, "a,b\n1,\"x\n2,y\n3,\"z\n4,w\n")
    #expect(reading.rows == [["2", "y"], ["4", "w"]])
    #expect(reading.rejects.map(\.place.line) == [2, 4])
    #expect(reading.outcomes.count == 4, "in the order of the lines")
  }

  @Test(
    "a file of open quotes costs no more than its size", .timeLimit(.minutes(10)),
    arguments: ["1,\"x,\"y\n", "1,\"x\"\"\n", "\"\n", "1,2,\"x\n"])
  func manyUnclosed(_ line: String) {
    let count = 30_000
    let text = "a,b,c,d\n" + String(repeating: line, count: count) + "\",\n\"e\",f,g,h\n"
    let reading = Reading(.csv, text)
    #expect(reading.error == nil)
    #expect(reading.outcomes.count > count / 2)
    #expect(reading.rows.last == ["e", "f", "g", "h"])
  }
}

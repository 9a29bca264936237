import Formats
import Testing

@Suite("CSV grammar")
struct CSVGrammarTests {
  @Test(
    "rows and cells are divided as RFC 4180 says",
    arguments: [
      ("a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
      ("a,b\r\n1,2\r\n3,4", [["1", "2"], ["3", "4"]]),
      ("a,b\r\n 1 ,\t2\r\n", [[" 1 ", "\t2"]]),
      ("a,b\r\n\"1\",\"2\"\r\n", [["1", "2"]]),
      ("a,b\r\n\"1,5\",\"x\r\ny\"\r\n", [["1,5", "x\r\ny"]]),
      ("a,b\r\n\"say \"\"hi\"\"\",\"\"\"\"\r\n", [["say \"hi\"", "\""]]),
      ("a,b\r\n\"\",x\r\n", [["", "x"]]),
      ("\"a\",\"b\"\r\n1,2\r\n", [["1", "2"]]),
    ])
  func standard(_ text: String, _ rows: [[String]]) {
    let reading = Reading(.csv, text)
    #expect(reading.rows == rows)
    #expect(reading.rejects.isEmpty && reading.error == nil)
  }

  @Test("line feeds, carriage returns and both end a row", arguments: ["\n", "\r", "\r\n"])
  func lineBreaks(_ end: String) {
    let text = ["a,b", "1,\"x\(end)y\"", "", "2,z", ""].joined(separator: end)
    let reading = Reading(.csv, text)
    #expect(reading.rows == [["1", "x\(end)y"], ["2", "z"]], "quoted breaks stay as written")
    #expect(reading.records.map(\.place.line) == [2, 5])
    #expect(reading.records.map(\.place.number) == [1, 2])
  }

  @Test("a file may mix its line breaks")
  func mixedLineBreaks() {
    let reading = Reading(.csv, "a,b\r1,2\n3,4\r\n5,6\r\r7,8\n\r9,10")
    #expect(reading.rows == [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"], ["9", "10"]])
    #expect(reading.records.map(\.place.line) == [2, 3, 4, 6, 8])
  }

  @Test("rows without any text are passed over", arguments: ["", ",", "\"\",\"\"", ",,,,"])
  func emptyRows(_ row: String) {
    let reading = Reading(.csv, "a,b\n\(row)\n1,2\n\(row)\n")
    #expect(reading.rows == [["1", "2"]])
    #expect(reading.outcomes.count == 1)
  }

  @Test("a file without rows gives none", arguments: ["", "\n\r\n", "a,b", "a,b\r\n", "\u{FEFF}"])
  func noRows(_ text: String) {
    #expect(Reading(.csv, text) == Reading(.csv, ""))
    #expect(Reading(.csv, text).outcomes.isEmpty && Reading(.csv, text).error == nil)
  }
}

@Suite("CSV header")
struct CSVHeaderTests {
  private func names(_ text: String, _ header: [String]? = nil) -> [[String]] {
    Reading(.csv, text, FormatOptions(header: header)).fields.map { $0.entries.map(\.name) }
  }

  @Test("names are trimmed, repeated ones kept, and missing ones counted")
  func names() {
    let text = " a ,\u{3000}b\t,a,,\"c\nd\"\n1,2,3,4,5\n"
    #expect(names(text) == [["a", "b", "a", "column 4", "c\nd"]])
  }

  @Test("a header that is given makes the first row a record")
  func given() {
    #expect(names("1,2\n3,4\n", ["x", " "]) == [["x", "column 2"], ["x", "column 2"]])
    #expect(Reading(.csv, "1,2\n", FormatOptions(header: ["x", "y"])).rows == [["1", "2"]])
  }

  @Test("a header whose quote is never closed ends the reading where it stands")
  func unclosed() {
    let reading = Reading(.csv, "\n\na,\"b\n1,2\n")
    #expect(reading.error?.kind == .malformed)
    #expect(reading.error?.line == 3)
    #expect(reading.outcomes.isEmpty)
  }
}

import Formats
import Testing

@Suite("JSON places")
struct JSONPlaceTests {
  @Test(
    "a fault is named with its line and column",
    arguments: [
      ("[1,x]", 1, 4), (#"{\#n  "a": 1,\#n  b: 2\#n}"#, 3, 3), (#""a\#nb""#, 1, 3),
      ("[\n1 2]", 2, 3),
      ("[1]\n\n x", 3, 2), (#""中\#u{0}""#, 1, 5), ("[01]", 1, 3), (#"{"a":\#r\#n"\q"}"#, 2, 3),
    ])
  func text(_ text: String, _ line: Int, _ column: Int) {
    do throws(FormatError) {
      _ = try JSONText.parse(Array(text.utf8))
      Issue.record("\(text) was read")
    } catch {
      #expect(error.line == line)
      #expect(error.column == column, "in bytes, from 1")
      #expect(error.description.hasSuffix(" at line \(line), column \(column); mend it there"))
    }
  }

  @Test("a record is named with its line, and its fault with line and column")
  func records() {
    let reading = Reading(.json, #"[\#n{"a":1},\#n\#n  {"a":\#n   x},\#n{"a":2}\#n]"#)
    #expect(reading.records.map(\.place.line) == [2, 6])
    #expect(reading.records.map(\.place.number) == [1, 3])
    #expect(reading.rejects.map(\.place.line) == [4])
    #expect(
      reading.rejects.map(\.reason)
        == ["not JSON at line 5, column 4: expected a value; mend it there"])
    #expect(reading.rejects.map(\.bytes) == [Array(#"{"a":\#n   x}"#.utf8)])
  }

  @Test("lines are counted through what is passed over")
  func passedOver() {
    let text = #"{\#n"skip": [\#n1,\#n2\#n],\#n"items":\#n[\#n{"a":1},\#n{"a":x}]}"#
    let reading = Reading(.json, text, FormatOptions(records: "items"))
    #expect(reading.records.map(\.place.line) == [8])
    #expect(reading.rejects.map(\.place.line) == [9])
    #expect(reading.rejects.first?.reason.contains("line 9, column 6") == true)
  }
}

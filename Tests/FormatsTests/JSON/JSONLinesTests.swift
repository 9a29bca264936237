import Formats
import Testing

@Suite("JSON lines")
struct JSONLinesTests {
  @Test("one value a line", arguments: ["\n", "\r\n", "\n\n", " \n\t"])
  func lines(_ end: String) {
    let text = (1...3).map { "{\"a\":\($0),\"list\":[{\"b\":1}]}" }.joined(separator: end)
    for text in [text, text + end] {
      let reading = Reading(.json, text)
      #expect(reading.texts("a") == ["1", "2", "3"])
      #expect(reading.rejects.isEmpty && reading.error == nil)
    }
  }

  @Test(
    "a bad line is a reject and its neighbours are records",
    arguments: [
      #"{"a":"#, #"{"a":1"#, #"{"a":"x}"#, #"{"a":tru}"#, "nonsense", "2026-11-23 INFO started",
      "[1]",
      "7", #"{"a":1}{"a":2}"#, #"{"a":1},"#, "\u{1}", "}", "<p>",
    ])
  func badLine(_ line: String) {
    let reading = Reading(.json, "{\"a\":1}\n\(line)\n{\"a\":2}\n")
    #expect(reading.texts("a") == ["1", "2"])
    #expect(reading.records.map(\.place.line) == [1, 3])
    #expect(reading.rejects.map(\.place.line) == [2])
    #expect(reading.rejects.map(\.bytes) == [Array(line.utf8)])
    #expect(reading.error == nil)
  }

  @Test("a bad first line is one too", arguments: [#"{"a":1"#, #"{"a":"x}"#, #"{"a":tru}"#])
  func badFirstLine(_ line: String) {
    let reading = Reading(.json, "\(line)\n{\"a\":1}\n{\"a\":2}\n")
    #expect(reading.texts("a") == ["1", "2"])
    #expect(reading.rejects.map(\.place.line) == [1])
  }

  @Test("an object that goes over lines is no NDJSON")
  func spread() {
    #expect(Reading(.json, #"{\#n"a": {\#n"b": 1\#n},\#n"c": 2 }\#n"#).texts("c") == ["2"])
    #expect(Reading(.json, #"{"a":\#n{"b": 1},\#n"c": 2 }\#n"#).texts("c") == ["2"])
  }
}

import Feedback
import Formats
import Testing

@Suite("JSON documents")
struct JSONDocumentTests {
  @Test(
    "the records of a document are found",
    arguments: [
      #"[{"a":1},{"a":2}]"#, #"{"a":1}\#n{"a":2}"#, #"{"items":[{"a":1},{"a":2}]}"#,
      #"{"items":[\#n{"a":1},\#n{"a":2}\#n]}"#,
      #"{\#n"items":\#n[\#n{"a":1}\#n,\#n{"a":2}\#n]\#n}\#n"#,
      #"{"n":2,"x":[1,2],"data":{"items":[{"a":1},{"a":2}],"more":[]}}"#,
      #"{"data":{"deep":{"list":[{"a":0}]}},"items":[{"a":1},{"a":2}]}"#,
      #"{"data":\#n{"items":[{"a":1},{"a":2}]}}"#, #"{"a":1}{"a":2}"#,
      #"[{"a":1}]\#n[{"a":2}]"#,
      #"{"note":"[{]","items":[{"a":1},{"a":2}],"empty":[]}"#,
    ])
  func found(_ text: String) {
    let reading = Reading(.json, text)
    #expect(reading.texts("a") == ["1", "2"])
    #expect(reading.rejects.isEmpty && reading.error == nil)
  }

  @Test(
    "a document without one array of objects is the record itself",
    arguments: [
      #"{"a":1}"#, #"{\#n  "a": 1\#n}\#n"#, #"{"a":1,"tags":["x","y"]}"#,
      #"{"a":1,"x":[{}],"y":[{}]}"#, #"{"a":1,"o":{"b":{}}}"#,
    ])
  func single(_ text: String) {
    let reading = Reading(.json, text)
    #expect(reading.texts("a") == ["1"])
    #expect(reading.outcomes.count == 1 && reading.error == nil)
  }

  @Test("an empty list of records is empty", arguments: ["[]", #"{"n":0,"items":[]}"#, "", " \n"])
  func empty(_ text: String) {
    #expect(Reading(.json, text).outcomes.isEmpty && Reading(.json, text).error == nil)
  }

  @Test(
    "a path leads to the records",
    arguments: [
      ("items", #"{"other":[{"a":0}],"items":[{"a":1},{"a":2}]}"#),
      ("data.list", #"{"data":{"n":1,"list":[{"a":1},{"a":2}]}}"#),
      ("data.list", #"{"data.list":[{"a":1},{"a":2}]}"#),
      ("data.list.of", #"{"data.list":{"of":[{"a":1},{"a":2}]}}"#),
      ("x", #"{"s":"\"x\":[","x":[{"a":1},{"a":2}],"x":[{"a":3}]}"#),
      ("x", #"{"x":[{"a":1},{"a":2}]} and what follows is of no interest"#),
    ])
  func path(_ path: String, _ text: String) {
    let reading = Reading(.json, text, FormatOptions(records: path))
    #expect(reading.texts("a") == ["1", "2"])
    #expect(reading.rejects.isEmpty && reading.error == nil)
  }

  @Test("a path to an object makes it the one record")
  func pathToObject() {
    let reading = Reading(.json, #"{"x":{"a":1}}"#, FormatOptions(records: "x"))
    #expect(reading.texts("a") == ["1"])
  }

  @Test(
    "a path that leads nowhere is refused",
    arguments: [
      ("items", #"{"data":[]}"#, "no such name"), ("a.b", #"{"a":[1]}"#, "no object leads to it"),
      ("a", #"{"a":"x"}"#, "it is neither an array nor an object"),
      ("a", #"[{"a":1}]"#, "no object leads to it"), ("a.b", #"{"a":{"c":1}}"#, "no such name"),
    ])
  func noPath(_ path: String, _ text: String, _ why: String) {
    let error = Reading(.json, text, FormatOptions(records: path)).error
    #expect(error?.kind == .option)
    #expect(error?.what == "there are no records at \"\(path)\": \(why)")
  }

  @Test("elements that are no objects are rejects, and a missing comma hides no record")
  func elements() {
    let reading = Reading(.json, #"[{"a":1},2,"x",null,[3],{"a":}{"a":2}]"#)
    #expect(reading.texts("a") == ["1", "2"])
    #expect(
      reading.rejects.map { String(decoding: $0.bytes, as: UTF8.self) }
        == ["2", #""x""#, "null", "[3]", #"{"a":}"#])
    #expect(reading.outcomes.count == 7 && reading.error == nil)
  }

  @Test("what cannot be divided into records is one last reject")
  func undivided() {
    let reading = Reading(.json, #"[{"a":1} : {"a":2}]"#)
    #expect(reading.texts("a") == ["1"])
    #expect(reading.rejects.map(\.bytes) == [Array(#": {"a":2}]"#.utf8)])
    #expect(reading.error?.kind == .malformed)
    #expect(reading.error?.column == 10)
  }

  @Test(
    "pages and tables are refused",
    arguments: [
      ("<!DOCTYPE html>", FormatError.Kind.otherFormat), ("<?xml?>", .otherFormat),
      ("a,b\n1,2", .malformed), ("id", .malformed),
    ])
  func otherFormats(_ text: String, _ kind: FormatError.Kind) {
    #expect(Reading(.json, text).error?.kind == kind)
    #expect(Reading(.json, text).outcomes.isEmpty)
  }
}

import Formats
import Testing

@Suite("JSON cut off")
struct JSONCutTests {
  private static let records = [
    #"{"id":1,"text":"路灯\u4e0d\n亮","open":true}"#, #"{"id":2,"list":[1.5e3,null,"x"]}"#,
    #"{"id":3,"inner":{"a":false}}"#,
  ]

  /// A document around the records: the bytes before each, and those behind the last.
  struct Layout: Sendable, CustomTestStringConvertible {
    var name: String
    var before: [String]
    var after: String
    var path: String?

    var testDescription: String { name }

    /// The encoding is named, since a text cut in its first character could be in any.
    var options: FormatOptions { FormatOptions(encoding: "utf-8", records: path) }
  }

  private static let layouts = [
    Layout(name: "array", before: ["[", ",", ", "], after: "]"),
    Layout(name: "lines", before: ["", "\n", "\n"], after: "\n"),
    Layout(
      name: "path", before: [#"{"n":3,"d":{"l":["#, ",\n", ","], after: "]}}", path: "d.l"),
    Layout(name: "found", before: [#"{"n":3,"d":{"l":[ "#, ",", ","], after: "]}}"),
  ]

  @Test("cut at every byte: what is complete is given, the rest is a reject", arguments: layouts)
  func everyByte(_ layout: Layout) throws {
    var text: [UInt8] = []
    var places: [Range<Int>] = []
    for (record, before) in zip(Self.records, layout.before) {
      text += before.utf8
      places.append(text.count..<(text.count + record.utf8.count))
      text += record.utf8
    }
    let end = text.count
    text += layout.after.utf8
    let whole = Reading(.json, text, layout.options)
    #expect(whole.records.count == 3 && whole.rejects.isEmpty && whole.error == nil)
    for cut in 1..<end {
      let reading = Reading(.json, Array(text[..<cut]), layout.options)
      let complete = places.count { $0.upperBound <= cut }
      #expect(reading.records == Array(whole.records.prefix(complete)), "cut at \(cut)")
      #expect(reading.rejects.count <= 1, "cut at \(cut)")
      if let open = places.first(where: { $0.lowerBound < cut && cut < $0.upperBound }) {
        #expect(reading.error?.kind == .cutOff, "cut at \(cut)")
        let rest = Array(text[open.lowerBound..<cut])
        #expect(reading.rejects.map(\.bytes) == [rest], "cut at \(cut)")
      } else if layout.name != "lines" {
        #expect(reading.error?.kind == .cutOff, "cut at \(cut)")
      }
    }
  }

  @Test("cut at every byte, one object is a reject")
  func oneObject() {
    let text = Array(Self.records[0].utf8)
    for cut in 1..<text.count {
      let reading = Reading(.json, Array(text[..<cut]), FormatOptions(encoding: "utf-8"))
      #expect(reading.rejects.map(\.bytes) == [Array(text[..<cut])])
      #expect(reading.records.isEmpty && reading.error?.kind == .cutOff)
    }
  }

  @Test("a remainder is kept up to 64 KiB, and the error says where the payload ends")
  func remainder() {
    let reading = Reading(.json, #"[{"a":1},\#n{"a":""# + String(repeating: "x", count: 100_000))
    #expect(reading.rejects.map(\.bytes.count) == [64 * 1024])
    #expect(
      reading.error?.description
        == "the payload is cut off at line 2, column 100007; "
        + "fetch it again, or ask its sender for the whole file")
  }
}

import Feedback
import Formats
import Testing

@Suite("JSON strings")
struct JSONStringTests {
  @Test(
    "escapes stand for their characters",
    arguments: [
      (#"\"\\\/"#, "\"\\/"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"), (#"\u4e2d\u6587"#, "中文"),
      (#"\u4E2D"#, "中"), (#"\u0000"#, "\0"), (#"\u00e9x"#, "éx"), (#"a\u0022b"#, "a\"b"),
      (#"\ud83d\ude00"#, "😀"), (#"\uD83D\uDE00"#, "😀"), (#"\udbff\udfff"#, "\u{10FFFF}"),
      (#"中\n文"#, "中\n文"),
    ])
  func escapes(_ text: String, _ expected: String) throws {
    #expect(try JSONText.parse(bytes(#"""#, text, #"""#)) == .string(expected))
    #expect(
      try JSONText.parse(bytes(#"{""#, text, #"":1}"#)) == .object([expected: .number("1")]),
      "a name is a string as well")
  }

  @Test(
    "half of a surrogate pair becomes U+FFFD and costs nothing beside it",
    arguments: [
      (#"\ud83d"#, "\u{FFFD}"), (#"\ude00"#, "\u{FFFD}"), (#"\ud83dx"#, "\u{FFFD}x"),
      (#"\ud83d\n"#, "\u{FFFD}\n"), (#"\ud83d\u0041"#, "\u{FFFD}A"),
      (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"),
    ])
  func surrogates(_ text: String, _ expected: String) throws {
    #expect(try JSONText.parse(bytes(#"""#, text, #"""#)) == .string(expected))
  }

  @Test("bytes that are not well-formed UTF-8 cost one character")
  func illFormed() throws {
    #expect(try JSONText.parse(bytes(#""a"#, 0xFF, #"b""#)) == "a\u{FFFD}b")
    #expect(try JSONText.parse(bytes(#""\n"#, 0xFF, #"b""#)) == "\n\u{FFFD}b")
  }
}

@Suite("JSON written")
struct JSONWritingTests {
  @Test("a value is written in one line, its names in their order")
  func line() {
    let value: FieldValue = .object([
      "b": .array([.null, .bool(true), .bool(false), .number("1e3"), .array([]), .object([:])]),
      "a": #"中"\/\#n\#r\#t\#u{1}\#u{1F}\#u{7F}"#,
    ])
    #expect(
      String(decoding: JSONText.bytes(of: value), as: UTF8.self)
        == #"{"b":[null,true,false,1e3,[],{}],"a":"中\"\\/\n\r\t\u0001\u001f"#
        + #"\#u{7F}"}"#)
  }

  @Test("what is written is read as it was")
  func roundTrip() throws {
    var generator = SeededGenerator(1)
    for _ in 0..<500 {
      let value = randomValue(&generator, depth: 5)
      #expect(try JSONText.parse(JSONText.bytes(of: value)) == value)
    }
  }

  private func randomValue(_ generator: inout SeededGenerator, depth: Int) -> FieldValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .number(["0", "-1.5", "1e-7", "123456789012345678901"].pick(&generator))
    case 3, 4: return .string(randomText(&generator))
    case 5: return .array((0..<3).map { _ in randomValue(&generator, depth: depth - 1) })
    default:
      return .object(
        Fields(
          (0..<3).map { _ in
            let name = randomText(&generator)
            return Fields.Entry(name: name, value: randomValue(&generator, depth: depth - 1))
          }))
    }
  }

  private func randomText(_ generator: inout SeededGenerator) -> String {
    let parts = ["路灯", #"""#, "\\", "\n", "\u{1}", "😀", "{", "]", ",", "é", "\\u4e2d", "x"]
    let count = Int.random(in: 0..<6, using: &generator)
    return (0..<count).map { _ in parts.pick(&generator) }.joined()
  }
}

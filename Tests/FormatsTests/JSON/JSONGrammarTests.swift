import Feedback
import Formats
import Testing

@Suite("JSON grammar")
struct JSONGrammarTests {
  @Test(
    "what RFC 8259 allows is read",
    arguments: [
      ("null", .null), ("true", .bool(true)), ("false", .bool(false)), (#""""#, ""),
      ("[]", .array([])), ("{}", .object([:])), (" [ 1 ,\t2 ]\r\n", numbers("1", "2")),
      (#"{"b":1,"a":[{}]}"#, .object(["b": .number("1"), "a": .array([.object([:])])])),
      (#"{"a":1,"a":2}"#, .object(["a": .number("1"), "a": .number("2")])),
      (#"{"":null}"#, .object(["": .null])), (#""\#u{7F}\#u{2028}""#, "\u{7F}\u{2028}"),
      ("[[],[[]]]", .array([.array([]), .array([.array([])])])),
    ] as [(String, FieldValue)])
  func accepted(_ text: String, _ value: FieldValue) throws {
    #expect(try JSONText.parse(Array(text.utf8)) == value)
  }

  private static func numbers(_ literals: String...) -> FieldValue {
    .array(literals.map(FieldValue.number))
  }

  @Test(
    "a number keeps its literal",
    arguments: [
      "0", "-0", "7", "-1.5", "1e3", "1E+3", "0.25e-10", "17411758", "1e999",
      "123456789012345678901234567890.0",
    ])
  func number(_ literal: String) throws {
    #expect(try JSONText.parse(Array(literal.utf8)) == .number(literal))
    #expect(try JSONText.parse(Array("[\(literal)]".utf8)) == .array([.number(literal)]))
  }

  @Test(
    "what RFC 8259 does not allow is refused",
    arguments: [
      "nulll", "True", "nil", "undefined", "NaN", "Infinity", "-Infinity", "01", "-01", "+1", ".5",
      "1.e3", "1.x", "0x1", "1e1.5", "- 1", "'a'", #""\x""#, #""\u12g4""#, #""\\#n""#, #""\#t""#,
      #""a\#nb""#, #""\#u{0}""#, "]", "}", ",", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1}", "[1:2]",
      #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{,}", "{a:1}", "{'a':1}", #"{"a" 1}"#, "{1:1}",
      "{null:1}", #"{"a":1]"#, #"{"a":1 "b":2}"#, "1 2", "[1]x", "[] []", "\u{FEFF}1", "\u{A0}1",
      "/**/1", "1//", "#1", "1\u{0}",
    ])
  func refused(_ text: String) {
    #expect(throws: FormatError.self) { try JSONText.parse(Array(text.utf8)) }
    #expect(kind(text) == .malformed)
  }

  @Test(
    "what more text could mend is cut off",
    arguments: [
      "", " ", "-", "1.", "1e", "1e+", #"""#, #""a"#, "\"\\", #""\u"#, #""\u00e"#, "[", "[1",
      "[1,", "{", #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,"#, "n", "nul", "tru", "[f",
      #"{"a":fals"#,
    ])
  func cutOff(_ text: String) {
    #expect(kind(text) == .cutOff)
  }

  private func kind(_ text: String) -> FormatError.Kind? {
    do throws(FormatError) {
      _ = try JSONText.parse(Array(text.utf8))
      return nil
    } catch {
      return error.kind
    }
  }

  @Test("values are nested 512 deep and no deeper")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      let open = (0..<depth).map { $0.isMultiple(of: 2) ? "[" : #"{"a":"# }.joined()
      let close = (0..<depth).reversed().map { $0.isMultiple(of: 2) ? "]" : "}" }.joined()
      return Array((open + (depth.isMultiple(of: 2) ? "1" : "") + close).utf8)
    }
    #expect(throws: Never.self) { try JSONText.parse(nested(512)) }
    #expect(throws: FormatError.self) { try JSONText.parse(nested(513)) }
    #expect(throws: FormatError.self) { try JSONText.parse(Array(repeating: 0x5B, count: 100_000)) }
  }
}

import Feedback
import Testing

@testable import Formats

@Suite("Open311 attributes")
struct Open311AttributeTests {
  private func shown(_ members: String) -> [String] {
    let reading = Reading(.open311, "[{\"token\":\"t\",\(members)}]")
    return Array(reading.shown.first?.dropFirst() ?? [])
  }

  @Test(
    "attributes become fields of their own",
    arguments: [
      (#""attributes":{"a":1,"b":{"c":true}}"#, ["attributes.a=1", "attributes.b.c=true"]),
      (#""attributes":[{"name":"a","value":"x"}]"#, ["attributes.a=x"]),
      (#""attributes":[{"key":"a","value":"x"}]"#, ["attributes.a=x"]),
      (#""attributes":[{"code":7,"values":["x","y"]}]"#, ["attributes.7=x, y"]),
      (
        #""attributes":[{"label":"L","name":"a","value":"x","code":"X"}]"#,
        ["attributes.a.label=L", "attributes.a=x", "attributes.a.code=X"]
      ),
      (#""attributes":[{"code":"a","value":"x"},{"code":"a","value":"y"}]"#, ["attributes.a=x, y"]),
      (#""attributes":["x","y"]"#, ["attributes=x, y"]), (#""attributes":"x""#, ["attributes=x"]),
      (#""attributes":[{"a":1},{"b":[{"c":2}]}]"#, ["attributes.0.a=1", "attributes.1.b.0.c=2"]),
      (#""attributes":[{"name":"a","value":null}]"#, []), (#""attributes":null"#, []),
      (#""attributes":[{"name":"","value":1}]"#, ["attributes.0.value=1"]),
      (#""attributes":[1,{"a":2}]"#, ["attributes.0=1", "attributes.1.a=2"]),
      (
        #""Extended_Attributes":{"x":6006819.576650221}"#,
        ["extended_attributes.x=6006819.576650221"]
      ),
      (#""extended_attributes":{"a":[],"b":{},"c":" "}"#, []),
    ])
  func flattened(_ members: String, _ expected: [String]) {
    #expect(shown(members) == expected)
  }

  @Test(
    "attributes in XML are those in JSON",
    arguments: [
      (
        "<attributes><attribute><code>a</code><value>x</value></attribute></attributes>",
        ["attributes.a=x"]
      ),
      (
        "<attributes><attribute code='a'>x</attribute><attribute code='b'/></attributes>",
        ["attributes.a=x"]
      ),
      ("<attributes><a>1</a><b nil='true'/></attributes>", ["attributes.a=1"]),
      (
        "<extended_attributes><attribute name='a'>x</attribute></extended_attributes>",
        ["extended_attributes.a=x"]
      ),
      (
        "<extended_attributes><notes><note><type>o</type></note></notes></extended_attributes>",
        ["extended_attributes.notes.0.type=o"]
      ),
      ("<media_url>1</media_url><media_url>2</media_url>", ["media_url=1, 2"]),
    ])
  func xml(_ members: String, _ expected: [String]) {
    let xml = "<requests><request><token>t</token>\(members)</request></requests>"
    #expect(Array(Reading(.open311, xml).shown.first?.dropFirst() ?? []) == expected)
  }

  @Test("what is not an attribute keeps its form")
  func unknown() {
    let reading = Reading(
      .open311,
      #"[{"token":1,"notes":[{"a":null,"b":[{}]}],"empty":[null,""],"none":{},"x":[1,null]}]"#)
    #expect(
      reading.fields == [
        [
          "token": .number("1"),
          "notes": .array([.object(["a": .null, "b": .array([.object([:])])])]),
          "x": .array([.number("1")]),
        ]
      ])
  }

  @Test("a path finds a flattened value as it would find it nested")
  func paths() {
    let fields = Reading(.open311, requestsInJSON).fields[0]
    #expect(fields[path: "extended_attributes.photos.0.width"] == .number("864"))
    #expect(fields[path: "attributes.POLE"] == .number("12"))
  }
}

import Report
import Testing

@Suite("Templates")
struct TemplateTests {
  private func render(_ text: String, _ values: [String: TemplateValue]) throws -> String {
    try Template(text, file: "t.mustache", escaping: .html).render(values)
  }

  @Test("a text is escaped once wherever it stands, markup is not")
  func escapes() throws {
    let values: [String: TemplateValue] = [
      "text": .text("<&"), "markup": .markup("<svg/>"), "list": .list([.text("<a>")]),
      "object": ["inner": .text("\"\u{301}")],
    ]
    let template =
      "{{text}}{{{text}}}{{&text}}{{markup}}{{#list}}{{.}}{{/list}}"
      + "{{object.inner}}{{#text}}{{.}}{{/text}}"
    let escaped = "&lt;&amp;"
    #expect(
      try render(template, values)
        == "\(escaped)\(escaped)\(escaped)<svg/>&lt;a&gt;&quot;\u{301}\(escaped)")
  }

  @Test("nothing hides its section, even where an outer value has the name")
  func none() throws {
    let values: [String: TemplateValue] = [
      "place": .text("outer"), "items": .list([["place": .none], ["place": .text("inner")]]),
    ]
    #expect(
      try render("{{#items}}[{{#place}}{{.}}{{/place}}{{^place}}-{{/place}}]{{/items}}", values)
        == "[-][inner]")
    #expect(try render("{{#items}}[{{place}}]{{/items}}", values) == "[][inner]")
  }

  @Test("a text cannot become a tag")
  func inert() throws {
    #expect(try render("{{a}}", ["a": .text("{{b}}"), "b": .text("secret")]) == "{{b}}")
  }

  @Test(
    "a fault names its place and the mend",
    arguments: [
      ("{{#a}}\n{{/b}}", 2, "close the section with the name that opened it"),
      ("{{#a}}", 1, "close every section that is opened: {{#name}} ... {{/name}}"),
      ("a\nb {{c", 2, "write the tag as {{name}}, {{#name}}, {{^name}} or {{/name}}"),
    ])
  func faults(text: String, line: Int, message: String) {
    let error = #expect(throws: TemplateError.self) {
      _ = try Template(text, file: "t.mustache", escaping: .html)
    }
    #expect(error?.line == line)
    #expect(error?.message == message)
    #expect(error?.description.hasPrefix("t.mustache:\(line):") == true)
  }
}

import Testing

@testable import Formats

@Suite("XPath of selectors")
struct HTMLSelectorTests {
  @Test(
    "a wrong expression is an option error that names it and the place",
    arguments: [
      ("//td[", "a step, an operand or an operator is missing", 6),
      ("//td]", "a step, an operand or an operator is missing", 5),
      ("", "a step, an operand or an operator is missing", 1),
      ("//", "a step, an operand or an operator is missing", 3),
      ("'abc", "a quote is not closed", 5),
      ("a b", "a step, an operand or an operator is missing", 3),
      ("//p[lower-case(.)='a']", "XPath 1.0 has no function lower-case()", 5),
      ("//p[matches (., 'x')]", "XPath 1.0 has no function matches()", 5),
      ("//p[$x]", "a page has no variables", 5),
      ("//svg:path", "a page's names have no prefix", 3),
      ("//a:*", "a page's names have no prefix", 3),
      ("//p[contains(.)]", "contains() does not take 1 arguments", 5),
      ("//p[contains(., 'a', 'b')]", "contains() does not take 3 arguments", 5),
      ("//p[position(1)]", "position() does not take 1 arguments", 5),
      ("中文/foo::p", "a step, an operand or an operator is missing", 12),
      ("//p[@class='x' and]", "a step, an operand or an operator is missing", 19),
    ])
  func wrong(_ path: String, _ what: String, _ column: Int) {
    let error = #expect(throws: FormatError.self) {
      try HTMLSelectors(record: path, fields: [])
    }
    #expect(error?.kind == .option)
    #expect(
      error?.description
        == "the XPath \"\(path)\" of record is wrong: \(what) at column \(column); mend it there")
  }

  @Test("every option is checked, and named")
  func options() {
    func purpose(_ make: () throws -> HTMLSelectors) -> String? {
      (#expect(throws: FormatError.self, performing: make))?.what.components(separatedBy: "\" of ")
        .last
    }
    let fields = [HTMLSelectors.Field("名", "//[")]
    let reason = " is wrong: a step, an operand or an operator is missing"
    #expect(purpose { try HTMLSelectors("//p", [:], next: "//[") } == "next" + reason)
    #expect(purpose { try HTMLSelectors("//p", [:], detail: "//[") } == "detail" + reason)
    #expect(
      purpose { try HTMLSelectors(record: "//p", fields: fields) } == "fields: 名" + reason)
    #expect(
      purpose { try HTMLSelectors(record: "//p", fields: [], detailFields: fields) }
        == "detail_fields: 名" + reason)
    #expect(
      purpose { try HTMLSelectors("count(//p)", [:]) } == "record is wrong: it gives no nodes")
    #expect(
      purpose { try HTMLSelectors("string(//p)", [:]) } == "record is wrong: it gives no nodes")
    #expect(
      purpose { try HTMLSelectors("//p", [:], next: "1 + 1") }
        == "next is wrong: it gives no nodes")
    #expect(
      purpose { try HTMLSelectors("//p", ["a": "count(//p)/b"]) }
        == "fields: a is wrong: it takes a text or number for nodes")
  }

  @Test("a field has a name of its own", arguments: [["a", "a"], [""]])
  func names(_ names: [String]) {
    let error = #expect(throws: FormatError.self) {
      try HTMLSelectors(record: "//p", fields: names.map { .init($0, ".") })
    }
    #expect(error?.kind == .option)
  }

  @Test(
    "what XPath 1.0 allows is allowed",
    arguments: [
      "//tr[td]", "//div[@class='a' and not(@id)]/p[2]", "(//table)[2]/tr[position() > 1]",
      "id('x')/li", "//li[contains(concat(' ', normalize-space(@class), ' '), ' item ')]", ".",
      "//*[self::h1 or self::h2]", "//a[starts-with(@href, '/msg')]/..", "/html/body//p",
      "//dt[. = '状态']/following-sibling::dd[1]", "//p | //li", "//div[div]/div",
      "//p[string-length() > 10]", "//和[和='和']", "//text()[normalize-space()]", "//p[1 mod 2]",
      "descendant::comment()", "//p[-1 < 2 * 3]", "//and[div and or]", "//p[.=\"it's\"]",
    ])
  func right(_ path: String) throws {
    _ = try HTMLSelectors(record: path, fields: [.init("a", path)], next: path, detail: path)
  }

  @Test("an expression longer than any that is written by hand is refused")
  func long() {
    let path = String(repeating: "(", count: 500) + "1" + String(repeating: ")", count: 500)
    let error = #expect(throws: FormatError.self) { try HTMLSelectors(record: path, fields: []) }
    #expect(error?.what.hasSuffix("it is longer than 1000 bytes") == true)
  }

  @Test("a fault that only shows on a page is an error there")
  func late() throws {
    let selectors = try HTMLSelectors("//p", ["a": "b[count(.)/c]"])
    let reading = Reading(.html, "<p><b>A</b></p>", FormatOptions(html: selectors))
    #expect(reading.error?.kind == .option)
    #expect(reading.error?.what.contains("of fields: a is wrong") == true)
  }
}

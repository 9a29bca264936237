import Feedback
import Testing

@testable import Formats

@Suite("steps of XPath")
struct XPathStepsTests {
  @Test(
    "a path is cut before a step that may meet nodes again",
    arguments: [
      ("//table//tr[@class='row']", "//table, .//tr[@class='row']"),
      ("td[2]/a/@href", "td[2]/a/@href"),
      ("//a/..", "//a, .."), ("//dt/following-sibling::dd[1]", "//dt, following-sibling::dd[1]"),
      ("//a/../../@id", "//a, ../../@id"), ("../../a", "../../a"), (".", "."), ("/", "/"),
      ("//a//b//c/d/e", "//a, .//b, .//c/d/e"), ("//a | //b/..", "//a | //b, .."),
      ("/html/body//p", "/html/body, .//p"), ("(//a)[1]/..", "(//a)[1], .."),
      ("id('x')//li", "id('x'), .//li"), ("//a/ancestor::tr / td", "//a, ancestor::tr / td"),
      ("@class/..", "@class/.."), ("self::a/parent::b/parent::c", "self::a/parent::b/parent::c"),
      ("a[b/c]/d", "a[b/c]/d"), ("//a[../b]", "//a[../b]"), ("//a[.//b]//c", "//a[.//b], .//c"),
      ("'a//b/..'", "'a//b/..'"), ("//*/.. ", "//*, .. "), ("a/b | c", "a/b | c"),
    ])
  func cut(_ text: String, _ expected: String) {
    let paths = XPathSteps(text, XPathTokens.of(text)).paths
    let shown = paths.map { $0.map(\.text).joined(separator: ", ") }.joined(separator: "|")
    #expect(shown == expected)
    #expect(paths.joined().allSatisfy { !$0.comparesNodes })
  }

  @Test(
    "what cannot be cut is known to compare nodes",
    arguments: [
      "count(//a/..)", "//a[b/..]", "//a//b = 'x'", "//a/.. and //b", "//a[.//b//c]",
      "string(a//b)",
      "//following::p", "//a/..|//b + 1", "//a[b/following-sibling::c]", "a/(b)//c = 1",
    ])
  func uncut(_ text: String) {
    let paths = XPathSteps(text, XPathTokens.of(text)).paths
    #expect(paths == [[XPathSteps.Part(text: text, comparesNodes: true)]])
  }

  @Test("operators alone cut nothing", arguments: ["count(//a) + 1", "//a = //b", "1 * 2", "-//a"])
  func operators(_ text: String) {
    let paths = XPathSteps(text, XPathTokens.of(text)).paths
    #expect(paths == [[XPathSteps.Part(text: text)]])
  }

  @Test("tokens are those of XPath 1.0")
  func tokens() {
    func kinds(_ text: String) -> String {
      XPathTokens.of(text).map { "\($0.kind):\($0.text)" }.joined(separator: " ")
    }
    #expect(kinds("a*b") == "name:a word:* name:b")
    #expect(kinds("//* [@*]") == "symbol:// symbol:* symbol:[ symbol:@ symbol:* symbol:]")
    #expect(kinds("div div div") == "name:div word:div name:div")
    #expect(kinds("a-b - 1.5") == "name:a-b symbol:- number:1.5")
    #expect(kinds("'it''s' != \"x\"") == "literal:'it' literal:'s' symbol:!= literal:\"x\"")
    #expect(kinds("a:b c:* d::e") == "name:a:b name:c:* name:d symbol::: name:e")
    #expect(kinds("中文[和]") == "name:中文 symbol:[ name:和 symbol:]")
    #expect(kinds("..//.") == "symbol:.. symbol:// symbol:.")
    #expect(kinds("'open") == "literal:'open")
  }

  private static let page = """
    <div id=a class=x><p>1<b>2</b></p><p class=x>3</p><div><p>4</p><i>5</i><p>6<b>7</b></p></div></div>
    <div class=x><ul><li>8<li><a href=u>9</a><a href=v>10</a></ul><p>11</p></div><p>12
    """

  @Test(
    "a path that is cut gives what it gives whole",
    arguments: [
      "//div//p", "//p/..", "//p/following-sibling::*", "//b/ancestor::div", "//p/preceding::p",
      "//b/following::*[1]", "//div//p//b", "//*/..//p", "//a/@href/../..",
      "//li/a/../..//a/text()",
      "//p | //div//b | //b/..", "//div/descendant-or-self::div", "(//p)[2]/..//p[2]",
      "//p/preceding-sibling::p[1]/..", "//div[@class='x']//p[1]", "//div//*[last()]/..",
      "//b/../../p | //p/..", "//p/ancestor-or-self::*/@class", "id('a')//p/..",
    ])
  func same(_ path: String) throws {
    let page = try HTMLPage(Self.page)
    #expect(XPathSteps(path, XPathTokens.of(path)).paths.joined().count > 1)
    let whole = try page.value("count((\(path))[true()])")
    let cut = try HTMLReader(page, HTMLSelectors(path, [:]))
    #expect(whole == .number(String(cut.count)))
    let texts = try page.text("concat((\(path))[1], '|', (\(path))[last()])")
    var reader = try HTMLReader(page, HTMLSelectors(path, ["text": "string(.)"]))
    var found: [String] = []
    while case .record(let record)? = try reader.next() {
      found.append(record.fields["text"]?.text ?? "")
    }
    let normal = texts?.replacing("\n", with: "")
    #expect(normal == "\(found.first ?? "")|\(found.last ?? "")".replacing("\n", with: ""))
  }
}

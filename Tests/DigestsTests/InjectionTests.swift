import Digests
import Feedback
import Testing

@Suite("Residents' text in digests")
struct InjectionTests {
  static let texts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "\"\u{301} onmouseover=\"\u{301}alert(1)", "</article></li></ol></main><h1>x</h1>",
    "{{label.summary}} {{{style}}}", "<!-- ", "]]>", "&lt;b&gt;", "a | b\n| c |", "# heading",
    "\n\n## heading\n\n- list", "[link](javascript:alert(1))", "![image](x)", "`code` *bold*",
    "> quote", "\u{202E}evil\u{202C}", "مرحبا بالعالم", "👩‍👩‍👧‍👦📮❤️", "\0\u{1}\u{8}",
    String(repeating: "长", count: 2_000), String(repeating: "w", count: 2_000),
  ]

  /// A day whose every text from outside is the same.
  private func input(of text: String) -> DigestInput {
    var input = Sample.office(.chinese)
    for index in input.items.indices {
      input.items[index].subject = text
      input.items[index].excerpt = text
      input.items[index].place = text
      input.items[index].source = text
    }
    input.review = input.items.filter { $0.review != nil }
    for index in input.matters.indices {
      input.matters[index].title = text
      input.matters[index].quotations = [text]
    }
    input.deadlines?.overdueItems[0].subject = text
    input.heat?.rows[0].place.name = text
    input.places[0].name = text
    input.sources[0].name = text
    return input
  }

  @Test("a page keeps its elements whatever a resident writes", arguments: texts)
  func html(text: String) throws {
    let templates = try Templates.shipped()
    let html = try input(of: text).html(templates)
    let plain = try input(of: "plain").html(templates)
    #expect(Markup(html).faults == [])
    #expect(Markup(html).elements == Markup(plain).elements)
  }

  @Test("so do the list of its items and its mail", arguments: texts)
  func listAndMail(text: String) throws {
    let templates = try Templates.shipped()
    func pages(_ text: String) throws -> [String] {
      let input = input(of: text)
      let list = DigestList(
        input,
        items: input.items.map {
          ListedItem(
            $0, topic: "a", department: "b", kind: "c", source: "d", places: ["e", "f"])
        })
      return [try list.html(templates, digest: "all.html"), try input.mail(templates).html]
    }
    for (page, plain) in zip(try pages(text), try pages("plain")) {
      #expect(Markup(page).faults == [])
      #expect(Markup(page).elements == Markup(plain).elements)
    }
  }

  /// What opens each line: the marks of headings, lists, quotations and tables, and how many cells.
  private func shape(_ markdown: String) -> [String] {
    markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let cells = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
      return line.prefix { "#->|".contains($0) } + "\(cells)"
    }
  }

  @Test("a Markdown digest keeps its lines and cells whatever a resident writes", arguments: texts)
  func markdown(text: String) throws {
    let templates = try Templates.shipped()
    let markdown = try input(of: text).markdown(templates)
    #expect(shape(markdown) == shape(try input(of: "plain").markdown(templates)))
    #expect(!markdown.unicodeScalars.contains { ("\u{202A}"..."\u{202E}").contains($0) })
  }
}

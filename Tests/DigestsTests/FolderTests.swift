import Digests
import Feedback
import Testing

@Suite("The pages around digests")
struct FolderTests {
  private let templates: DigestTemplates

  init() throws { templates = try Templates.shipped() }

  private func list(_ input: DigestInput) -> DigestList {
    DigestList(
      input,
      items: input.items.map { item in
        ListedItem(
          item, topic: input.topics.first { $0.name == item.topic }?.id ?? "",
          department: "", kind: "help", source: "board",
          places: item.place == nil ? [] : ["chengnan"])
      })
  }

  @Test("every figure with a link leads to a part of the list", arguments: Language.allCases)
  func links(language: Language) throws {
    let input = Sample.office(language)
    let page = try input.html(templates, list: "all.items.html")
    let list = try list(input).html(templates, digest: "all.html")
    let targets = Set(list.matches(of: /\sid="([^"]*)"/).map { String($0.1) })
    let links = page.matches(of: /href="all\.items\.html#([^"]*)"/).map { String($0.1) }
    #expect(links.count > 20)
    for link in links { #expect(targets.contains(link), "\(link)") }
    #expect(try !input.html(templates).contains("items.html"), "a digest by itself leads nowhere")
  }

  @Test("a part of the list hides what its figure does not count")
  func facets() throws {
    let page = try list(Sample.office(.english)).html(templates, digest: "all.html")
    #expect(
      page.contains("#topic-transport:target~ol>li:not(.topic-transport){display:none}"))
    let ofTransport = page.matches(of: /<li id="MQ[^"]*" class="[^"]*topic-transport[ "]/).count
    let input = Sample.office(.english)
    #expect(ofTransport == input.items.count { $0.topic == "Transport" })
    #expect(Markup(page).faults == [])
  }

  @Test("the first page is a calendar of the days with digests", arguments: Language.allCases)
  func index(language: Language) throws {
    var index = DigestIndex(language: language, office: "望川")
    index.days = [(Sample.sunday, 37), (Sample.sunday - 30, 1_024)]
    index.sections = [
      .init(.byDepartment, [.init(name: "A & B", path: "readers/a.html", total: nil)]),
      .init(.byPlace, []),
    ]
    let page = index.html(templates)
    #expect(Markup(page).faults == [])
    #expect(page.contains("href=\"2026-11-22/index.html\""))
    #expect(page.contains("1,024"))
    #expect(page.contains("A &amp; B"))
    #expect(page.matches(of: /<table/).count == 2, "a month without digests has no calendar")
    #expect(!page.contains("aria-labelledby=\"byPlace\""))
    for word in ["http://", "https://", "url("] { #expect(!page.contains(word)) }
  }

  @Test("an index of nothing says so")
  func empty() {
    #expect(
      DigestIndex(language: .english, office: "W").html(templates).contains(
        "There is no digest yet."))
  }

  @Test(
    "a mail survives mail programs: tables and inline styles alone", arguments: Language.allCases)
  func mail(language: Language) throws {
    let mail = try Sample.office(language).mail(templates)
    #expect(Markup(mail.html).faults == [])
    #expect(Markup(mail.html).named("svg", "style", "script", "link", "img").isEmpty)
    #expect(mail.subject.contains("37"))
    #expect(!mail.plain.contains("<") && !mail.plain.contains("&amp;"))
    #expect(mail.plain.contains("MQ-20261122-0037"))
  }
}

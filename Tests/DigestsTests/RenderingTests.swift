import Digests
import Feedback
import Foundation
import GoldenFiles
import Testing

@Suite("Digests")
struct RenderingTests {
  private let templates: DigestTemplates

  init() throws {
    templates = try Templates.shipped()
  }

  @Test("the documents of a small day are as accepted", arguments: Language.allCases)
  func golden(language: Language) throws {
    let input = Sample.department(language), code = language.rawValue
    // The style is one of the shipped files; golden documents are of the words.
    let unstyled = try Templates.shipped().unstyled()
    try Golden.expect(input.html(unstyled), matches: "department.\(code).html")
    try Golden.expect(input.markdown(unstyled), matches: "department.\(code).md")
    try Golden.expect(Sample.empty(language).markdown(unstyled), matches: "empty.\(code).md")
    try Golden.expect(Sample.office(language).markdown(unstyled), matches: "office.\(code).md")
  }

  @Test("the same input gives the same bytes in every form")
  func stable() throws {
    let input = Sample.office(.chinese)
    #expect(try input.html(templates) == input.html(templates))
    #expect(try input.markdown(templates) == input.markdown(templates))
    #expect(try input.json() == input.json())
  }

  static let samples = Language.allCases.flatMap { language in
    Period.allCases.map { Sample.office(language, period: $0) }
      + [Sample.department(language), Sample.empty(language), one(language), many(language)]
  }

  static func one(_ language: Language) -> DigestInput {
    var input = Sample.department(language)
    (input.total, input.totalBefore, input.trend, input.kinds) = (1, 0, [], [])
    input.items = [input.items[0]]
    (input.review, input.reviewTotal) = ([], 0)
    return input
  }

  static func many(_ language: Language) -> DigestInput {
    var input = Sample.office(language)
    input.items = (0..<500).map { input.items[$0 % 37] }
    input.total = 12_345
    return input
  }

  @Test("every page is well formed and accessible", arguments: samples)
  func wellFormed(input: DigestInput) throws {
    let html = try input.html(templates), markup = Markup(html)
    #expect(markup.faults == [])
    #expect(markup.named("html")[0].attributes == " lang=\"\(input.language.rawValue)\"")
    for landmark in ["header", "main", "footer", "h1"] {
      #expect(markup.named(landmark).count == 1, "\(landmark)")
    }
    let levels = markup.named("h1", "h2", "h3").compactMap { Int($0.name.dropFirst()) }
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "headings in order")
    #expect(markup.named("table").count == markup.named("caption").count)
    #expect(markup.named("th").allSatisfy { $0.attributes.contains("scope=") })
    #expect(
      markup.named("svg").allSatisfy {
        $0.attributes.contains("aria-label=") || $0.attributes.contains("aria-hidden=")
      })
    #expect(!html.contains("{{"))
  }

  @Test("every label and part of a page is named once", arguments: samples)
  func identifiers(input: DigestInput) throws {
    guard Set(input.items.map(\.number)).count == input.items.count else { return }
    let html = try input.html(templates)
    let names = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(names).count == names.count)
    let links = html.matches(of: /(?:href="#|aria-labelledby=")([^"]*)"/).map { String($0.1) }
    #expect(!links.isEmpty && links.allSatisfy(names.contains))
  }

  @Test("a page loads nothing and runs nothing", arguments: samples)
  func selfContained(input: DigestInput) throws {
    let html = try input.html(templates)
    #expect(Markup(html).named("script", "link", "img", "iframe", "object").isEmpty)
    for word in ["http://", "https://", "url(", "@import", "javascript:"] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test("a long list says how much of it is shown")
  func listed() throws {
    #expect(
      try Self.many(.chinese).html(templates).contains("共 12,345 件，以下列出最近 500 件。"))
    #expect(
      try Self.many(.english).markdown(templates)
        .contains("12,345 messages in all; the latest 500 are listed."))
  }

  @Test("a whole office's digest names what did not come in, a department's does not")
  func intake() throws {
    let office = try Sample.office(.english).markdown(templates)
    #expect(office.contains("- 12345 hotline: 3"))
    #expect(
      office.contains(
        "- Hexi message board (since 22 Nov 05:30): connection refused by 192.0.2.7 port 443"))
    #expect(try !Sample.department(.english).markdown(templates).contains("Intake"))
  }

  @Test("a rate of nothing is no data")
  func noData() throws {
    var input = Sample.empty(.chinese)
    input.topics = [NamedCount(id: "transport", name: "交通运输", count: 0, before: 5)]
    #expect(try input.markdown(templates).contains("| 交通运输 | 0 | 无数据 | −5 |"))
  }

  @Test("times are those of the office's zone, and a zone must be known")
  func zones() throws {
    var input = Sample.department(.english)
    input.timeZone = "America/New_York"
    #expect(try input.html(templates).contains("<time datetime=\"2026-11-22T08:53-05:00\">08:53<"))
    input.timeZone = "Mars/Olympus"
    #expect(throws: DigestError.unknownTimeZone("Mars/Olympus")) { try input.html(templates) }
  }
}

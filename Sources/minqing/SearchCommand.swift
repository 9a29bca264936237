internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing search`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Look for items by what they say, the best first.",
    discussion: """
      Every word must be there: '停车 小区'. "A phrase" stands as it is written, -word must not be there, \
      one OR other is enough, park* is how a Latin word begins. Chinese is found wherever it stands, one \
      character or many; Latin words and numbers as a whole. Full-width and upper-case letters \
      make no difference. A query with -word stands in quotes, so that the shell hands it on as one.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "What to look for; several words are one query.")
  var query: [String]

  @OptionGroup(title: "Filter") var filter: QueueFilterOptions

  @Option(help: "At most so many.")
  var limit = 20

  @Option(help: "Why you look for confidential items; it is kept in the history.")
  var reason: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit) shows nothing; give 1 or more") }
    if reason != nil, !filter.confidential {
      throw ValidationError("--reason goes with --confidential")
    }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    // As many wide characters as a line holds behind its indent, so that what was found is on it.
    let line = console.width.map { max(10, ($0 - 8) / 2) }
    let page = try office.search(
      query.joined(separator: " "), filter.filter, limit: limit,
      excerpt: json ? 100 : line ?? 100, reason: reason)
    if json { return try printJSON(page) }
    paged { printOut(searchText(page, office)) }
  }
}

/// What a search found as a person reads it: two or three lines an item.
func searchText(_ page: SearchPage, _ office: OfficeContext) -> String {
  let words = Words(language: office.language)
  let states = page.hits.map { office.name(.state, $0.item.state) }
  let widest = states.map(DisplayWidth.of).max() ?? 0
  var lines: [String] = []
  for (hit, state) in zip(page.hits, states) {
    let item = hit.item
    let head = [
      item.number, String(shortTime(item.receivedAt, office.timeZone).prefix(10)),
      state.padded(to: widest), item.departmentName ?? "-",
    ]
    lines.append(head.joined(separator: "  ").highlighted([], width: console.width, colour: false))
    lines.append("  " + shown(item.subject, hit.subjectMarks, indent: 2))
    if !hit.excerpt.isEmpty {
      lines.append("    " + shown(hit.excerpt, hit.excerptMarks, indent: 4))
    }
  }
  return (lines + footer(page, words)).joined(separator: "\n")
}

private func shown(_ text: String, _ marks: [TextMark], indent: Int) -> String {
  text.highlighted(
    marks.map(\.range), width: console.width.map { $0 - indent }, colour: console.hasColour)
}

private func footer(_ page: SearchPage, _ words: Words) -> [String] {
  let total =
    page.isTotalExact ? "\(page.total)" : words("至多 \(page.total)", "at most \(page.total)")
  var lines = [
    words(
      "共 \(total) 条，列出 \(page.hits.count) 条", "\(total) in all, \(page.hits.count) listed")
  ]
  if page.isCut {
    lines.append(
      words("只在最近的命中里排序，更早的未列入。", "Only the newest were ranked; older ones were left out."))
  }
  if page.unindexed > 0 {
    lines.append(
      words(
        "\(page.unindexed) 条尚未编入索引：minqing index",
        "\(page.unindexed) items are not indexed yet: minqing index"))
  }
  return lines
}

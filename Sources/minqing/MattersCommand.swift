internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing matters`
struct MattersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matters",
    abstract: "See what many people speak about (事项): list, show, merge and split.",
    subcommands: [
      MattersListCommand.self, MattersShowCommand.self, MattersMergeCommand.self,
      MattersSplitCommand.self, MattersGroupCommand.self,
    ],
    defaultSubcommand: MattersListCommand.self)
}

/// `minqing matters list`
struct MattersListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List matters, hottest first.",
    discussion: """
      Confidential items are left out. The mark ^ says that more came in the last days than the usual \
      for these weekdays explains. With --json every matter is printed, with its items' ids.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "At most so many (default: 20; with --json all).")
  var limit: Int?

  @Option(help: "A place's id: the matters of that township or sub-district, by its own voices.")
  var place: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1") }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let matters = try office.matterList(place: place, limit: json ? limit : limit ?? 20)
    if json { return try printJSON(matters) }
    let words = Words(language: office.language)
    var table = TextTable([
      .fixed(words("编号", "id")), .flexible(words("事项", "matter"), least: 24),
      .figure(words("热度", "heat")), .figure(words("意见", "voices")),
      .figure(words("人数", "people")), .fixed(words("起", "first")), .fixed(words("止", "last")),
      .flexible(words("地点", "place"), least: 6), .fixed(""),
    ])
    for matter in matters {
      table.add([
        matter.id, matter.title, twoDecimals(matter.heat), String(matter.voices),
        matter.people.map(String.init) ?? "-", matter.first, matter.last, matter.placeName ?? "-",
        matter.burst ? "^" : "",
      ])
    }
    paged { printTable(table) }
  }
}

/// `minqing matters show`
struct MattersShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one matter with its voices.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The matter's id, such as M-12.")
  var matter: String

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let detail = try office.matterShow(matter)
    if json { return try printJSON(detail) }
    paged { printMatter(detail, office) }
  }
}

/// `minqing matters merge`
struct MattersMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Say that matters are one; the first keeps its id.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The ids of two matters or more, such as M-12 M-31.")
  var matters: [String]

  @Flag(help: "Print the matter as JSON.")
  var json = false

  func validate() throws {
    if matters.count < 2 { throw ValidationError("name two matters or more") }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let detail = try office.mergeMatters(matters)
    try json ? printJSON(detail) : printMatter(detail, office)
  }
}

/// `minqing matters split`
struct MattersSplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Say that items do not belong to a matter.",
    discussion: """
      Two items or more are another matter together; one alone belongs to none. They never come back by \
      themselves; `matters merge` undoes it.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The matter's id, such as M-12.")
  var matter: String

  @Argument(help: "Work-order numbers, public ids or the sources' own ids.")
  var items: [String]

  @Flag(help: "Print the matters that there are now as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let details = try office.splitMatter(matter, items)
    if json { return try printJSON(details) }
    for detail in details { printMatter(detail, office) }
  }
}

/// `minqing matters group`
struct MattersGroupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "group",
    abstract: "Find the matters of what waits; every run, fetch and import does it by itself.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print the report as JSON.")
  var json = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let report = try await office.group()
    if json { return try printJSON(report) }
    printOut(groupLine(report.figures, Words(language: office.language)))
  }
}

/// What grouping did, on one line.
func groupLine(_ figures: GroupFigures, _ words: Words) -> String {
  words(
    "归并：查看 \(figures.voices) 条，\(figures.joined) 条归入事项，新事项 \(figures.formed) 个",
    "matters: of \(figures.voices) voices \(figures.joined) joined, \(figures.formed) new matters")
}

/// Prints a matter for a person.
private func printMatter(_ detail: MatterDetail, _ office: OfficeContext) {
  let words = Words(language: office.language)
  let matter = detail.matter
  printOut("\(matter.id)  \(matter.title)")
  let people = matter.people.map { words("，\($0) 人", ", \($0) people") } ?? ""
  let votes = matter.votes.map { words("，\($0) 票", ", \($0) votes") } ?? ""
  printOut(
    words(
      "\(matter.first) 至 \(matter.last)，\(matter.voices) 条意见\(people)\(votes)，热度 \(twoDecimals(matter.heat))",
      "\(matter.first) to \(matter.last), \(matter.voices) voices\(people)\(votes), heat "
        + twoDecimals(matter.heat)))
  var table = TextTable([
    .fixed(words("编号", "number")), .fixed(words("日期", "day")),
    .flexible(words("主题", "subject"), least: 24), .flexible(words("来源", "source"), least: 6),
    .fixed(words("关系", "relation")), .flexible(words("状态", "state"), least: 6),
  ])
  for voice in detail.voices {
    table.add([
      voice.number, voice.day, voice.subject, office.name(.source, voice.source),
      relationText(voice.relation, words) + (voice.decided ? " *" : ""),
      office.name(.state, voice.state),
    ])
  }
  printTable(table)
}

private func relationText(_ relation: String, _ words: Words) -> String {
  switch relation {
  case "again": words("同一人", "again")
  case "channel": words("他处同文", "channel")
  case "copy": words("同文", "copy")
  default: "-"
  }
}

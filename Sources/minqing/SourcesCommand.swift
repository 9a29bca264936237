internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing sources`
struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Look at the sources and at what they refused; try, add and reset them.",
    subcommands: [
      SourcesListCommand.self, SourcesAddCommand.self, SourcesCheckCommand.self,
      SourcesResetCommand.self, SourcesRejectsCommand.self,
    ],
    defaultSubcommand: SourcesListCommand.self)
}

/// `minqing sources list`
struct SourcesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sources: last success, next attempt, and why.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let sources = try office.sources()
    if json { return try printJSON(sources) }
    let words = Words(language: office.language)
    var table = TextTable([
      .fixed("id"), .flexible(words("名称", "name")), .fixed(words("格式", "format")),
      .fixed(words("上次成功", "last success")), .fixed(words("下次", "next")),
    ])
    for source in sources {
      table.add([
        source.id, source.name(office.language), source.format ?? words("自动", "found"),
        source.lastSuccessAt.map { shortTime($0, office.timeZone) } ?? "-",
        source.nextAttemptAt.map { shortTime($0, office.timeZone) }
          ?? words("下次运行", "next run"),
      ])
    }
    printTable(table)
    for source in sources {
      guard let error = source.lastError else { continue }
      printOut("✗ \(source.id) (\(source.failures)): \(error)")
    }
  }
}

/// `minqing sources rejects`
struct SourcesRejectsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejects",
    abstract: "List refused records with place and reason, or try them again.",
    discussion: "After a mend of the source's entry, --replay reads their payloads again.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The id of a source (default: all).")
  var source: String?

  @Option(help: "At most so many, newest first.")
  var limit = 50

  @Flag(help: "Read the payloads with refused records again, from the bytes that were kept.")
  var replay = false

  @Flag(help: "Print as JSON, with the records themselves, masked.")
  var json = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    if replay {
      let report = try await office.replay(source: source, withRejects: true)
      return try json ? printJSON(report) : printReport(report, office)
    }
    let rejects = try office.rejects(source: source, limit: limit)
    if json { return try printJSON(rejects) }
    for reject in rejects {
      printOut("\(reject.url): \(reject.place): \(reject.reason)")
    }
    if rejects.isEmpty {
      printOut(Words(language: office.language)("没有拒收的记录。", "no refused records."))
    }
  }
}

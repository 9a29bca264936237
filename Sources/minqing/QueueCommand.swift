internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing queue`
struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "Work on the queue: look, decide about topics, assign, answer, close.",
    subcommands: [
      QueueListCommand.self, QueueShowCommand.self, QueueHistoryCommand.self,
      QueueNextCommand.self, QueueStatsCommand.self, QueueReviewCommand.self,
      QueueTagCommand.self, QueueUntagCommand.self, QueueAssignCommand.self,
      QueueAcceptCommand.self, QueueReturnCommand.self, QueueExtendCommand.self,
      QueuePauseCommand.self, QueueResumeCommand.self, QueueReplyCommand.self,
      QueueCallbackCommand.self, QueueCloseCommand.self, QueueReopenCommand.self,
      QueueMergeCommand.self, QueueSplitCommand.self, QueueOutOfScopeCommand.self,
      QueueConfideCommand.self, QueueUnconfideCommand.self, QueueNoteCommand.self,
      QueueRecomputeCommand.self, QueueExportCommand.self, QueueImportRepliesCommand.self,
      ForgetCommand.self,
    ],
    defaultSubcommand: QueueListCommand.self)
}

/// The filters of every queue command; they compose.
struct QueueFilterOptions: ParsableArguments {
  @Option(help: "A state by its id or name, such as in-hand or 办理中.", completion: .ids(.state))
  var state: String?

  @Option(
    help: "A topic of the first or second level, by its id or name.", completion: .ids(.topic))
  var topic: String?

  @Option(
    help: "A department's id, name or alias; `none` for items without one.",
    completion: .ids(.department))
  var department: String?

  @Option(help: "A place's id, name or alias.", completion: .ids(.place))
  var place: String?

  @Option(help: "A source's id or name.", completion: .ids(.source))
  var source: String?

  @Option(
    help: "The liaison station that took it down, by id or name; `none` for what came otherwise.",
    completion: .ids(.station))
  var station: String?

  @Option(help: "consult, help, complaint, report, suggestion or praise.")
  var kind: RequestKind?

  @Option(help: "Received on this day or later, such as 2026-11-16.")
  var since: Day?

  @Option(help: "Received on this day or earlier.")
  var until: Day?

  @Option(
    help: "A search in subject and body, as in `minqing search`; the newest that meet it.")
  var text: String?

  @Option(help: "How many of those that --text finds count, the newest first.")
  var newest = QueueFilter.usualNewest

  @Flag(help: "Only what a person should look at.")
  var review = false

  @Flag(help: "Only what must not wait.")
  var urgent = false

  @Flag(help: "Only what should have been answered by now, the first due first.")
  var overdue = false

  @Flag(help: "Only what is due soon, the first due first.")
  var dueSoon = false

  @Flag(help: "Only confidential items, which are left out otherwise.")
  var confidential = false

  func validate() throws {
    if let since, let until, since > until {
      throw ValidationError("--since \(since) lies after --until \(until)")
    }
    if newest < 1 { throw ValidationError("--newest \(newest) leaves nothing; give 1 or more") }
    if overdue, dueSoon { throw ValidationError("give --overdue or --due-soon, not both") }
  }

  /// The filter that these options say.
  var filter: QueueFilter {
    var filter = QueueFilter(
      state: state, topic: topic, department: department, place: place, source: source,
      kind: kind, since: since, until: until, text: text, needsReview: review,
      isUrgent: urgent, due: overdue ? .overdue : dueSoon ? .soon : nil,
      isConfidential: confidential, station: station)
    filter.newest = newest
    return filter
  }

  /// Says on standard error where a search meets more items than it lets count.
  func tellCut(_ office: OfficeContext) throws {
    guard try office.isCut(filter) else { return }
    let words = Words(language: office.language)
    printError(
      words(
        "--text 命中较多，只处理其中最新的，更早的未列入；用 --newest 提高上限（现为 \(newest)），或用 --until 分段。",
        "--text finds more than count: older items are left out; raise --newest (now \(newest)), "
          + "or go by parts with --until."))
  }

  /// Whether nothing is left out.
  var isEmpty: Bool {
    [state, topic, department, place, source, station, text].allSatisfy { $0 == nil } && kind == nil
      && since == nil && until == nil
      && ![review, urgent, overdue, dueSoon, confidential].contains(true)
  }
}

/// `minqing queue list`
struct QueueListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List items, newest first.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var filter: QueueFilterOptions

  @Option(help: "At most so many.")
  var limit = 20

  @Option(help: "Leave out so many of the newest.")
  var offset = 0

  @Option(help: "Why you look at confidential items; it is kept in their history.")
  var reason: String?

  @Flag(help: "Print as JSON.")
  var json = false

  @Flag(help: "Print as CSV, for a spreadsheet.")
  var csv = false

  func validate() throws {
    if json, csv { throw ValidationError("give --json or --csv, not both") }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let page = try office.queueList(filter.filter, limit: limit, offset: offset, reason: reason)
    if json { return try printJSON(page.items) }
    if csv { return printOut(office.csv(page.items), terminator: "") }
    let words = Words(language: office.language)
    paged {
      printItems(page.items, office)
      let counted = QueuePage.countedUpTo
      printOut(
        page.hasMore
          ? words(
            "共 \(counted) 条以上，列出 \(page.items.count) 条",
            "more than \(counted) in all, \(page.items.count) listed")
          : words(
            "共 \(page.total) 条，列出 \(page.items.count) 条",
            "\(page.total) in all, \(page.items.count) listed"))
    }
  }
}

/// Prints items as a table.
///
/// The last column marks what must not wait (`!`), what a person should look at (`?`), and what is due
/// soon (`~`) or overdue (`*`).
func printItems(_ items: [QueueItem], _ office: OfficeContext) {
  let words = Words(language: office.language)
  var table = TextTable([
    .fixed(words("编号", "number")), .flexible(words("主题", "subject"), least: 16),
    .flexible(words("领域", "topic"), least: 6),
    .flexible(words("承办单位", "department"), least: 6),
    .flexible(words("状态", "state"), least: 6), .fixed(words("期限", "due")), .fixed(""),
  ])
  for item in items {
    let due = item.dueAt.map { String(shortTime($0, office.timeZone).dropFirst(5)) }
    table.add([
      item.number, item.subject, item.topicName ?? "-", item.departmentName ?? "-",
      office.name(.state, item.state), due ?? "-",
      ItemMark.allCases.filter { $0.holds(for: item) }.map(\.rawValue).joined(),
    ])
  }
  printTable(table)
  let used = ItemMark.allCases.filter { mark in items.contains { mark.holds(for: $0) } }
  guard console.isTerminal, !used.isEmpty else { return }
  printOut(used.map { "\($0.rawValue) \($0.meaning(words))" }.joined(separator: "  "))
}

/// What the last column of a list says of an item.
private enum ItemMark: String, CaseIterable {
  case urgent = "!"
  case review = "?"
  case dueSoon = "~"
  case overdue = "*"

  func holds(for item: QueueItem) -> Bool {
    switch self {
    case .urgent: item.urgency != nil
    case .review: item.review != nil
    case .dueSoon: item.due == "due-soon"
    case .overdue: item.due == "overdue"
    }
  }

  func meaning(_ words: Words) -> String {
    switch self {
    case .urgent: words("紧急", "urgent")
    case .review: words("领域待核对", "topic to be looked at")
    case .dueSoon: words("即将到期", "due soon")
    case .overdue: words("已超期", "overdue")
    }
  }
}

/// `minqing queue show`
struct QueueShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one item: texts, topics with their evidence, history.")

  @OptionGroup var common: CommonOptions

  @Argument(help: CommonOptions.itemHelp)
  var item: String

  @Option(help: "Why you look at a confidential item or a contact; it is kept in the history.")
  var reason: String?

  @Flag(help: "Show how the resident can be reached, for a reason.")
  var unmask = false

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    if unmask, reason == nil {
      throw ValidationError("--unmask shows a contact to who says why: give --reason")
    }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let detail =
      switch (reason, unmask) {
      case (let reason?, true): try office.queueShowUnmasked(item, reason: reason)
      case (let reason?, false): try office.queueShow(item, reason: reason)
      case (nil, _): try office.queueShow(item)
      }
    if unmask, detail.contact == nil {
      printError("minqing: no contact is kept of \(detail.item.number)")
    }
    if json { return try printJSON(detail) }
    paged { printOut(itemText(detail, office)) }
  }
}

/// `minqing queue stats`
struct QueueStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count items by state, topic, department, source and kind.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var filter: QueueFilterOptions

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let stats = try office.queueStats(filter.filter)
    if json { return try printJSON(stats) }
    let words = Words(language: office.language)
    printOut(
      words(
        "共 \(stats.total) 条，已超期 \(stats.overdue) 条，即将到期 \(stats.dueSoon) 条",
        "\(stats.total) in all, \(stats.overdue) overdue, \(stats.dueSoon) due soon"))
    let parts = [
      (IDKind.state, words("状态", "state"), stats.state),
      (.topic, words("领域", "topic"), stats.topic),
      (.department, words("承办单位", "department"), stats.department),
      (.source, words("来源", "source"), stats.source), (.kind, words("类型", "kind"), stats.kind),
    ]
    for (ids, title, counts) in parts where !counts.isEmpty {
      var table = TextTable([.flexible(title, least: 20), .figure(words("条数", "items"))])
      let rows = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      for (id, count) in rows {
        let name = id.isEmpty ? words("（无）", "(none)") : office.name(ids, id)
        table.add([name, String(count)])
      }
      printOut("")
      printTable(table)
    }
  }
}

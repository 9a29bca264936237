internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing rectify`
struct RectifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rectify",
    abstract: "Follow what was agreed at an appraisal (整改): deadline, evidence, voices after it.",
    subcommands: [
      RectifyAddCommand.self, RectifyImportCommand.self, RectifyListCommand.self,
      RectifyShowCommand.self, RectifyEvidenceCommand.self, RectifyCloseCommand.self,
      RectifyReopenCommand.self, RectifyWithdrawCommand.self,
    ], defaultSubcommand: RectifyListCommand.self)
}

/// `minqing rectify add`
struct RectifyAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add something that was agreed.",
    discussion: """
      Voices about it are those of the topics, at the places and with one of the words that are given, \
      and those of the matters; what is not given leaves none out.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The plan's id.")
  var plan: String

  @Argument(help: "What was agreed.")
  var text: String

  @Option(help: "The department that has to do it (default: the one appraised).")
  var department: String?

  @Option(help: "The day of the agreement (default: the last day of the phase appraise, or today).")
  var agreed: Day?

  @Option(help: "Until when it has to be done.")
  var due: Day?

  @Option(name: .customLong("topic"), help: "A topic of voices about it. Several times.")
  var topics: [String] = []

  @Option(name: .customLong("place"), help: "A place, with those in it. Several times.")
  var places: [String] = []

  @Option(
    name: .customLong("word"), help: "A search that they meet (docs/search.md). Several times.")
  var words: [String] = []

  @Option(name: .customLong("matter"), help: "A matter, such as M-12. Several times.")
  var matters: [String] = []

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let added = try office.addRectification(
      RectifyRequest(
        plan: plan, text: text, department: department, agreed: agreed, due: due, topics: topics,
        places: places, words: words, matters: matters))
    try json ? printJSON(added) : printRectification(added, office)
  }
}

/// `minqing rectify import`
struct RectifyImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Add what was agreed from a table (CSV, XLSX); where a row is wrong, nothing is added.",
    discussion: """
      Columns by name: 整改事项 (text), 责任单位 (department), 评议日期 (agreed), 期限 (due), 主题 (topics), \
      地点 (places), 关键词 (words), 关联事项 (matters), 计划 (plan); several values with 、 or ; between. \
      Places and topics by ids, names or aliases. What is there already is skipped: the same table again \
      changes nothing.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The plan's id.")
  var plan: String

  @Argument(help: "The file.")
  var file: String

  @Option(help: "The format (default: it is guessed).")
  var format: String?

  @Option(help: "The sheet of a workbook, by name or number.")
  var sheet: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let taken = try office.importRectifications(file, plan: plan, format: format, sheet: sheet)
    taken.notes.forEach(printError)
    try json ? printJSON(taken) : printRectificationImport(taken, office)
  }
}

/// `minqing rectify list`
struct RectifyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what was agreed, where it stands, and the voices after it."
  )

  @OptionGroup var common: CommonOptions

  @Option(help: "Only those of a plan.")
  var plan: String?

  @Option(
    help: "open, evidence, accepted, reopened or withdrawn (default: all that is not withdrawn).")
  var state: RectificationState?

  @Option(help: "A place's id: the voices of that township or sub-district alone.")
  var place: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let found = try office.rectifications(plan: plan, state: state, place: place)
    try json ? printJSON(found) : printRectifications(found, office)
  }
}

/// `minqing rectify show`
struct RectifyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one, with its evidence and the voices by month.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The id, such as R-3.")
  var rectification: String

  @Flag(help: "Print as JSON, with the items of each month.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let found = try office.showRectification(rectification)
    try json ? printJSON(found) : printRectification(found, office)
  }
}

/// What is written about a rectification.
struct RectifyMoveOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions

  @Argument(help: "The id, such as R-3.")
  var rectification: String

  @Option(help: "When it was (default: today).")
  var date: Day?

  @Flag(help: "Print as JSON.")
  var json = false

  func move(_ move: RectificationMove, _ text: String) throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let moved = try office.moveRectification(rectification, move, text: text, on: date)
    try json ? printJSON(moved) : printRectification(moved, office)
  }
}

/// `minqing rectify evidence`
struct RectifyEvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Note what shows that it was done: dated, and by whom.")

  @OptionGroup var options: RectifyMoveOptions

  @Option(help: "What was seen, and where the papers are.")
  var note: String

  func run() throws { try options.move(.evidence, note) }
}

/// `minqing rectify close`
struct RectifyCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Accept it as done; evidence has to be there.")

  @OptionGroup var options: RectifyMoveOptions

  @Option(help: "Who accepted it, and why.")
  var reason: String

  func run() throws { try options.move(.close, reason) }
}

/// `minqing rectify reopen`
struct RectifyReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Say that it is not done after all.")

  @OptionGroup var options: RectifyMoveOptions

  @Option(help: "Why.")
  var reason: String

  func run() throws { try options.move(.reopen, reason) }
}

/// `minqing rectify withdraw`
struct RectifyWithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back one that was entered by mistake; it stays in the history alone.")

  @OptionGroup var options: RectifyMoveOptions

  @Option(help: "Why.")
  var reason: String

  func run() throws { try options.move(.withdraw, reason) }
}

internal import ArgumentParser
internal import Foundation
internal import Office
internal import Terminal

/// Which items a move is about: those named, or all that a filter leaves.
struct MoveTargets: ParsableArguments {
  @OptionGroup var common: CommonOptions

  @Argument(
    help:
      "Work-order numbers, public ids or the sources' own ids; none: all that the filter leaves.")
  var items: [String] = []

  @OptionGroup(title: "Filter") var filter: QueueFilterOptions

  @Flag(help: "Act on all that the filter leaves without asking.")
  var yes = false

  @Flag(help: "Print what became of each item as JSON.")
  var json = false

  func validate() throws {
    if items.isEmpty, filter.isEmpty {
      throw ValidationError("name items, or give a filter such as --department and --state")
    }
    if !items.isEmpty, !filter.isEmpty {
      let text =
        filter.text == nil
        ? "" : "; --text filters, your own words go into --answer, --say or --reason"
      throw ValidationError("name items or give a filter, not both" + text)
    }
  }

  /// Makes a move of the items, and says what became of each; ends with 65 where one was refused.
  func make(_ move: QueueMove) throws { try make { _ in move } }

  /// The same with a move that needs the office to be read.
  func make(_ move: (OfficeContext) throws -> QueueMove) throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let move = try move(office)
    guard items.isEmpty else { return try say(try office.move(items, move), nil, office) }
    try filter.tellCut(office)
    let scope = try office.moveScope(filter.filter, move)
    try confirm(scope, office)
    try say(try office.move(filter.filter, move), scope, office)
  }

  private func say(_ outcome: MoveOutcome, _ scope: MoveScope?, _ office: OfficeContext) throws {
    try json ? printJSON(outcome) : print(outcome, scope, office)
    if !outcome.refused.isEmpty { throw ExitCode(OfficeError.Code.badData.rawValue) }
  }

  /// Asks before acting on many; without a terminal to ask on, `--yes` has to be given.
  private func confirm(_ scope: MoveScope, _ office: OfficeContext) throws {
    guard !yes, scope.count > 0 else { return }
    let words = Words(language: office.language)
    guard console.isTerminal, isatty(STDIN_FILENO) == 1 else {
      throw OfficeError(
        .usage,
        words(
          "筛选出 \(scope.count) 条；要全部处理，请加 --yes",
          "the filter leaves \(scope.count) items; give --yes to act on all of them"))
    }
    let states = scope.states
      .map { office.name(.state, $0.state) + " \($0.count)" }
      .joined(separator: words("、", ", "))
    let name = office.name(.event, "case." + scope.move)
    printWrapped(
      words(
        "将\(name) \(scope.count) 条（\(states)）\(leftOut(scope, office))。",
        "\(name): \(scope.count) items (\(states))\(leftOut(scope, office))."))
    printOut(words("继续吗？[y/N] ", "Go on? [y/N] "), terminator: "")
    guard readLine()?.lowercased().hasPrefix("y") == true else {
      printOut(words("未作改动。", "Nothing was changed."))
      throw ExitCode.success
    }
  }

  /// What a filter leaves besides, where a move cannot be made of it.
  private func leftOut(_ scope: MoveScope, _ office: OfficeContext) -> String {
    guard scope.leftOut > 0 else { return "" }
    let name = office.name(.event, "case." + scope.move)
    return Words(language: office.language)(
      "；另有 \(scope.leftOut) 条的状态不能\(name)，不列入",
      "; \(scope.leftOut) more are in states that do not allow it")
  }

  private func print(_ outcome: MoveOutcome, _ scope: MoveScope?, _ office: OfficeContext) {
    let words = Words(language: office.language)
    for item in outcome.moved { printOut("✓ " + line(item, office)) }
    for item in outcome.unchanged {
      printOut("= " + line(item, office) + words("（原已如此）", " (as before)"))
    }
    for item in outcome.refused { printHanging("✗ \(item.number)  \(item.reason)") }
    let count = outcome.moved.count + outcome.unchanged.count + outcome.refused.count
    guard count != 1 || scope.map({ $0.leftOut > 0 }) == true else { return }
    let unchanged = outcome.unchanged.count
    printOut(
      words(
        "已处理 \(outcome.moved.count) 条，未处理 \(outcome.refused.count) 条"
          + (unchanged > 0 ? "，原已如此 \(unchanged) 条" : ""),
        "\(outcome.moved.count) moved, \(outcome.refused.count) refused"
          + (unchanged > 0 ? ", \(unchanged) as before" : ""))
        + (scope.map { leftOut($0, office) } ?? ""))
  }

  /// An item after a move: its state, its department, and until when it is due.
  private func line(_ item: MovedItem, _ office: OfficeContext) -> String {
    let words = Words(language: office.language)
    let department = item.department.map { " · " + office.name(.department, $0) } ?? ""
    let due = item.dueAt.map { words("  期限 ", "  due ") + shortTime($0, office.timeZone) } ?? ""
    return "\(item.number)  \(office.name(.state, item.state))\(department)\(due)"
  }
}

/// `minqing queue history`
struct QueueHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show who did what with an item, and when.")

  @OptionGroup var common: CommonOptions

  @Argument(help: CommonOptions.itemHelp)
  var item: String

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let events = try office.queueHistory(item)
    if json { return try printJSON(events) }
    let words = Words(language: office.language)
    for event in events { printOut(eventLine(event, office, words)) }
  }
}

/// `minqing queue next`
struct QueueNextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "List what to turn to: what is due, the first due first.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var filter: QueueFilterOptions

  @Option(help: "At most so many.")
  var limit = 10

  @Option(help: "Why you look at confidential items; it is kept in their history.")
  var reason: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let items = try office.queueNext(filter.filter, limit: limit, reason: reason)
    try json ? printJSON(items) : printItems(items, office)
  }
}

/// `minqing queue recompute`
struct QueueRecomputeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recompute",
    abstract:
      "Show which deadlines a changed calendar or casework.yaml moves; move them with --yes.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Move them.")
  var yes = false

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let moved = try office.recomputeDeadlines(applying: yes)
    if json { return try printJSON(moved) }
    let words = Words(language: office.language)
    func text(_ date: Date?) -> String {
      date.map { shortTime($0, office.timeZone) } ?? words("（无）", "(none)")
    }
    for deadline in moved {
      printOut("\(deadline.number)  \(text(deadline.before)) -> \(text(deadline.after))")
    }
    printOut(
      yes
        ? words("已移动 \(moved.count) 个期限", "\(moved.count) deadlines moved")
        : words(
          "\(moved.count) 个期限有变；加 --yes 后移动", "\(moved.count) deadlines differ; --yes moves them"))
  }
}

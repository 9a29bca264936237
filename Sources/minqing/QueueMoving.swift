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
      throw ValidationError("name items or give a filter, not both")
    }
  }

  /// Makes a move of the items, and says what became of each; ends with 65 where one was refused.
  func make(_ move: QueueMove) throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    if items.isEmpty {
      try filter.tellCut(office)
      try confirm(office)
    }
    let outcome =
      items.isEmpty ? try office.move(filter.filter, move) : try office.move(items, move)
    try json ? printJSON(outcome) : print(outcome, office)
    if !outcome.refused.isEmpty { throw ExitCode(OfficeError.Code.badData.rawValue) }
  }

  /// Asks before acting on many; without a terminal to ask on, `--yes` has to be given.
  private func confirm(_ office: OfficeContext) throws {
    let count = try office.queueCount(filter.filter)
    guard !yes, count > 0 else { return }
    let words = Words(language: office.language)
    guard console.isTerminal, isatty(STDIN_FILENO) == 1 else {
      throw OfficeError(
        .usage, "the filter leaves \(count) items; give --yes to act on all of them")
    }
    printOut(words("将处理 \(count) 条，继续吗？[y/N] ", "Act on \(count) items? [y/N] "), terminator: "")
    guard readLine()?.lowercased().hasPrefix("y") == true else {
      printOut(words("未作改动。", "Nothing was changed."))
      throw ExitCode.success
    }
  }

  private func print(_ outcome: MoveOutcome, _ office: OfficeContext) {
    let words = Words(language: office.language)
    for item in outcome.moved {
      let department = item.department.map { " · " + office.name(.department, $0) } ?? ""
      printOut("✓ \(item.number)  \(office.name(.state, item.state))\(department)")
    }
    for item in outcome.refused { printOut("✗ \(item.number)  \(item.reason)") }
    guard outcome.moved.count + outcome.refused.count != 1 else { return }
    printOut(
      words(
        "已处理 \(outcome.moved.count) 条，未处理 \(outcome.refused.count) 条",
        "\(outcome.moved.count) moved, \(outcome.refused.count) refused"))
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

internal import ArgumentParser
internal import Foundation
internal import Office
internal import Terminal

/// `minqing ballot`
struct BallotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ballot",
    abstract: "Count ballots and questionnaires (测评) by the rules of ballots.yaml.",
    subcommands: [
      BallotTallyCommand.self, BallotRulesCommand.self, BallotRecordCommand.self,
      BallotListCommand.self, BallotShowCommand.self,
    ])
}

/// Which ballots, and by which rules.
struct TallyOptions: ParsableArguments {
  @Argument(help: "The file; - for standard input.")
  var file: String

  @Option(
    help: """
      The id of the rules (default: the first of ballots.yaml; of record, those of the object's plan first).
      """)
  var rules: String?

  @Option(help: "How many may vote.")
  var members: Int?

  @Option(
    name: .customLong("object"),
    help: "What is voted on; others are refused. Several times (default: what the file names).")
  var objects: [String] = []

  @Option(help: "How many ballots were handed in; the file has to hold as many.")
  var returned: Int?

  @Option(help: "The sheet of a workbook, by name or number.")
  var sheet: String?

  @Option(help: "The row with the names of the columns (default: it is found).")
  var headerRow: Int?

  var request: TallyRequest {
    TallyRequest(
      file: file, rules: rules, members: members, objects: objects, returned: returned,
      sheet: sheet, headerRow: headerRow)
  }

  func validate() throws {
    for (name, number) in [("members", members), ("returned", returned), ("header-row", headerRow)]
    {
      if let number, !(1...10_000_000).contains(number) {
        throw ValidationError("--\(name) takes a number from 1 to 10000000")
      }
    }
  }
}

/// `minqing ballot tally`
struct BallotTallyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "Count a file of ballots, and say by which rule each result holds.",
    discussion: """
      CSV or XLSX. Either a row for each object with the votes for each grade, or a row for each \
      ballot with a mark for each object. Columns that could lead to a voter are not looked at. \
      Where anything in the file is wrong, nothing is counted. docs/ballots.md shows the forms.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var ballots: TallyOptions

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let report = try Ballots(common).tally(ballots.request)
    try json ? printJSON(report) : printTally(report)
  }
}

/// `minqing ballot rules`
struct BallotRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the sets of rules, in words.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let ballots = try Ballots(common)
    for rule in ballots.rules {
      rule.text(ballots.language).forEach(printWrapped)
      if let source = rule.source {
        printWrapped(Words(language: ballots.language)("出处：", "Source: ") + source)
      }
      printOut("")
    }
  }
}

extension Ballots {
  fileprivate init(_ common: CommonOptions) throws {
    let isNamed = common.config != nil || common.environment["MINQING_CONFIG"] != nil
    try self.init(configFolder: common.configFolder, explicitConfig: isNamed)
  }
}

/// Prints a tally: the rule, the figures of each object, and why each result is what it is.
private func printTally(_ report: TallyReport) {
  let words = Words(language: report.language)
  report.rule.text(report.language).forEach(printWrapped)
  if let members = report.members { printOut(words("全体：\(members)人", "Members: \(members)")) }
  printOut("")
  printTable(tallyTable(report, words))
  for outcome in report.outcomes {
    printOut("")
    printWrapped(outcome.count.object)
    for reason in outcome.reasons(report.rule, report.language) { printWrapped("  " + reason) }
  }
  if !report.withheld.isEmpty {
    printError(
      words("未读取可能识别投票人的列：", "not looked at, as it could lead to a voter: ")
        + report.withheld.joined(separator: ", "))
  }
  report.notes.forEach(printError)
}

private func tallyTable(_ report: TallyReport, _ words: Words) -> TextTable {
  let hasAbstentions = report.outcomes.contains { $0.abstentions > 0 }
  var table = TextTable(
    [.flexible(words("对象", "object"), least: 12)]
      + report.rule.grades.map { .figure($0.name(report.language)) }
      + (hasAbstentions ? [.figure(words("弃权", "abst."))] : [])
      + [
        .figure(words("无效", "invalid")), .figure(words("收回", "cast")),
        .fixed(words("结果", "result")),
      ])
  for outcome in report.outcomes {
    let result = outcome.result.map { report.rule.name(ofResult: $0)(report.language) }
    table.add(
      [outcome.count.object] + outcome.count.votes.map(String.init)
        + (hasAbstentions ? [String(outcome.abstentions)] : [])
        + [
          String(outcome.invalid), String(outcome.count.returned),
          result ?? words("无结果", "no result"),
        ])
  }
  return table
}

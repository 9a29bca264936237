internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing ballot record`
struct BallotRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Count a file of ballots and keep the counts, for the dossier and the years after.",
    discussion: """
      Counts are kept for each object, never ballots, with the rules and their version, who recorded them \
      and the file's hash: the same file is refused a second time, and so is a second vote about an object on \
      the same day. A correction is a new row with its reason, of the same kind, day and objects; what it \
      replaces stays.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var ballots: TallyOptions

  @Option(help: "The day of the meeting, such as 2027-04-21.")
  var held: Day

  @Option(help: "ballot (by those who may vote) or questionnaire (before the meeting).")
  var kind: TallyKind = .ballot

  @Option(help: "The plan whose object is voted on (default: found by the object's name).")
  var plan: String?

  @Option(
    help: "The id of the place whose congress voted (default: the office's own).",
    completion: .ids(.place))
  var place: String?

  @Option(help: "The tally that this one corrects, such as T-3.")
  var replaces: String?

  @Option(help: "Why it is corrected.")
  var reason: String?

  @Flag(
    help: """
      Keep it though it is a second vote about an object on that day, or though what it replaces was of \
      another kind, day or object.
      """)
  var anyway = false

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    if (replaces == nil) != (reason == nil) {
      throw ValidationError("--replaces and --reason go together")
    }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let (tally, notes) = try office.recordTally(
      RecordRequest(
        tally: ballots.request, kind: kind, held: held, plan: plan, place: place,
        replaces: replaces, reason: reason, anyway: anyway))
    try json ? printJSON(tally) : printKept(tally, office)
    notes.forEach(printError)
  }
}

/// `minqing ballot list`
struct BallotListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the kept tallies, the newest meeting first.")

  @OptionGroup var common: CommonOptions

  @Option(help: "Only those about the object of a plan.")
  var plan: String?

  @Option(
    help: "Only those of the congresses of a place and of those in it, by its id.",
    completion: .ids(.place))
  var place: String?

  @Flag(help: "Also those that were corrected.")
  var all = false

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let tallies = try office.tallyList(plan: plan, place: place, withReplaced: all)
    if json { return try printJSON(tallies) }
    let words = Words(language: office.language)
    guard !tallies.isEmpty else {
      return printOut(words("没有保存的计票结果", "no tallies are kept"))
    }
    let hasPlaces = tallies.contains { $0.place != nil }
    var table = TextTable(
      [.fixed(words("编号", "id")), .fixed(words("日期", "held")), .fixed(words("类别", "kind"))]
        + (hasPlaces ? [.flexible(words("地点", "place"), least: 6)] : []) + [
          .flexible(words("对象", "object"), least: 12), .fixed(words("票数", "votes")),
          .flexible(words("结果", "result"), least: 8), .flexible(words("更正", "corrected"), least: 6),
        ])
    for tally in tallies {
      for object in tally.objects {
        table.add(
          [tally.id, tally.held.description, kindName(tally, words)]
            + (hasPlaces ? [tally.place.map { office.name(.place, $0) } ?? "-"] : []) + [
              object.object, object.votes.map { String($0.votes) }.joined(separator: "/"),
              object.resultName ?? words("无结果", "no result"),
              tally.replacedBy.map { "→ " + $0 } ?? tally.replaces ?? "",
            ])
      }
    }
    printTable(table)
  }
}

/// `minqing ballot show`
struct BallotShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a kept tally: counts, rules, reasons, who recorded it.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The tally's id, such as T-3.")
  var tally: String

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let tally = try office.tallyShow(tally)
    try json ? printJSON(tally) : printKept(tally, office)
  }
}

private func kindName(_ tally: TallyView, _ words: Words) -> String {
  tally.kind == TallyKind.ballot.rawValue
    ? words("测评票", "ballot") : words("问卷", "questionnaire")
}

/// Prints a kept tally for a person.
private func printKept(_ tally: TallyView, _ office: OfficeContext) {
  let words = Words(language: office.language)
  let place = tally.place.map { "  " + office.name(.place, $0) } ?? ""
  printOut("\(tally.id)  \(tally.held)  \(kindName(tally, words))\(place)")
  tally.rulesText.forEach(printWrapped)
  printWrapped(
    words("规则版本 \(tally.rulesVersion)", "version \(tally.rulesVersion) of the rules")
      + (tally.members.map { words("；全体 \($0) 人", "; \($0) members") } ?? ""))
  printWrapped(
    words("记录：", "recorded by ") + tally.recordedBy + " "
      + shortTime(tally.recordedAt, office.timeZone) + words("；文件 ", "; file ")
      + tally.file.prefix(12))
  if let replaces = tally.replaces, let reason = tally.reason {
    printWrapped(words("更正 \(replaces)：\(reason)", "corrects \(replaces): \(reason)"))
  }
  if let heir = tally.replacedBy { printWrapped(words("已由 \(heir) 更正", "corrected by \(heir)")) }
  for object in tally.objects { printObject(object, words) }
}

private func printObject(_ object: TallyObjectView, _ words: Words) {
  printOut("")
  let plan = object.plan.map { " (\($0))" } ?? ""
  printWrapped(object.object + plan)
  var figures = object.votes.map { "\($0.name) \($0.votes)" }
  figures.append(words("无效 ", "invalid ") + String(object.returned - object.valid))
  figures.append(words("收回 ", "cast ") + String(object.returned))
  printWrapped("  " + figures.joined(separator: words("，", ", ")))
  for reason in object.reasons { printWrapped("  " + reason) }
  printWrapped(
    "  " + words("结果：", "result: ") + (object.resultName ?? words("无结果", "no result")))
}

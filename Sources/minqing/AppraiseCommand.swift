internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing appraise`
struct AppraiseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appraise",
    abstract: "Appraise departments and officials (评议): plans, and the dossier of each.",
    subcommands: [
      AppraiseListCommand.self, AppraiseShowCommand.self, AppraiseDossierCommand.self,
      AppraiseItemsCommand.self, AppraiseVerifyCommand.self,
    ],
    defaultSubcommand: AppraiseListCommand.self)
}

/// `minqing appraise list`
struct AppraiseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the plans of appraisals.yaml and where each stands.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let plans = try office.appraisals()
    if json { return try printJSON(plans) }
    let words = Words(language: office.language)
    guard !plans.isEmpty else {
      return printWrapped(
        words(
          "没有评议计划；在 appraisals.yaml 的 plans 下添加",
          "there are no plans; add them under `plans:` of appraisals.yaml"))
    }
    var table = TextTable([
      .fixed(words("编号", "id")), .flexible(words("名称", "name"), least: 12),
      .flexible(words("对象", "object"), least: 8), .fixed(words("时段", "period")),
      .fixed(words("阶段", "phase")), .fixed(words("案卷", "dossier")),
    ])
    for plan in plans {
      table.add([
        plan.id, plan.name, plan.object, "\(plan.from) – \(plan.until)",
        plan.phases.first { $0.phase == plan.phase }?.name ?? "-",
        plan.dossiers.map(\.madeAt).max().map { String(shortTime($0, office.timeZone).prefix(10)) }
          ?? "-",
      ])
    }
    printTable(table)
  }
}

/// `minqing appraise show`
struct AppraiseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a plan: object, period, phases, dossiers made.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The plan's id.")
  var plan: String

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let plan = try office.appraisal(plan)
    try json ? printJSON(plan) : printPlan(plan, office)
  }
}

private func printPlan(_ plan: AppraisalSummary, _ office: OfficeContext) {
  let words = Words(language: office.language)
  printWrapped("\(plan.id)  \(plan.name)")
  printWrapped(
    "  " + words("对象：", "object: ") + plan.object + (plan.office.map { " (\($0))" } ?? ""))
  printWrapped(
    "  " + words("承办单位：", "departments: ")
      + plan.departments.map { office.name(.department, $0) }
      .joined(separator: words("、", ", ")))
  printWrapped("  " + words("时段：", "period: ") + "\(plan.from) – \(plan.until)")
  for phase in plan.phases {
    let mark = phase.phase == plan.phase ? "▸ " : "  "
    printWrapped("  \(mark)\(phase.name)  \(phase.from) – \(phase.until)")
  }
  if let ballot = plan.ballot { printWrapped("  " + words("计票规则：", "rules of ballots: ") + ballot) }
  for dossier in plan.dossiers {
    let place = dossier.place.map { office.name(.place, $0) } ?? words("全部", "whole office")
    printWrapped(
      "  " + words("案卷：", "dossier: ") + place + "  " + shortTime(dossier.madeAt, office.timeZone))
  }
}

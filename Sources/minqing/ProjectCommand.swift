internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing project`
struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "Follow the year's livelihood projects (民生实事): vote, plan, money, voices.",
    subcommands: [
      ProjectListCommand.self, ProjectShowCommand.self, ProjectImportCommand.self,
      ProjectItemsCommand.self, ProjectLinkCommand.self, ProjectUnlinkCommand.self,
      ProjectReportCommand.self,
    ], defaultSubcommand: ProjectListCommand.self)
}

/// `minqing project import`
struct ProjectImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take the year's list and its milestones in; where a row is wrong, nothing is.",
    discussion: """
      Projects: 编号 (number), 项目名称 (name), 票决结果 (stage: 候选, 当选, 落选), 责任单位 (departments); also \
      英文名称, 票决日期, 赞成票, 有效票, 全体代表 or 计票编号 (a kept tally, T-3), 实施地点, 计划资金, 已用资金 (万元), \
      主题, 关键词. A table with 节点 holds milestones: 编号, 节点, 计划完成日期 (due), 实际完成日期 (done). \
      docs/projects.md has all names.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The tables (CSV, XLSX), together.")
  var files: [String]

  @Option(help: "The year of the list.")
  var year: Int

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let taken = try office.importProjects(files, year: year)
    try json ? printJSON(taken) : printProjectImport(taken, office)
  }
}

/// `minqing project list`
struct ProjectListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List projects: on time or not, money, voices.")

  @OptionGroup var common: CommonOptions

  @Option(help: "Only those of a year.")
  var year: Int?

  @Option(
    help: "Only those in or around a place, with the voices there.", completion: .ids(.place))
  var place: String?

  @Option(help: "Only those of a department.", completion: .ids(.department))
  var department: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let found = try office.projects(
      ProjectFilter(year: year, place: place, department: department))
    try json ? printJSON(found) : paged { printProjects(found, office) }
  }
}

/// `minqing project show`
struct ProjectShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a project: vote, milestones, money, voices.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The id, such as 2026-3.", completion: .ids(.project))
  var project: String

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let found = try office.project(project)
    try json ? printJSON(found) : printProject(found, office)
  }
}

/// `minqing project items`
struct ProjectItemsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "items",
    abstract: "Print the numbers of a project's items, newest first.",
    discussion: "Confidential items and reports (举报) are counted and not listed.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The id, such as 2026-3.", completion: .ids(.project))
  var project: String

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let found = try office.projectItems(project)
    guard !json else {
      return try printJSON(ProjectItems(items: found.items, withheld: found.withheld))
    }
    found.items.forEach { printOut($0) }
    let words = Words(language: office.language)
    if found.withheld > 0 {
      printError(
        words(
          "另有 \(found.withheld) 件只计数、不列出。", "\(found.withheld) more are counted, not listed."))
    }
  }

  private struct ProjectItems: Encodable {
    var items: [String]
    var withheld: Int
  }
}

/// What a person says about items of a project.
struct ProjectLinkOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions

  @Argument(help: "The project's id, such as 2026-3.", completion: .ids(.project))
  var project: String

  @Argument(help: CommonOptions.itemHelp)
  var items: [String]

  func link(_ holds: Bool) throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let changed = try office.linkProject(project, items, holds: holds)
    let words = Words(language: office.language), rest = items.count - changed
    printOut(
      words(
        "\(project)：\(changed) 件已\(holds ? "关联" : "移出")，\(rest) 件原已如此。",
        "\(project): \(changed) items \(holds ? "linked" : "unlinked"), \(rest) were so already."))
  }
}

/// `minqing project link`
struct ProjectLinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Say that items belong to a project; it counts before words and place, for ever.")

  @OptionGroup var options: ProjectLinkOptions

  func run() throws { try options.link(true) }
}

/// `minqing project unlink`
struct ProjectUnlinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink",
    abstract: "Say that items do not belong to a project, whatever their words are.")

  @OptionGroup var options: ProjectLinkOptions

  func run() throws { try options.link(false) }
}

/// `minqing project report`
struct ProjectReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the page of the year, one of each project, a workbook and JSON.")

  @OptionGroup var common: CommonOptions

  @Option(help: "The year of the list.")
  var year: Int

  @Option(
    help: "One place's view: projects in or around it, voices there.", completion: .ids(.place))
  var place: String?

  @Option(help: "zh-Hans or en (default: the office's).")
  var language: Language?

  @Option(
    name: .shortAndLong, help: "The folder (default: projects.folder of minqing.yaml).",
    completion: .directory)
  var output: String?

  @Flag(help: "Print the paths as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let paths = try office.writeProjects(
      ProjectReportRequest(year: year, place: place, language: language, folder: output))
    if json { return try printJSON(paths) }
    paths.forEach { printOut($0) }
  }
}

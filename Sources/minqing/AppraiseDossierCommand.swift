internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// Which dossier.
struct DossierOptions: ParsableArguments {
  @Argument(help: "The plan's id.")
  var plan: String

  @Option(help: "A place's id: the view of that township or sub-district alone.")
  var place: String?
}

/// `minqing appraise dossier`
struct AppraiseDossierCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Write the dossier of a plan, freeze it, and print the paths written.",
    discussion: """
      Volumes, topics, places, matters, deadlines, rates, cases, ballots and what was agreed, beside the \
      year before and all other departments pooled; behind each figure its items. It is the committee's: \
      departments are not to see it before the meeting.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var dossier: DossierOptions

  @Option(help: "html, xlsx or json (default: all).")
  var format: [DossierFormat] = []

  @Flag(help: "Write the files of what was frozen last once more, without counting anew.")
  var again = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let request = DossierRequest(
      plan: dossier.plan, place: dossier.place,
      formats: format.isEmpty ? DossierFormat.allCases : format)
    let paths =
      again ? try office.writeDossierAgain(request) : try await office.writeDossier(request)
    for path in paths { printOut(path) }
  }
}

/// `minqing appraise items`
struct AppraiseItemsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "items", abstract: "List all items behind a figure of a dossier, the newest first."
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var dossier: DossierOptions

  @Argument(
    help:
      "The figure, as the page of items calls it: total, month/2026-11, topic/transport, overdue.")
  var figure: String

  @Flag(help: "Print as JSON.")
  var json = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let found = try await office.dossierItems(
      DossierRequest(plan: dossier.plan, place: dossier.place), figure: figure)
    if json { return try printJSON(found) }
    for number in found.items { printOut(number) }
    let words = Words(language: office.language)
    if found.withheld > 0 {
      printError(
        words(
          "共 \(found.count) 件，其中 \(found.withheld) 件保密或举报，不列出",
          "\(found.count) in all; \(found.withheld) are confidential or reports, and not listed"))
    }
  }
}

/// `minqing appraise verify`
struct AppraiseVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Compare a dossier with what was frozen, byte for byte, and with the store as it is now.",
    discussion: "Writes nothing; ends with 65 where a file is another one or gone.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var dossier: DossierOptions

  @Flag(help: "Print as JSON.")
  var json = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let found = try await office.verifyDossier(
      DossierRequest(plan: dossier.plan, place: dossier.place))
    try json ? printJSON(found) : print(found, office)
    if !found.isWhole { throw ExitCode(OfficeError.Code.badData.rawValue) }
  }

  private func print(_ dossier: DossierVerification, _ office: OfficeContext) {
    let words = Words(language: office.language)
    printOut("\(dossier.dossier)  \(shortTime(dossier.madeAt, office.timeZone))")
    if !dossier.isGenuine {
      printWrapped(
        words(
          "  ✗ 库中冻结的内容与历史记录的校验值不符", "  ✗ what is frozen in the store is not what the history says"))
    }
    for file in dossier.altered {
      printOut(words("  ✗ 与冻结的内容不符：", "  ✗ is not what was frozen: ") + file)
    }
    for file in dossier.missing { printOut(words("  ✗ 文件不在：", "  ✗ is not there: ") + file) }
    if !(dossier.altered + dossier.missing).isEmpty {
      printWrapped(
        words("  按冻结的内容重新写出：", "  to write again what was frozen: ")
          + "minqing appraise dossier --again")
    }
    if !dossier.identical.isEmpty {
      printWrapped(
        words("  ✓ 逐字节一致：", "  ✓ the same bytes: ")
          + dossier.identical.joined(separator: words("、", ", ")))
    }
    list(words("  后到的意见：", "  late: "), dossier.late)
    list(words("  已更新的意见：", "  changed: "), dossier.changed)
    list(words("  已不在内的意见：", "  gone: "), dossier.gone)
    list(words("  此后议定：", "  agreed since: "), dossier.agreedSince)
    for figure in dossier.figures { printOut("  \(figure.name): \(figure.then) -> \(figure.now)") }
  }

  private func list(_ name: String, _ numbers: [String]) {
    if !numbers.isEmpty { printWrapped(name + numbers.joined(separator: " ")) }
  }
}

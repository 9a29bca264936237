internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing backup`
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the store while it is at work, check the copy, and keep the newest ones.",
    discussion: """
      The copy is one state of the store, checked as `verify` checks. The store holds what residents \
      wrote: keep copies where only those may read them who may read it.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "The folder of the copies (default: `backups` beside the store).")
  var folder: String?

  @Option(help: "Keep so many, the new one among them.")
  var keep = 14

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    guard keep > 0 else { throw ValidationError("--keep \(keep) would keep none; give 1 or more") }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let report = try office.backup(to: folder, keep: keep)
    if json { return try printJSON(report) }
    let words = Words(language: office.language)
    printOut(
      words(
        "已备份并核对：\(report.path)（\(report.items) 条，\(report.size / 1_000) kB）",
        "copied and checked: \(report.path) (\(report.items) items, \(report.size / 1_000) kB)"))
    for path in report.removed { printOut(words("已删除旧备份：", "removed: ") + path) }
  }
}

/// `minqing restore`
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Check a copy of the store, and put it in the store's place.",
    discussion: """
      The store that is there is renamed, not removed. While a run is at work nothing is done (75); end \
      other programs that use the store before.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The copy.", completion: .file(extensions: ["sqlite3"]))
  var file: String

  @Flag(help: "Only check it.")
  var check = false

  @Flag(help: "Put it in place without asking.")
  var yes = false

  func run() throws {
    guard check || yes else {
      throw OfficeError(
        .usage,
        "this puts \(file) in place of the store; give --yes to do so, or --check to look first")
    }
    let report = try OfficeContext.restore(
      file, common.configFolder, common.surroundings, checkingOnly: check)
    let words = Words(language: report.language)
    printOut(
      check
        ? words("备份完好：\(report.items) 条", "sound: \(report.items) items")
        : words("已恢复：\(report.items) 条", "restored: \(report.items) items"))
    if let aside = report.aside { printOut(words("原库：", "the store before: ") + aside) }
  }
}

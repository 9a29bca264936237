internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing retention`
struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "Erase what is older than `retention:` keeps it; every run does it too.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Say what would be erased; change nothing.")
  var dryRun = false

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let erasure = try dryRun ? office.retentionPlan() : office.retain()
    if json { return try printJSON(erasure) }
    printOut(retentionLine(erasure, dryRun, Words(language: office.language)))
  }
}

/// What was erased as its time was over, on one line.
func retentionLine(_ erasure: Erasure, _ isPlan: Bool, _ words: Words) -> String {
  let begin =
    isPlan
    ? words("到期待删", "due to be erased") : words("到期删除", "erased as their time was over")
  return begin
    + words(
      "：原始数据 \(erasure.payloads) 份、拒收记录 \(erasure.rejects) 条、联系方式 \(erasure.contacts) 份、"
        + "正文 \(erasure.items) 件",
      ": the bytes of \(erasure.payloads) payloads and \(erasure.rejects) refused records, "
        + "\(erasure.contacts) contacts, the texts of \(erasure.items) items")
}

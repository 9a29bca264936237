internal import ArgumentParser
internal import Foundation
internal import Office
internal import Terminal

/// `minqing forget`
struct ForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Erase a person's data on request; figures and the history stay.",
    discussion: """
      Texts, contacts, remarks, kept bytes, quotations in digests and words in the search index go; \
      digests are written anew. The same record, given again by its source, does not come back. With \
      --contacts phones and addresses of mail are read from standard input, one a line, so that they are \
      in no list of commands. Backups are left as they are: see docs/privacy.md.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "Work-order numbers, public ids or the sources' own ids.")
  var items: [String] = []

  @Flag(help: "All items of the phones and addresses of mail on standard input.")
  var contacts = false

  @Flag(help: "Say what would be erased; change nothing.")
  var dryRun = false

  @Flag(help: "Erase without asking.")
  var yes = false

  @Flag(
    inversion: .prefixedNo,
    help: "Write the store's file anew, which takes time and as much space again.")
  var compact = true

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    if items.isEmpty, !contacts { throw ValidationError("name items, or give --contacts") }
  }

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let words = Words(language: office.language)
    let plan = try office.forgetPlan(ForgetRequest(items: items, contacts: lines()))
    if dryRun { return try json ? printJSON(plan) : say(plan, words) }
    try confirm(plan, words)
    let report = try await office.forget(plan, compacting: compact)
    try json ? printJSON(report) : say(report, words)
  }

  private func lines() -> [String] {
    guard contacts else { return [] }
    var lines: [String] = []
    while let line = readLine() {
      let text = line.trimmingCharacters(in: .whitespaces)
      if !text.isEmpty { lines.append(text) }
    }
    return lines
  }

  private func confirm(_ plan: ForgetPlan, _ words: Words) throws {
    guard !yes else { return }
    guard console.isTerminal, !contacts, isatty(STDIN_FILENO) == 1 else {
      throw OfficeError(
        .usage,
        words(
          "将永久删除 \(plan.items.count) 件；要删除，请加 --yes",
          "\(plan.items.count) items would be erased for good; give --yes to do so"))
    }
    say(plan, words)
    printOut(words("删除后无法恢复，继续吗？[y/N] ", "This cannot be undone. Go on? [y/N] "), terminator: "")
    guard readLine()?.lowercased().hasPrefix("y") == true else {
      printOut(words("未作改动。", "Nothing was changed."))
      throw ExitCode.success
    }
  }

  private func say(_ plan: ForgetPlan, _ words: Words) {
    printWrapped(
      words(
        "将删除 \(plan.items.count) 件：", "\(plan.items.count) items would be erased: ")
        + plan.items.joined(separator: ", "))
    guard !plan.digests.isEmpty else { return }
    let days = Dictionary(grouping: plan.digests) { $0.prefix { $0 != "/" } }
    printOut(
      words(
        "涉及摘要 \(plan.digests.count) 份：",
        "\(plan.digests.count) digests count or quote them:"))
    for (day, digests) in days.sorted(by: { $0.key < $1.key }) {
      let readers = digests.map { $0.dropFirst(day.count + 1) }.joined(separator: ", ")
      printWrapped("  \(day): \(readers)")
    }
  }

  private func say(_ report: ForgetReport, _ words: Words) {
    let erased = report.erased
    printOut(
      words(
        "已删除 \(erased.items) 件、联系方式 \(erased.contacts) 份、附言 \(erased.remarks) 条、"
          + "原始数据 \(erased.payloads) 份、拒收记录 \(erased.rejects) 条",
        "erased: \(erased.items) items, \(erased.contacts) contacts, \(erased.remarks) remarks, "
          + "the bytes of \(erased.payloads) payloads and \(erased.rejects) refused records"))
    for path in report.rewritten { printOut(words("已重写 ", "written anew: ") + path) }
    for path in report.left { printOut(words("! 仍含原文 ", "! still holds a text: ") + path) }
    if !report.isCompacted {
      printOut(
        words(
          "! 数据库文件未整理，其中可能仍有残留；请在无人使用时再运行一次。",
          "! the store's file was not written anew, so something may linger in it; run it again "
            + "when nobody reads"))
    }
    printOut(
      words(
        "备份和已寄出的邮件不受影响，见 docs/privacy.md。",
        "backups and mails already sent are as they were; see docs/privacy.md"))
  }
}

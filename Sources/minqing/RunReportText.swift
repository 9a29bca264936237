internal import Feedback
internal import Foundation
internal import Office
internal import Terminal

/// Prints a run report for a person; `withDigests` where the command makes them.
func printReport(_ report: RunReport, _ office: OfficeContext, withDigests: Bool = false) {
  let words = Words(language: office.language)
  var table = TextTable([
    .flexible(words("来源", "source"), least: 16), .figure(words("读取", "read")),
    .figure(words("新增", "new")), .figure(words("更新", "updated")),
    .figure(words("重复", "duplicate")), .figure(words("拒收", "rejected")),
    .fixed(words("结果", "outcome")),
  ])
  for source in report.sources {
    table.add(
      [source.name(office.language)] + figures(source.counts)
        + [outcome(source, words, office.timeZone)])
  }
  table.add([words("合计", "total")] + figures(report.total) + [""])
  printTable(table)
  for source in report.sources {
    if let error = source.error { printOut("✗ \(source.id): \(error)") }
    if let warning = source.warning { printOut("! \(source.id): \(warning)") }
    for remark in source.remarks ?? [] { printOut("- \(remark)") }
  }
  for warning in report.warnings { printOut("! \(warning)") }
  printOut(ledger(report, words).joined(separator: "\n"))
  if let matters = report.matters, matters.joined > 0 { printOut(groupLine(matters, words)) }
  if let retention = report.retention, retention != Erasure() {
    printOut(retentionLine(retention, false, words))
  }
  if withDigests {
    printDigests(report, words)
    printDelivery(report.delivery, words)
  }
}

/// Prints what became of mails; nothing where there were none.
func printDelivery(_ report: DeliveryReport, _ words: Words) {
  guard report.sent + report.waiting + report.givenUp > 0 else { return }
  printOut(
    words(
      "邮件：已发 \(report.sent) 封，待发 \(report.waiting) 封，放弃 \(report.givenUp) 封",
      "mails: \(report.sent) sent, \(report.waiting) waiting, \(report.givenUp) given up"))
  for error in report.errors { printOut("✗ \(error)") }
  if report.givenUp > 0 {
    printOut(
      words(
        "! 查明原因后用 minqing deliver --retry 重发",
        "! mend what it says, then: minqing deliver --retry"))
  }
}

private func figures(_ counts: LedgerCounts) -> [String] {
  [counts.read, counts.new, counts.updated, counts.duplicate, counts.rejected].map(String.init)
}

private func outcome(_ source: SourceReport, _ words: Words, _ zone: TimeZone) -> String {
  let next = source.nextAttemptAt.map { shortTime($0, zone) }
  return switch source.outcome {
  case .taken: words("已收 \(source.payloads) 份", "taken: \(source.payloads)")
  case .unchanged: words("无变化", "unchanged")
  case .notDue: words("\(next ?? "") 再取", "due \(next ?? "")")
  case .failed: next.map { words("失败，\($0) 重试", "failed, again \($0)") } ?? words("失败", "failed")
  }
}

private func ledger(_ report: RunReport, _ words: Words) -> [String] {
  let total = report.total
  let figures = words(
    "对账：读取 \(total.read) = 新增 \(total.new) + 更新 \(total.updated) + 重复 \(total.duplicate)"
      + " + 拒收 \(total.rejected)",
    "ledger: read \(total.read) = new \(total.new) + updated \(total.updated)"
      + " + duplicate \(total.duplicate) + rejected \(total.rejected)")
  var lines = [figures]
  if total.new + total.updated == 0 { lines.append(words("没有新的意见。", "nothing new.")) }
  if total.rejected > 0 {
    lines.append(
      words("拒收的记录：minqing sources rejects", "refused records: minqing sources rejects"))
  }
  return lines
}

private func printDigests(_ report: RunReport, _ words: Words) {
  // A digest has a file in each of its forms.
  let count = Set(report.digests.map { URL(fileURLWithPath: $0).deletingPathExtension() }).count
  if let path = report.digests.first {
    let spans = report.digestsMade.map { $0.text(words.language) }
    printWrapped(
      words(
        "写了 \(count) 份摘要：\(spans.joined(separator: "；"))",
        "digests written: \(count), of \(spans.joined(separator: "; "))"))
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().deletingLastPathComponent()
    printOut("  " + folder.appending(path: "index.html").path)
  } else {
    printOut(words("没有到期的摘要。", "no digest was due."))
  }
  let remarks =
    report.digestsLeftOut.map { $0.leftOut(words.language) }
    + report.digestErrors.map { "✗ " + $0 }
  for line in remarks.flatMap({ $0.split(separator: "\n") }) { printWrapped(String(line)) }
}

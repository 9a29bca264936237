internal import Feedback
internal import Foundation
internal import Office
internal import Terminal

/// Says what became of tables of projects.
func printProjectImport(_ taken: ProjectImport, _ office: OfficeContext) {
  let words = Words(language: office.language)
  for note in taken.notes { printError(note) }
  let isChanged = taken.new + taken.changed > 0
  printWrapped(
    words(
      "\(taken.year)年：新增 \(taken.new) 个项目，更新 \(taken.changed) 个，未变 \(taken.unchanged) 个"
        + (isChanged ? "。" : "：没有改动。"),
      "\(taken.year): \(taken.new) projects new, \(taken.changed) changed, \(taken.unchanged) were there"
        + (isChanged ? "." : ": nothing changed.")))
}

/// Prints projects as a table.
func printProjects(_ found: [ProjectView], _ office: OfficeContext) {
  let words = Words(language: office.language)
  guard !found.isEmpty else { return printOut(words("没有项目", "there are no projects")) }
  var table = TextTable([
    .fixed(words("编号", "id")), .flexible(words("项目", "project"), least: 16),
    .flexible(words("责任单位", "department"), least: 8), .fixed(words("进展", "standing")),
    .fixed(words("下一节点", "next due")), .figure(words("资金", "spent")),
    .figure(words("意见", "voices")),
  ])
  for row in found {
    table.add([
      row.id, row.name, row.departments.first?.name ?? "-", standing(row, words),
      row.next?.due.description ?? "-", money(row, words), String(row.voices.total),
    ])
  }
  printTable(table)
}

/// Prints a project with its milestones.
func printProject(_ row: ProjectView, _ office: OfficeContext) {
  let words = Words(language: office.language)
  func names(_ values: [NamedValue]) -> String {
    values.map(\.name).joined(separator: words("、", ", "))
  }
  printWrapped("\(row.id)  \(row.name)  \(standing(row, words))")
  printWrapped(
    "  " + names(row.departments) + "  "
      + (row.places.isEmpty ? words("全域", "the whole area") : names(row.places)))
  if let decided = row.decided {
    let counts = [
      row.votesFor.map { words("赞成 \($0)", "\($0) for") },
      row.valid.map { words("有效 \($0)", "\($0) valid") },
      row.members.map { words("全体 \($0)", "\($0) members") },
    ].compactMap(\.self)
    printWrapped(
      "  " + words("票决 ", "voted on ") + ([decided.description] + counts).joined(separator: "  "))
  }
  if row.plannedYuan != nil || row.spentYuan != nil {
    printWrapped(
      "  "
        + words(
          "资金 \(amount(row.spentYuan))/\(amount(row.plannedYuan)) 万元",
          "spent \(amount(row.spentYuan)) of \(amount(row.plannedYuan)), in 10,000 yuan")
        + (spent(row).map { " (\($0))" } ?? ""))
  }
  printVoices(row, words)
  guard !row.milestones.isEmpty else { return }
  var table = TextTable([
    .flexible(words("节点", "milestone"), least: 16), .fixed(words("计划", "due")),
    .fixed(words("完成", "done")), .figure(words("滞后天数", "days late")),
  ])
  for step in row.milestones {
    table.add([
      step.name, step.due.description, step.done?.description ?? "-",
      step.daysLate > 0 ? String(step.daysLate) : "-",
    ])
  }
  printTable(table)
}

private func printVoices(_ row: ProjectView, _ words: Words) {
  let voices = row.voices
  printWrapped(
    "  "
      + words(
        "意见 \(voices.total) 件（\(voices.withheld) 件只计数），截至 \(voices.until)",
        "\(voices.total) voices (\(voices.withheld) counted, not shown) up to \(voices.until)"))
  if let days = voices.days, let after = voices.after {
    let before = voices.before.map(String.init) ?? words("无数据", "no data")
    printWrapped(
      "  "
        + words(
          "票决前 \(days) 天 \(before)，票决后 \(days) 天 \(after)",
          "in \(days) days before the vote: \(before), in \(days) days after: \(after)"))
  }
  if row.words.isEmpty && row.topics.isEmpty {
    printWrapped("  " + words("未给出关键词或主题：仅人工关联。", "no words or topics: only what people linked."))
  }
}

private func standing(_ row: ProjectView, _ words: Words) -> String {
  guard row.daysLate > 0, row.stage == "adopted" else { return row.standing.name }
  return row.standing.name + words(" \(row.daysLate) 天", " \(row.daysLate) d")
}

/// The share of the money that is spent; where that is not known, the two amounts.
private func money(_ row: ProjectView, _ words: Words) -> String {
  if let share = spent(row) { return share }
  guard row.spentYuan != nil || row.plannedYuan != nil else { return "-" }
  return amount(row.spentYuan) + "/" + amount(row.plannedYuan) + words("万", "")
}

/// An amount in ten thousand yuan.
private func amount(_ yuan: Int?) -> String {
  yuan.map { Money(yuan: $0).description } ?? "-"
}

/// The share of the money that is spent; nil where it is not known.
private func spent(_ row: ProjectView) -> String? {
  guard let spent = row.spentYuan, let planned = row.plannedYuan, planned > 0 else { return nil }
  return String(format: "%.1f%%", Double(spent) * 100 / Double(planned))
}

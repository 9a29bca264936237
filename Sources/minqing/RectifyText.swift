internal import Feedback
internal import Office
internal import Terminal

/// Prints what became of a table of what was agreed.
func printRectificationImport(_ taken: RectificationImport, _ office: OfficeContext) {
  if !taken.added.isEmpty { printRectifications(taken.added, office) }
  let words = Words(language: office.language)
  let isChanged = taken.new > 0
  printWrapped(
    words(
      "新增 \(taken.new) 项，已有 \(taken.unchanged) 项" + (isChanged ? "。" : "：没有改动。"),
      "\(taken.new) new, \(taken.unchanged) there already"
        + (isChanged ? "." : ": nothing changed.")))
}

/// Prints rectifications as a table.
func printRectifications(_ found: [RectificationView], _ office: OfficeContext) {
  let words = Words(language: office.language)
  guard !found.isEmpty else { return printOut(words("没有整改事项", "nothing was agreed")) }
  var table = TextTable([
    .fixed(words("编号", "id")), .flexible(words("整改事项", "what was agreed"), least: 16),
    .flexible(words("责任单位", "department"), least: 8), .fixed(words("期限", "due")),
    .fixed(words("状态", "state")), .figure(words("之前", "before")), .figure(words("之后", "after")),
  ])
  for row in found {
    table.add([
      row.id, row.text, row.departmentName,
      (row.due?.description ?? "-") + (row.overdue ? " !" : ""),
      office.name(.rectification, row.state),
      row.voices.map { String($0.before) } ?? "-", row.voices.map { String($0.after) } ?? "-",
    ])
  }
  printTable(table)
  printWrapped(
    words(
      "“之前”为达成整改意见前同样天数内的意见件数；“!”为已过期限。",
      "before: voices in as many days up to the agreement as lie behind it; !: past its deadline."))
}

/// Prints a rectification with its history and the voices by month.
func printRectification(_ row: RectificationView, _ office: OfficeContext) {
  let words = Words(language: office.language)
  printWrapped("\(row.id)  \(row.text)")
  printWrapped(
    "  \(row.departmentName)  \(row.plan)  " + words("提出 ", "agreed ") + row.agreed.description
      + (row.due.map { words("，期限 ", ", due ") + $0.description } ?? "") + "  "
      + office.name(.rectification, row.state) + (row.overdue ? words("（已过期限）", " (overdue)") : ""))
  for note in row.notes {
    printWrapped("  \(note.day)  \(office.name(.event, note.kind))  \(note.by)  \(note.text)")
  }
  guard let voices = row.voices else {
    return printWrapped(
      "  "
        + words(
          "未说明怎样查找相关意见，不统计。", "nothing says how voices about it are found: none are counted."))
  }
  printWrapped("  " + words("意见的查找：", "voices are found by ") + links(row, office, words))
  printWrapped(
    "  "
      + words(
        "意见：之前 \(voices.days) 天 \(voices.before) 件，之后 \(voices.days) 天 \(voices.after) 件",
        "voices: \(voices.before) in the \(voices.days) days before, \(voices.after) in the "
          + "\(voices.days) days after"))
  let months = voices.months.filter { $0.before + $0.after > 0 }
  guard !months.isEmpty, let first = voices.months.first else { return }
  printWrapped(
    "  " + words("自 \(first.month) 起逐月：", "by month, from \(first.month) on:"))
  var table = TextTable([
    .fixed(words("月份", "month")), .figure(words("之前", "before")), .figure(words("之后", "after")),
  ])
  for month in months { table.add([month.month, String(month.before), String(month.after)]) }
  printTable(table)
}

/// How the voices about a rectification are found, in words.
private func links(_ row: RectificationView, _ office: OfficeContext, _ words: Words) -> String {
  let comma = words("、", ", "), colon = words("：", ": ")
  return [
    (words("主题", "topic"), row.topics.map { office.name(.topic, $0) }),
    (words("地点", "place"), row.places.map { office.name(.place, $0) }),
    (words("关键词", "words"), row.words), (words("关联事项", "matter"), row.matters),
  ]
  .filter { !$0.1.isEmpty }.map { $0.0 + colon + $0.1.joined(separator: comma) }
  .joined(separator: words("；", "; "))
}

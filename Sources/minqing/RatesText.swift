internal import Foundation
internal import Office
internal import Terminal

extension RateSpan {
  var period: RatePeriod {
    switch self {
    case .day: .day
    case .month: .month
    case .year: .year
    }
  }
}

/// Prints a window's rates, a table a rate.
func printRates(_ report: RateReport, _ office: OfficeContext, ranked: Bool) {
  let words = Words(language: office.language)
  let moments = report.window.moments
  printOut(
    "\(report.window.label)  \(shortTime(moments.lowerBound, office.timeZone)) – "
      + shortTime(moments.upperBound, office.timeZone))
  printOut(
    words(
      "回访时间在此期间的事项；不纳入考核 \(report.table.total.excluded) 件（rates exclusions）",
      "items called back in this time; \(report.table.total.excluded) of them excluded "
        + "(rates exclusions)"))
  for rate in report.table.rates {
    printOut("")
    printOut("\(rate.name(office.language)) (\(rate.id)): \(rate.text)")
    printOut("  " + method(rate, report, words))
    printTable(rateTable(rate, report, office, ranked: ranked))
  }
  printWithoutData(report, office)
}

/// Names those for whom nothing was counted once, instead of in every table.
private func printWithoutData(_ report: RateReport, _ office: OfficeContext) {
  let words = Words(language: office.language)
  let names = report.table.rows.filter { !$0.hasData }.compactMap(\.department)
    .map { office.name(.department, $0) }
  guard !names.isEmpty else { return }
  printOut("")
  printWrapped(words("无数据：", "no data: ") + names.joined(separator: words("、", ", ")))
}

private func method(_ rate: RateRule, _ report: RateReport, _ words: Words) -> String {
  var parts = [words("版本 \(rate.version)", "version \(rate.version)")]
  if let from = rate.from { parts.append(words("自 \(from) 起", "from \(from)")) }
  if !rate.isScore {
    parts.append(
      rate.basis == .final
        ? words("按期内末次回访", "final call-back") : words("按首次回访", "first call-back"))
  }
  if report.changed.contains(rate.id) {
    parts.append(words("期内改过口径，按期末版本计", "changed within the window; as on its last day"))
  }
  return parts.joined(separator: words("，", ", "))
}

private func rateTable(
  _ rate: RateRule, _ report: RateReport, _ office: OfficeContext, ranked: Bool
) -> TextTable {
  let words = Words(language: office.language)
  var table = TextTable(
    (ranked ? [.figure("#")] : []) + [
      .flexible(words("承办单位", "department"), least: 12), .figure(words("全部", "all")), .figure("%"),
      .figure(words("不含剔除", "without")), .figure("%"), .fixed(words("95%区间", "95 % interval")),
      .fixed(words("档次", "band")),
    ])
  let ranks = report.table.ranks(rate.id, .withoutExcluded)
  var rows = zip(report.table.rows, ranks).filter(\.0.hasData)
  // Who reads ranks reads them from the first; equal ones stay in the order of departments.yaml.
  if ranked { rows = rows.sortedByRank() }
  for (row, rank) in rows {
    let name = row.department.map { office.name(.department, $0) } ?? words("（无）", "(none)")
    let cells = figureCells(rate, row, report, office)
    table.add((ranked ? [rank.map(String.init) ?? "-"] : []) + [name] + cells)
  }
  if report.table.rows.count > 1 {
    let cells = figureCells(rate, report.table.total, report, office)
    table.add((ranked ? [""] : []) + [words("合计（汇总）", "total (pooled)")] + cells)
  }
  return table
}

extension [(RateRow, Int?)] {
  fileprivate func sortedByRank() -> Self {
    enumerated().sorted {
      ($0.element.1 ?? .max, $0.offset) < ($1.element.1 ?? .max, $1.offset)
    }.map(\.element)
  }
}

private func figureCells(
  _ rate: RateRule, _ row: RateRow, _ report: RateReport, _ office: OfficeContext
) -> [String] {
  let words = Words(language: office.language)
  let scopes: [RateScope] = [.all, .withoutExcluded]
  let figures = scopes.map { scope -> [String] in
    guard let figure = row[scope][rate.id], let value = figure.value else {
      return ["-", words("无数据", "no data")]
    }
    guard let above = figure.numerator, let below = figure.denominator else {
      return ["", value.text(decimals: 1, padded: true)]
    }
    return [
      "\(above.text(decimals: 2))/\(below.text(decimals: 2))", value.percent,
    ]
  }
  let figure = row[.withoutExcluded][rate.id]
  let range = figure.flatMap { report.showsInterval($0) ? $0.interval : nil }
  let interval = range.map {
    "\(Int(($0.low * 100).rounded())) – \(Int(($0.high * 100).rounded()))"
  }
  return figures.flatMap(\.self) + [
    interval ?? "", report.band(rate, row)?.name(office.language) ?? "",
  ]
}

/// Prints what each call-back adds to a rate, and the sums.
func printRateItems(_ behind: RateItems, _ office: OfficeContext) {
  let words = Words(language: office.language)
  var table = TextTable([
    .fixed(words("编号", "number")), .fixed(words("回访时间", "called back")),
    .fixed(words("联系上", "reached")), .fixed(words("解决", "resolved")),
    .fixed(words("满意", "satisfied")), .fixed(words("剔除", "excluded")),
    .figure(words("分子", "above")), .figure(words("分母", "below")),
  ])
  for item in behind.items {
    table.add([
      item.number, shortTime(item.at, office.timeZone), word(item.contacted ? "yes" : "no", words),
      word(item.resolved, words), word(item.satisfied, words), item.excluded ? "✗" : "",
      item.numerator, item.denominator,
    ])
  }
  printTable(table)
  let withheld =
    behind.withheld > 0
    ? words(
      "，其中 \(behind.withheld) 条属保密或举报，不列出",
      "; \(behind.withheld) are of confidential items or reports, and not listed") : ""
  printOut(words("共 \(behind.count) 条", "\(behind.count) call-backs") + withheld)
}

private func word(_ answer: String?, _ words: Words) -> String {
  switch answer {
  case "yes": words("是", "yes")
  case "partly": words("部分", "partly")
  case "no": words("否", "no")
  case "satisfied": words("满意", "satisfied")
  case "basically": words("基本满意", "basically")
  case "dissatisfied": words("不满意", "dissatisfied")
  default: "-"
  }
}

/// Prints the ledger of exclusions.
func printExclusions(_ items: [ExcludedItem], _ office: OfficeContext) {
  let words = Words(language: office.language)
  guard !items.isEmpty else { return printOut(words("没有剔除的事项", "no items are excluded")) }
  var table = TextTable([
    .fixed(words("编号", "number")), .flexible(words("承办单位", "department"), least: 8),
    .fixed(words("决定人", "decided by")), .fixed(words("时间", "when")),
    .flexible(words("理由", "reason"), least: 12),
  ])
  for item in items {
    table.add([
      item.number, item.department.map { office.name(.department, $0) } ?? "-", item.actor,
      shortTime(item.at, office.timeZone), item.reason ?? "-",
    ])
  }
  printTable(table)
}

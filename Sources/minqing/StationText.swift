internal import Feedback
internal import Foundation
internal import Office
internal import Terminal

/// Prints stations as a table.
func printStations(_ stations: [StationView], _ office: OfficeContext) {
  let words = Words(language: office.language)
  guard !stations.isEmpty else {
    return printOut(
      words("没有联络站：请写入 stations.yaml", "no stations; write them into stations.yaml"))
  }
  var table = TextTable([
    .fixed(words("编号", "id")), .flexible(words("联络站", "station"), least: 12),
    .flexible(words("级别", "level"), least: 6), .flexible(words("地点", "place"), least: 6),
    .flexible(words("开放", "opens"), least: 6), .figure(words("代表", "deputies")),
    .fixed(words("最近开放", "last opening")), .figure(words("意见", "items")),
  ])
  for station in stations {
    table.add([
      station.id, station.name, station.levelName, station.placeName ?? "-",
      station.opening ?? "-", String(station.deputies),
      station.lastOpening?.description ?? "-", String(station.items),
    ])
  }
  printTable(table)
}

/// Prints a station for a person.
func printStation(_ detail: StationDetail, _ office: OfficeContext) {
  let words = Words(language: office.language), station = detail.station
  func line(_ chinese: String, _ english: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    printWrapped(words(chinese + "：", english + ": ") + value)
  }
  printOut("\(station.id)  \(station.name)")
  line("级别", "level", station.levelName)
  line(
    "地点", "place", [station.placeName, station.address].compactMap(\.self).joined(separator: " "))
  line("选区", "districts", station.districts.joined(separator: words("、", ", ")))
  line("开放", "opens", station.opening)
  line("意见", "items", String(station.items))
  func deputies(_ enrolment: String, _ day: (DeputyView) -> String) -> String {
    detail.deputies.filter { $0.enrolment == enrolment }
      .map { "\($0.name)（\(levelName($0.level)(office.language))\(day($0))）" }
      .joined(separator: words("、", ", "))
  }
  func since(_ chinese: String, _ english: String, _ day: Day?) -> String {
    day.map { words("，\($0) \(chinese)", ", \(english) \($0)") } ?? ""
  }
  line("代表", "deputies", deputies("enrolled") { _ in "" })
  line("已离站", "have left", deputies("left") { since("离站", "until", $0.until) })
  line("待进站", "to come", deputies("expected") { since("进站", "from", $0.from) })
  if !detail.checklist.isEmpty { printChecklist(detail.checklist, words) }
  guard !detail.activities.isEmpty else { return }
  printOut("")
  var table = TextTable([
    .fixed(words("日期", "day")), .fixed(words("类型", "kind")), .fixed(words("场所", "where")),
    .flexible(words("主题", "title"), least: 8), .flexible(words("代表", "deputies"), least: 8),
    .figure(words("人数", "heard")), .figure(words("意见", "raised")),
    .fixed(words("登记", "entered")),
  ])
  for activity in detail.activities.prefix(10) {
    table.add([
      activity.day.description,
      activity.kind == "regular" ? words("常规", "regular") : words("主题", "theme"),
      activity.setting == "inside" ? words("站内", "inside") : words("站外", "outside"),
      activity.title ?? "-", activity.deputies.joined(separator: words("、", ", ")),
      String(activity.heard), String(activity.raised),
      activity.registered.map { registered in
        let days = registered.number - activity.day.number
        return words("+\(days) 天", "+\(days) d")
      } ?? "-",
    ])
  }
  printTable(table)
}

private func printChecklist(_ checklist: [RequirementView], _ words: Words) {
  printOut("")
  var table = TextTable([
    .flexible(words("项目", "item"), least: 8), .figure(words("权重", "weight")), .fixed(""),
    .fixed(words("检查", "checked")), .flexible(words("佐证", "evidence"), least: 8),
  ])
  for item in checklist {
    table.add([
      item.name, String(item.weight), item.holds.map { $0 ? "✓" : "✗" } ?? "?",
      item.day?.description ?? "-", item.evidence ?? "-",
    ])
  }
  printTable(table)
}

private func levelName(_ level: String) -> LocalizedName {
  switch level {
  case "national": LocalizedName(chinese: "全国", english: "national")
  case "province": LocalizedName(chinese: "省", english: "province")
  case "city": LocalizedName(chinese: "市", english: "city")
  case "county": LocalizedName(chinese: "县", english: "county")
  default: LocalizedName(chinese: "乡", english: "township")
  }
}

/// Prints the scorecards of a span, a table a group.
func printScorecard(
  _ scorecard: StationScorecard, _ office: OfficeContext, rank: StationRank?
) {
  let words = Words(language: office.language)
  let days = scorecard.days
  printOut("\(scorecard.label)  \(days.lowerBound) – \(days.upperBound)")
  let order =
    rank.map { scorecard.cards.ranked(by: $0) } ?? scorecard.cards.map { (place: nil, card: $0) }
  for group in StationGroup.allCases {
    printOut("")
    printOut("【\(group.name(office.language))】")
    var columns: [TextTable.Column] = rank == nil ? [] : [.figure("#")]
    columns.append(.flexible(words("联络站", "station"), least: 8))
    if group == .used {
      columns += [
        .figure(words("人数", "heard")), .figure(words("意见", "raised")),
        .figure(words("入库", "items")),
      ]
    }
    columns += group.measures.flatMap { [.figure($0.name(office.language)), .figure("%")] }
    var table = TextTable(columns + [.fixed(words("档次", "band"))])
    for (place, card) in order {
      table.add((rank == nil ? [] : [place.map(String.init) ?? "-"]) + cells(card, group))
    }
    if order.count > 1 { table.add((rank == nil ? [] : [""]) + cells(scorecard.total, group)) }
    printTable(table)
  }
  printOut("")
  printWrapped(
    words(
      "* 取决于承办单位，不计入联络站的档次。合计为汇总后相除；分母为零为“无数据”。",
      "* depends on departments, and makes no band. Totals are pooled; without a denominator there is "
        + "no data."))
  if scorecard.knownLate > 0 {
    printWrapped(
      words(
        "\(scorecard.knownLate) 个联络站在期初没有任何记录：从首次记录起计，此前无数据。"
          + "stations.yaml 中写明 since 的，从该日起计。",
        "\(scorecard.knownLate) stations have no record from the beginning of the span: they are "
          + "measured from their first one on. A since in stations.yaml says from when instead."))
  }

  func cells(_ card: StationCard, _ group: StationGroup) -> [String] {
    var cells = [scorecard.name(card) ?? words("合计（汇总）", "total (pooled)")]
    if group == .used {
      cells += [card.heard, card.raised, card.items].map { card.isKnown ? String($0) : "-" }
    }
    for measure in group.measures {
      let figure = card[measure]
      cells += [
        figure.denominator == 0 ? "-" : "\(figure.numerator)/\(figure.denominator)",
        figure.value?.percent ?? words("无数据", "no data"),
      ]
    }
    return cells + [scorecard.band(card.lowest(group)) ?? ""]
  }
}

/// Prints who reaches all that the rule asks for, and what the others miss.
func printCandidates(_ scorecard: StationScorecard, _ office: OfficeContext) {
  let words = Words(language: office.language)
  printOut("\(scorecard.label)  \(scorecard.days.lowerBound) – \(scorecard.days.upperBound)")
  var table = TextTable([
    .fixed(""), .flexible(words("联络站", "station"), least: 12),
    .flexible(words("未达到", "misses"), least: 12),
  ])
  for card in scorecard.cards {
    let misses = (scorecard.misses(card) ?? []).map { missName($0, office.language) }
    table.add([
      misses.isEmpty ? "✓" : "", scorecard.name(card) ?? "",
      misses.joined(separator: words("、", ", ")),
    ])
  }
  printTable(table)
  let candidates = scorecard.cards.count { scorecard.misses($0)?.isEmpty ?? false }
  printOut(words("候选 \(candidates) 个", "\(candidates) candidates"))
}

private func missName(_ id: String, _ language: Language) -> String {
  if let measure = StationMeasure(rawValue: id) {
    return measure.name(language).replacingOccurrences(of: "*", with: "")
  }
  let name =
    id == "heard"
    ? LocalizedName(chinese: "接待人数", english: "people heard")
    : LocalizedName(chinese: "收集意见", english: "items raised")
  return name(language)
}

/// Prints what stations do not reach.
func printGaps(_ gaps: StationGaps, _ office: OfficeContext) {
  let words = Words(language: office.language)
  func part(_ chinese: String, _ english: String, _ entries: [StationGaps.Entry]) {
    printOut(words("\(chinese)：\(entries.count)", "\(english): \(entries.count)"))
    for entry in entries {
      let last = entry.last.map { words("，最近 \($0)", ", the last on \($0)") } ?? ""
      printOut("  \(entry.id)  \(entry.name)\(last)")
    }
  }
  part("没有联络站的选区", "districts without a station", gaps.districtsWithoutStation)
  part("未进站的代表", "deputies without a station", gaps.deputiesWithoutStation)
  part("没有代表的联络站", "stations without deputies", gaps.stationsWithoutDeputies)
  part(
    "\(gaps.days) 天未开放的联络站", "stations without an opening in \(gaps.days) days",
    gaps.stationsWithoutOpening)
  if !gaps.removedStations.isEmpty {
    printOut(words("stations.yaml 中已没有的联络站", "stations that are gone from stations.yaml"))
  }
  for gone in gaps.removedStations {
    printWrapped(
      "  \(gone.id)  "
        + words(
          "意见 \(gone.items)，代表 \(gone.deputies)，活动 \(gone.activities)",
          "\(gone.items) items, \(gone.deputies) deputies, \(gone.activities) activities"))
  }
  guard !gaps.unknownStations.isEmpty else { return }
  printOut(words("登记表中未知的联络站", "stations of registers that nobody knows"))
  for (name, count) in gaps.unknownStations.sorted(by: { $0.key < $1.key }) {
    printOut("  \(name)  \(count)")
  }
}

/// Prints a station's list of answers to tell.
func printEcho(_ items: [EchoItem], _ office: OfficeContext) {
  let words = Words(language: office.language)
  var table = TextTable([
    .fixed(words("编号", "number")), .fixed(words("收到", "received")),
    .flexible(words("代表", "deputy"), least: 6), .flexible(words("主题", "subject"), least: 12),
    .flexible(words("状态", "state"), least: 6), .flexible(words("答复", "answer"), least: 8),
    .fixed(words("反馈", "told")),
  ])
  for item in items {
    let told = item.echo == "open" ? "-" : EchoItem.name(item.echo)(office.language)
    table.add([
      item.number, String(item.received.description.dropFirst(5)), item.deputy ?? "-",
      item.subject, item.stateName, item.answer ?? "-", told,
    ])
  }
  printTable(table)
  let told = items.count { $0.echo == "told" }, waiting = items.count { $0.echo == "to-tell" }
  printOut(
    words(
      "共 \(items.count) 条，已反馈 \(told) 条，待反馈 \(waiting) 条",
      "\(items.count) items, \(told) told, \(waiting) to tell"))
}

internal import Feedback
internal import Report

extension PublicReport {
  /// One HTML file that needs nothing beside it.
  ///
  /// - Parameter data: the file of its JSON beside it, to which it links; nil: it does not.
  public func html(_ templates: AnnualTemplates, data: String? = nil) -> String {
    var values = PublicView(self).values
    values["style"] = .markup(templates.style)
    values["data"] = .optional(data)
    return templates.publicPage.render(values)
  }
}

/// What the template of the page for everybody is given.
struct PublicView {
  let report: PublicReport
  let words: AnnualWords
  let catalogue: any Catalogue

  init(_ report: PublicReport) {
    self.report = report
    words = AnnualWords(language: report.language)
    catalogue = report.language.catalogue
  }

  var values: [String: TemplateValue] {
    [
      "language": .text(report.language.rawValue), "label": words.labels,
      "office": .text(report.method.office), "place": .optional(report.place?.name),
      "year": .text(words("\(report.year)年", "\(report.year)")),
      "software": .text(report.method.softwareVersion), "summary": .text(summary),
      "unfinished": .optional(report.isOver ? nil : "\(words(.notOver)) \(report.countedUntil)"),
      "figures": figures, "months": months, "topics": table("topic"),
      "tables": .list(["place", "channel", "kind"].map(table)),
      "deadlines": table(report.deadlines), "rates": rates, "formulas": formulas,
      "ratesWindow": .text("\(report.ratesFrom) – \(report.ratesUntil)"),
      "stations": stations, "hasStations": .flag(report.stations != nil),
      "hasMatters": .flag(!report.matters.isEmpty), "matters": matters,
      "hasAgreed": .flag(!report.agreed.isEmpty), "agreed": agreed,
      "hasBallots": .flag(!report.ballots.isEmpty), "ballots": ballots,
      "rules": .list(report.rules.map(TemplateValue.text)),
      "method": words.method(report.method), "isShown": .flag(report.received != nil),
    ]
  }

  private func count(_ count: Int?) -> String { count?.grouped ?? words(.notShown) }

  // MARK: - Figures

  private var figures: TemplateValue {
    let inTime = report.deadlines.rows.first { $0.id == "in-time" }?.count
    let rates = report.rates.filter { !$0.isScore }.map { ($0.name, value($0, $0.all)) }
    return words.list(
      [
        (words(.received), count(report.received)),
        (
          words(.keptInTime),
          report.deadlines.total == 0
            ? catalogue(.noData) : percent(inTime, of: report.deadlines.total)
        ),
      ] + rates + (report.stations.map { [(words(.heard), count($0.heard))] } ?? []))
  }

  private func percent(_ count: Int?, of total: Int?) -> String {
    guard let count, let total else { return words(.notShown) }
    return Ratio(count, total).percent ?? catalogue(.noData)
  }

  /// Sentences made of figures that are shown.
  private var summary: String {
    guard let received = report.received else { return words(.tooFew) }
    var sentences = [
      words(
        "\(report.year)年共收到群众意见 \(received.grouped) 件。",
        "\(received.grouped) messages from residents were received in \(report.year).")
    ]
    let leading = (report.tables.first { $0.id == "topic" }?.rows ?? []).filter { !$0.id.isEmpty }
      .compactMap { row in row.count.map { "\(row.name) \($0.grouped)" } }.prefix(3)
    if !leading.isEmpty {
      sentences.append(
        words(
          "较多的是\(leading.joined(separator: "、"))件。",
          "Many were about \(leading.joined(separator: ", "))."))
    }
    return sentences.joined(separator: words("", " "))
  }

  // MARK: - Tables

  private var months: TemplateValue {
    guard let table = report.tables.first(where: { $0.id == "month" }) else { return .none }
    let bars = table.rows.compactMap { row in
      row.count.map {
        BarChart.Bar(
          value: $0, label: String(Int(row.id.suffix(2)) ?? 0), isCurrent: true)
      }
    }
    let isWhole = bars.count == table.rows.count && bars.count > 2
    let chart = BarChart(bars, mean: nil, title: words(.months)).svg
    return [
      "table": self.table(table), "chart": isWhole ? .markup(chart) : .none,
    ]
  }

  private func table(_ id: String) -> TemplateValue {
    report.tables.first { $0.id == id }.map { self.table($0) } ?? .none
  }

  /// Shares and bars are of what is shown, so that nothing else follows from them.
  private func table(_ table: PublicTable) -> TemplateValue {
    let highest = table.rows.compactMap(\.count).max() ?? 0
    return [
      "title": .text(table.name), "isWithheld": .flag(table.isWithheld),
      "isEmpty": .flag(table.total == 0),
      "rows": .list(
        table.rows.map { row in
          [
            "name": .text(row.name), "count": .text(count(row.count)),
            "isHidden": .flag(row.count == nil),
            "share": .text(row.count.map { percent($0, of: table.total) } ?? ""),
            "bar": .text(String(row.count.flatMap { Ratio($0, highest).scaled(by: 100) } ?? 0)),
          ]
        }),
      "total": .text(count(table.total)), "total_label": .text(catalogue(.total)),
    ]
  }

  // MARK: - Rates and stations

  private var rates: TemplateValue {
    .list(
      report.rates.map { rate in
        [
          "name": .text(rate.name), "all": share(rate, rate.all),
          "without": share(rate, rate.withoutExcluded),
        ]
      })
  }

  private func share(_ rate: PublicRate, _ share: PublicShare) -> TemplateValue {
    let interval = share.low.flatMap { low in share.high.map { "\(low)–\($0)%" } }
    let facts = [
      share.callbacks.map { words("\($0.grouped) 次回访", "\($0.grouped) call-backs") }, interval,
      share.band,
    ]
    return [
      "value": .text(value(rate, share)), "isHidden": .flag(share.state != .shown),
      "facts": .text(facts.compactMap(\.self).joined(separator: " · ")),
    ]
  }

  private func value(_ rate: PublicRate, _ share: PublicShare) -> String {
    switch (share.state, share.value) {
    case (.noData, _): catalogue(.noData)
    case (.shown, let value?):
      rate.isScore
        ? Ratio(Int((value * 10).rounded()), 10).oneDecimal ?? "" : "\(Int(value.rounded()))%"
    default: words(.notShown)
    }
  }

  private var formulas: TemplateValue {
    words.list(report.rates.map { ($0.name, "\($0.formula) (\($0.version))") })
  }

  private var stations: TemplateValue {
    guard let stations = report.stations else { return .none }
    return words.list([
      (words(.openings), count(stations.openings)),
      (words(.openingsHeld), stations.openingsHeld.map { "\($0)%" } ?? words(.notShown)),
      (words(.heard), count(stations.heard)), (words(.raised), count(stations.raised)),
    ])
  }

  // MARK: - Matters, and what came of appraisals

  private var matters: TemplateValue {
    words.list(
      report.matters.map { matter in
        let voices = matter.voicesAtLeast.grouped
        return (
          matter.name, words("\(voices) 件以上", "\(voices) messages or more")
        )
      })
  }

  private var agreed: TemplateValue {
    .list(
      report.agreed.map { row in
        var facts = [row.department, "\(words(.agreedOn)) \(row.agreed)"]
        facts += row.due.map { ["\(words(.dueOn)) \($0)"] } ?? []
        return [
          "text": .text(row.text), "state": .text(row.stateName),
          "facts": .list(facts.map(TemplateValue.text)),
        ]
      })
  }

  private var ballots: TemplateValue {
    .list(
      report.ballots.map { row in
        [
          "object": .text(row.object), "held": .text(row.held.description),
          "result": .text(row.result ?? catalogue(.noData)),
        ]
      })
  }
}

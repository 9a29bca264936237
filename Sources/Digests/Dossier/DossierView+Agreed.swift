internal import Feedback
internal import Report

// What the appraisal itself brought: tallies, what was agreed, the phases; and how all this was made.
extension DossierView {
  var tallies: TemplateValue {
    guard !input.tallies.isEmpty else { return .none }
    return .list(
      input.tallies.map { tally in
        let votes = tally.votes.map { "\($0.name) \($0.count)" }
        var facts = [tally.kind, tally.held.description, tally.rules]
        facts += tally.members.map { [label(.members) + " \($0)"] } ?? []
        return [
          "id": .text(tally.id), "result": .text(tally.result ?? label(.noResult)),
          "facts": .list(facts.map(TemplateValue.text)),
          "votes": .text(
            (votes + ["\(label(.invalid)) \(tally.invalid)", "\(label(.cast)) \(tally.returned)"])
              .joined(separator: " · ")),
          "reasons": .list(tally.reasons.map(TemplateValue.text)),
        ]
      })
  }

  var rectifications: TemplateValue {
    guard !input.rectifications.isEmpty else { return .none }
    return .list(input.rectifications.map(rectification))
  }

  private func rectification(_ row: DossierRectification) -> TemplateValue {
    let counts = row.months.map(\.count)
    let chart = SmallBars(
      counts, title: row.id + catalogue(.colon) + counts.map(String.init).joined(separator: " "))
    var facts = [row.department, "\(label(.agreed)) \(row.agreed)"]
    facts += row.due.map { ["\(label(.dueDay)) \($0)"] } ?? []
    facts.append(voices(row))
    return [
      "id": .text(row.id), "text": .text(row.text), "state": .text(row.state),
      "isOpen": .flag(!row.isAccepted), "isOverdue": .flag(row.isOverdue),
      "earlier": .optional(row.earlierPlan.map { label(.earlier) + catalogue(.colon) + $0 }),
      "facts": .list(facts.map(TemplateValue.text)),
      "notes": .list(row.notes.map(TemplateValue.text)),
      "chart": row.voiceDays == nil || counts.isEmpty ? .none : .markup(chart.svg),
      "months": .optional(
        row.months.first.flatMap { first in
          row.months.last.map { "\(first.label) – \($0.label)" }
        }),
      "links": .list(
        ["before", "after"].compactMap { side in
          link("\(row.id)/\(side)").map { path in
            [
              "path": .text(path),
              "name": .text(label(side == "before" ? .voicesBefore : .voicesAfter)),
            ]
          }
        }),
    ]
  }

  private func voices(_ row: DossierRectification) -> String {
    guard let days = row.voiceDays else {
      return catalogue(.messages) + catalogue(.colon) + label(.notTracked)
    }
    return text(
      "\(days) 天内：之前 \(row.before) 件，之后 \(row.after) 件",
      "within \(days) days: \(row.before) before, \(row.after) after")
  }

  var phases: TemplateValue {
    guard !input.phases.isEmpty else { return .none }
    return .list(
      input.phases.map {
        ["name": .text($0.name), "days": .text("\($0.firstDay) – \($0.lastDay)")]
      })
  }

  var method: TemplateValue {
    .list(methodRows.map { ["name": .text($0.name), "text": .text($0.text)] })
  }

  var methodRows: [(name: String, text: String)] {
    let offset = clock.offset(at: input.firstDay.start(in: clock.zone))
    let before = "\(input.firstDayBefore) – \(input.lastDayBefore)"
    var rows: [(String, String)] = [
      (catalogue(.office), input.office(input.language)),
      (label(.periodOf), period), (label(.countedUntil), "\(input.countedUntil)"),
      (label(.lastYear), before),
      (label(.departments), input.departments.map(\.name).joined(separator: text("、", ", "))),
    ]
    if let peers = input.peers {
      rows.append((label(.peers), text("\(peers) 个", "\(peers) departments")))
    }
    rows += [
      (catalogue(.timeAndDays), catalogue.dayRule(zone: input.timeZone, offset: "UTC" + offset)),
      (catalogue(.figuresRule), catalogue(.figuresRuleText)),
      (catalogue(.maskingRule), catalogue(.maskingRuleText)),
      (catalogue(.taxonomy), input.taxonomyVersion),
      (catalogue(.model), input.modelVersion ?? catalogue(.wordsAlone)),
      (catalogue(.configuration), input.configurationVersion),
      (catalogue(.software), input.softwareVersion),
      (catalogue(.madeAt), "\(clock.day(input.madeAt)) \(clock.time(input.madeAt))"),
    ]
    return rows
  }

  /// The summary: sentences made of figures.
  var summary: String {
    var sentences = [
      text(
        "本期收到涉及\(input.object.name)的意见 \(input.total.grouped) 件\(againstLastYear)。",
        "\(input.total.grouped) voices about the work of \(input.object.name) came in\(againstLastYear)."
      )
    ]
    let leading = input.topics.filter { !$0.topic.id.isEmpty && $0.topic.count > 0 }.prefix(3)
      .map {
        text(
          "\($0.topic.name) \($0.topic.count.grouped) 件",
          "\($0.topic.name) \($0.topic.count.grouped)")
      }
    if !leading.isEmpty {
      sentences.append(
        text("最多的是", "Most were about ") + leading.joined(separator: text("、", ", "))
          + text("。", "."))
    }
    sentences += deadlineSentence.map { [$0] } ?? []
    return sentences.joined(separator: text("", " "))
  }

  /// Nothing where nothing is known of the year before.
  private var againstLastYear: String {
    guard input.hasBefore else { return "" }
    let change = Ratio(input.total - input.totalBefore, input.totalBefore).signedPercent
    let difference = (input.total - input.totalBefore).signed
    let percent = change.map { text("（\($0)）", " (\($0))") } ?? ""
    return text(
      "，较上年同期 \(difference) 件\(percent)", ", \(difference) against the year before\(percent)")
  }

  private var deadlineSentence: String? {
    guard
      let row = input.handling.first(where: { $0.id == DossierHandling.answeredInTime.rawValue }),
      let part = row.now.part, let whole = row.now.whole, let value = row.now.value, whole != "0"
    else { return nil }
    let overdue =
      input.handling.first { $0.id == DossierHandling.overdue.rawValue }?.now.part ?? "0"
    let percent = Self.decimal(value)
    return text(
      "期限在本期内的 \(whole) 件中，按期答复 \(part) 件（\(percent)%）；期末逾期未答复 \(overdue) 件。",
      "Of \(whole) deadlines in the period, \(part) were kept (\(percent)%); \(overdue) were overdue at "
        + "its end.")
  }
}

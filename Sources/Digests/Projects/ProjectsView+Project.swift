internal import Feedback
internal import Report

// The page of a project.
extension ProjectsView {
  func values(of project: ProjectEntry) -> [String: TemplateValue] {
    frame.merging([
      "title": .text(project.name), "id": .text(project.id),
      "standing": .text(standing(project)), "isLate": .flag(project.standing.id == "late"),
      "departments": .text(names(project.departments)), "places": .text(places(project)),
      "figures": .list(figures(project)), "milestones": milestones(project),
      "changedOn": .text("\(project.changedOn)"), "vote": vote(project),
      "spans": .list(spans(project)), "trend": trend(project), "rates": rates(project),
      "quotations": quotations(project), "numbers": numbers(project), "how": .text(how(project)),
      "isPlace": .flag(input.place != nil),
      "hasMilestones": .flag(!project.milestones.isEmpty),
      "hasQuotations": .flag(!project.quotations.isEmpty),
    ]) { $1 }
  }

  private func figures(_ project: ProjectEntry) -> [TemplateValue] {
    func figure(_ name: String, _ value: String, _ note: String? = nil) -> TemplateValue {
      ["name": .text(name), "value": .text(value), "note": .optional(note)]
    }
    let done = project.milestones.count { $0.done != nil }
    return [
      figure(
        label(.milestones),
        project.milestones.isEmpty ? catalogue(.noData) : "\(done)/\(project.milestones.count)",
        project.next.map { "\(label(.next))\(catalogue(.colon))\($0.due)" }),
      figure(
        label(.spentShare), spentShare(project),
        project.plannedYuan.map { planned in
          "\(project.spentYuan.map(money) ?? "?")/\(money(planned)) \(label(.tenThousands))"
        }),
      figure(label(.voices), project.total.grouped, "\(label(.upTo)) \(input.countedUntil)"),
      figure(
        label(.withheld), project.withheldTotal.grouped,
        Ratio(project.withheldTotal, project.total).percent),
    ]
  }

  private func milestones(_ project: ProjectEntry) -> TemplateValue {
    guard !project.milestones.isEmpty else { return .none }
    return .list(
      project.milestones.map { milestone in
        [
          "name": .text(milestone.name), "due": .text("\(milestone.due)"),
          "done": .text(milestone.done.map { "\($0)" } ?? label(.open)),
          "delay": .text(milestone.daysLate > 0 ? "\(milestone.daysLate)" : "\u{2013}"),
          "isLate": .flag(milestone.done == nil && milestone.daysLate > 0),
        ]
      })
  }

  private func vote(_ project: ProjectEntry) -> TemplateValue {
    let facts = [
      project.decided.map { "\(label(.decided))\(catalogue(.colon))\($0)" },
      project.votesFor.map { "\(label(.votesFor))\(catalogue(.colon))\($0)" },
      project.valid.map { "\(label(.valid))\(catalogue(.colon))\($0)" },
      project.members.map { "\(label(.members))\(catalogue(.colon))\($0)" },
    ].compactMap(\.self)
    return facts.isEmpty ? .none : .list(facts.map(TemplateValue.text))
  }

  private func spans(_ project: ProjectEntry) -> [TemplateValue] {
    [(ProjectLabel.aroundVote, project.aroundVote), (.aroundCompletion, project.aroundCompletion)]
      .compactMap { name, spans in
        spans.map { spans in
          [
            "name": .text(label(name)), "day": .text("\(spans.day)"),
            "days": .text("\(spans.days) \(label(.days))"),
            "before": .text(orNoData(spans.before.map(\.grouped))),
            "after": .text(spans.after.grouped),
          ]
        }
      }
  }

  private func trend(_ project: ProjectEntry) -> TemplateValue {
    // One month is one bar, which the counts beside it say better.
    guard project.months.count > 1 else { return .none }
    let isLong = project.months.count > 6
    let bars = project.months.map { month in
      let label = isLong ? String(month.day.parts.month) : catalogue.monthName(month.day)
      return BarChart.Bar(value: month.count, label: label, isCurrent: month.isAfter)
    }
    return .markup(BarChart(bars, mean: nil, title: label(.months)).svg)
  }

  private func rates(_ project: ProjectEntry) -> TemplateValue {
    let moments = [project.ratesFrom, project.ratesUntil].map {
      "\(clock.day($0)) \(clock.time($0))"
    }
    return [
      "window": .text(moments.joined(separator: " – ")),
      "rows": .list(
        project.rates.map {
          [
            "name": .text($0.rate.name),
            "shares": .list([share($0.all), share($0.withoutExcluded)]),
          ]
        }),
      "formulas": .list(
        project.rates.map {
          .text("\($0.rate.name) = \($0.formula) (\(text("版本 ", "version "))\($0.version))")
        }),
    ]
  }

  private func share(_ share: DossierShare) -> TemplateValue {
    let interval = share.low.flatMap { low in share.high.map { "\(low)–\($0)%" } }
    return [
      "fraction": .optional(share.part.flatMap { part in share.whole.map { "\(part)/\($0)" } }),
      "value": .text(orNoData(share.value.map { DossierView.decimal($0) + "%" })),
      "interval": .optional(interval),
    ]
  }

  private func quotations(_ project: ProjectEntry) -> TemplateValue {
    guard !project.quotations.isEmpty else { return .none }
    return .list(
      project.quotations.map { item in
        [
          "number": .text(item.number), "day": .text("\(clock.day(item.receivedAt))"),
          "subject": .text(item.subject.isEmpty ? catalogue(.noSubject) : item.subject),
          "excerpt": .optional(item.excerpt.isEmpty ? nil : item.excerpt),
          "facts": .list([item.kind, item.place].compactMap(\.self).map(TemplateValue.text)),
        ]
      })
  }

  private func numbers(_ project: ProjectEntry) -> TemplateValue {
    guard !project.numbers.isEmpty else { return .none }
    let rest = project.total - project.numbers.count
    return [
      "list": .list(project.numbers.map(TemplateValue.text)),
      "rest": .optional(rest > 0 ? "\(rest.grouped) \(label(.notListed))" : nil),
    ]
  }

  func how(_ project: ProjectEntry) -> String {
    let parts = [
      project.words.isEmpty
        ? nil
        : label(.words) + catalogue(.colon) + project.words.joined(separator: text("、", ", ")),
      project.topics.isEmpty ? nil : catalogue(.topic) + catalogue(.colon) + names(project.topics),
    ].compactMap(\.self)
    guard !parts.isEmpty else { return label(.linkedOnly) }
    return (parts + [catalogue(.place) + catalogue(.colon) + places(project)])
      .joined(separator: text("；", "; "))
  }
}

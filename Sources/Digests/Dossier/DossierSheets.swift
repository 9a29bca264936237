internal import Feedback
internal import Formats
internal import Report

extension DossierInput {
  /// The dossier as the sheets of a workbook: every figure a number, for those who reckon on, and an empty
  /// cell where there is no data.
  ///
  /// - Throws: `unknownTimeZone`.
  public func sheets() throws(DigestError) -> [DigestSheet] {
    let view = try DossierView(self)
    return [
      view.summarySheet, view.monthsSheet, view.countsSheet, view.comparisonSheet,
      view.mattersSheet, view.raisedSheet, view.casesSheet, view.talliesSheet,
      view.rectificationsSheet, view.numbersSheet, view.methodSheet,
    ].filter { !$0.rows.isEmpty }
  }
}

extension DossierView {
  private func cell(_ text: String?) -> WorkbookCell { text.map(WorkbookCell.text) ?? .empty }

  /// A decimal as a number.
  private func number(_ decimal: String?) -> WorkbookCell {
    decimal.flatMap { Double($0) }.map { .number($0, format: "General") } ?? .empty
  }

  fileprivate var summarySheet: DigestSheet {
    DigestSheet(
      name: catalogue(.summary), columns: [input.plan.name, catalogue(.messages)],
      rows: [
        [.text(label(.receivedHere)), .integer(input.total)],
        [.text(label(.lastYear)), before(input.totalBefore)],
        [.text(label(.urgentHere)), .integer(input.urgentTotal)],
        [.text(label(.withheld)), .integer(input.withheldTotal)],
        [.text(summary)],
      ])
  }

  /// A count of the year before.
  private func before(_ count: Int) -> WorkbookCell {
    input.hasBefore ? .integer(count) : .empty
  }

  private func change(_ now: Int, _ before: Int) -> WorkbookCell {
    input.hasBefore ? .integer(now - before) : .empty
  }

  fileprivate var monthsSheet: DigestSheet {
    DigestSheet(
      name: label(.months),
      columns: [catalogue(.month), label(.part), label(.lastYear), catalogue(.change)],
      rows: input.months.map {
        [
          .text($0.label), isKnown($0) ? .integer($0.count) : .empty, before($0.before),
          change($0.count, $0.before),
        ]
      })
  }

  fileprivate var countsSheet: DigestSheet {
    func rows(_ label: Label, _ counts: [NamedCount], _ none: Label) -> [[WorkbookCell]] {
      counts.map {
        [
          .text(catalogue(label)), .text($0.id),
          .text($0.id.isEmpty ? catalogue(none) : $0.name), .integer($0.count),
          before($0.before), change($0.count, $0.before),
        ]
      }
    }
    return DigestSheet(
      name: catalogue(.counts),
      columns: [
        catalogue(.counts), "id", catalogue(.name), label(.part), label(.lastYear),
        catalogue(.change),
      ],
      rows: rows(.topic, input.topics.flatMap { [$0.topic] + $0.second }, .noTopic)
        + rows(.place, input.places, .notStated) + rows(.kind, input.kinds, .notStated))
  }

  fileprivate var comparisonSheet: DigestSheet {
    func cells(_ share: DossierShare?) -> [WorkbookCell] {
      [
        number(share?.part), number(share?.whole),
        share?.value.map { .number($0, format: "0.0") } ?? .empty,
        cell(share.flatMap(interval)), cell(share?.band),
      ]
    }
    func row(_ name: String, _ scope: String, _ row: DossierComparison) -> [WorkbookCell] {
      [.text(name), .text(scope)] + cells(row.now)
        + cells(input.hasBefore ? row.before : nil) + cells(row.peers)
    }
    let parts = [label(.part), label(.lastYear), label(.peers)]
    return DigestSheet(
      name: label(.handling),
      columns: [catalogue(.name), ""]
        + parts.flatMap {
          [
            $0, "\($0) \(label(.outOf))", "\($0) %", "\($0) \(label(.interval))",
            "\($0) \(label(.band))",
          ]
        },
      rows: input.handling.map {
        row(DossierHandling(rawValue: $0.id)?.name(input.language) ?? $0.id, "", $0)
      }
        + input.rates.flatMap {
          [
            row($0.rate.name, catalogue(.total), $0.all),
            row($0.rate.name, label(.without), $0.withoutExcluded),
          ]
        })
  }

  fileprivate var mattersSheet: DigestSheet {
    DigestSheet(
      name: label(.mattersOfPeriod),
      columns: [
        "id", catalogue(.matters), label(.part), catalogue(.total), catalogue(.heatOfMatter),
        catalogue(.firstHeard), catalogue(.lastHeard), catalogue(.place),
      ],
      rows: input.matters.map {
        [
          .text($0.id), .text($0.title), .integer($0.voicesInPeriod), .integer($0.voices),
          .number($0.heat, format: "0.0"), .day($0.first), .day($0.last), cell($0.place),
        ]
      })
  }

  fileprivate var raisedSheet: DigestSheet {
    let rows = input.raised.map { [$0.total] + $0.stations } ?? []
    return DigestSheet(
      name: label(.raised),
      columns: [
        "id", label(.station), label(.raisedItems), label(.deputies), label(.answered),
        label(.overdue), label(.calledBack), label(.resolved), label(.satisfied),
      ],
      rows: rows.map { row in
        let counts = [
          row.items, row.deputies, row.answered, row.overdue, row.calledBack, row.resolved,
          row.satisfied,
        ]
        return [.text(row.station?.id ?? ""), .text(name(ofStation: row))]
          + counts.map(WorkbookCell.integer)
      })
  }

  fileprivate var casesSheet: DigestSheet {
    func rows(_ title: DossierLabel, _ cases: [DossierCase]) -> [[WorkbookCell]] {
      cases.map {
        [
          .text(label(title)), .text($0.item.number), .moment($0.item.receivedAt),
          .text($0.item.subject), .text($0.item.excerpt), cell($0.item.topic), cell($0.item.place),
          .text($0.facts.joined(separator: text("；", "; "))), .integer($0.points),
        ]
      }
    }
    return DigestSheet(
      name: label(.worst),
      columns: [
        "", catalogue(.number), catalogue(.receivedAt), catalogue(.subject), "",
        catalogue(.topic), catalogue(.place), label(.rule), label(.points),
      ],
      rows: rows(.raisedCases, input.raised?.cases ?? []) + rows(.worst, input.worst)
        + rows(.best, input.best))
  }

  fileprivate var talliesSheet: DigestSheet {
    DigestSheet(
      name: label(.tallies),
      columns: [
        "id", label(.held), "", label(.rule), catalogue(.name), label(.votes), label(.cast),
        label(.invalid), label(.result),
      ],
      rows: input.tallies.flatMap { tally in
        tally.votes.map { vote -> [WorkbookCell] in
          [
            .text(tally.id), .day(tally.held), .text(tally.kind), .text(tally.rules),
            .text(vote.name), .integer(vote.count), .integer(tally.returned),
            .integer(tally.invalid),
            .text(tally.result ?? label(.noResult)),
          ]
        }
      })
  }

  fileprivate var rectificationsSheet: DigestSheet {
    DigestSheet(
      name: label(.rectifications),
      columns: [
        "id", label(.rectifications), catalogue(.department), label(.agreed), label(.dueDay),
        label(.state), label(.voicesBefore), label(.voicesAfter), label(.earlier),
      ],
      rows: input.rectifications.map {
        [
          .text($0.id), .text($0.text), .text($0.department), .day($0.agreed),
          $0.due.map(WorkbookCell.day) ?? .empty, .text($0.state),
          $0.voiceDays == nil ? .empty : .integer($0.before),
          $0.voiceDays == nil ? .empty : .integer($0.after), cell($0.earlierPlan),
        ]
      })
  }

  fileprivate var numbersSheet: DigestSheet {
    DigestSheet(
      name: label(.lists),
      columns: [catalogue(.name), "id", catalogue(.messages), catalogue(.number)],
      rows: orderedLists.flatMap { list in
        let name = name(ofFigure: list.figure)
        return list.numbers.map { number -> [WorkbookCell] in
          [.text(name), .text(list.figure), .integer(list.count), .text(number)]
        }
      })
  }

  fileprivate var methodSheet: DigestSheet {
    DigestSheet(
      name: catalogue(.method), columns: [catalogue(.method), ""],
      rows: methodRows.map { [.text($0.name), .text($0.text)] })
  }
}

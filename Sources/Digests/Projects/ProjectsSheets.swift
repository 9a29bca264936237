internal import Feedback
internal import Formats
internal import Report

extension ProjectsInput {
  /// The projects as the sheets of a workbook: every figure a number, for those who reckon on.
  ///
  /// - Throws: `unknownTimeZone`.
  public func sheets() throws(DigestError) -> [DigestSheet] {
    let view = try ProjectsView(self)
    return [
      view.projectsSheet, view.milestonesSheet, view.monthsSheet, view.ratesSheet,
      view.numbersSheet, view.methodSheet,
    ].filter { !$0.rows.isEmpty }
  }
}

extension ProjectsView {
  private func cell(_ day: Day?) -> WorkbookCell { day.map(WorkbookCell.day) ?? .empty }
  private func cell(_ count: Int?) -> WorkbookCell { count.map(WorkbookCell.integer) ?? .empty }
  private func cell(money yuan: Int?) -> WorkbookCell {
    yuan.map { .number(Money(yuan: $0).tenThousands, format: "#,##0.####") } ?? .empty
  }

  fileprivate var projectsSheet: DigestSheet {
    let unit = " (\(label(.tenThousands)))"
    return DigestSheet(
      name: label(.projects),
      columns: [
        "id", label(.project), label(.standing), label(.delay), label(.departments),
        label(.places), label(.decided), label(.votesFor), label(.valid), label(.members),
        label(.planned) + unit, label(.spent) + unit, label(.next), label(.completed),
        label(.voices), label(.withheld),
      ]
        + [ProjectLabel.aroundVote, .aroundCompletion].flatMap { around in
          [label(.days), label(.before), label(.after)].map { "\(label(around)): \($0)" }
        },
      rows: input.projects.map(row))
  }

  private func row(_ project: ProjectEntry) -> [WorkbookCell] {
    let facts: [WorkbookCell] = [
      .text(project.id), .text(project.name), .text(project.standing.name),
      .integer(project.daysLate), .text(names(project.departments)), .text(places(project)),
    ]
    let vote = [
      cell(project.decided), cell(project.votesFor), cell(project.valid), cell(project.members),
    ]
    let state: [WorkbookCell] = [
      cell(money: project.plannedYuan), cell(money: project.spentYuan), cell(project.next?.due),
      cell(project.completed), .integer(project.total), .integer(project.withheldTotal),
    ]
    let spans = [project.aroundVote, project.aroundCompletion].flatMap {
      [cell($0?.days), cell($0?.before), cell($0?.after)]
    }
    return facts + vote + state + spans
  }

  fileprivate var milestonesSheet: DigestSheet {
    DigestSheet(
      name: label(.milestones),
      columns: [
        "id", label(.project), label(.milestone), label(.dueDay), label(.doneDay), label(.delay),
      ],
      rows: input.projects.flatMap { project in
        project.milestones.map {
          [
            .text(project.id), .text(project.name), .text($0.name), .day($0.due), cell($0.done),
            .integer($0.daysLate),
          ]
        }
      })
  }

  fileprivate var monthsSheet: DigestSheet {
    DigestSheet(
      name: label(.months),
      columns: ["id", label(.project), catalogue(.month), catalogue(.messages)],
      rows: input.projects.flatMap { project in
        project.months.map {
          [.text(project.id), .text(project.name), .text($0.label), .integer($0.count)]
        }
      })
  }

  fileprivate var ratesSheet: DigestSheet {
    func row(
      _ project: ProjectEntry, _ name: String, _ scope: String, _ share: DossierShare
    ) -> [WorkbookCell] {
      [
        .text(project.id), .text(project.name), .text(name), .text(scope),
        .text("\(share.part ?? "0")/\(share.whole ?? "0")"),
        share.value.map { .number($0, format: "0.0") } ?? .empty, cell(share.low),
        cell(share.high),
      ]
    }
    return DigestSheet(
      name: label(.callbacks),
      columns: [
        "id", label(.project), catalogue(.name), "", "n/N", "%", "95 % \u{2265}", "95 % \u{2264}",
      ],
      rows: input.projects.flatMap { project in
        project.rates.flatMap {
          [
            row(project, $0.rate.name, label(.total), $0.all),
            row(project, $0.rate.name, label(.without), $0.withoutExcluded),
          ]
        }
      })
  }

  fileprivate var numbersSheet: DigestSheet {
    DigestSheet(
      name: label(.numbers), columns: ["id", label(.project), catalogue(.number)],
      rows: input.projects.flatMap { project in
        project.numbers.map { [.text(project.id), .text(project.name), .text($0)] }
      })
  }

  fileprivate var methodSheet: DigestSheet {
    DigestSheet(
      name: catalogue(.method), columns: [catalogue(.method), ""],
      rows: methodRows.map { [.text($0.name), .text($0.text)] })
  }
}

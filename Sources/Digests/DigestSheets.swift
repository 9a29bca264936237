internal import Feedback
public import Formats
internal import Report

/// A sheet of a digest's workbook.
public struct DigestSheet: Sendable, Equatable {
  public var name: String
  public var columns: [String]
  public var rows: [[WorkbookCell]]

  /// A sheet.
  public init(name: String, columns: [String], rows: [[WorkbookCell]]) {
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }
}

extension DigestInput {
  /// The digest as the sheets of a workbook: every figure a number, for those who reckon on.
  ///
  /// - Throws: `unknownTimeZone`.
  public func sheets() throws(DigestError) -> [DigestSheet] {
    let view = try DigestView(self)
    return [
      view.summarySheet, view.countsSheet, view.daysSheet, view.topicsSheet, view.heatSheet,
      view.mattersSheet, view.itemsSheet, view.methodSheet,
    ].filter { !$0.rows.isEmpty }
  }
}

extension DigestView {
  private func sheet(
    _ name: Label, _ columns: [String], _ rows: [[WorkbookCell]]
  ) -> DigestSheet {
    DigestSheet(name: catalogue(name), columns: columns, rows: rows)
  }

  fileprivate var summarySheet: DigestSheet {
    var rows: [[WorkbookCell]] = [
      [.text(catalogue.received(in: input.period)), .integer(input.total)],
      [.text(catalogue.previousCount(input.period)), .integer(input.totalBefore)],
      [.text(catalogue(.urgent)), .integer(input.urgentTotal)],
      [.text(catalogue(.review)), .integer(input.reviewTotal)],
    ]
    if let deadlines = input.deadlines {
      rows += [
        [.text(catalogue(.due)), .integer(deadlines.due)],
        [.text(catalogue(.answeredInTime)), .integer(deadlines.answeredInTime)],
        [.text(catalogue(.answeredLate)), .integer(deadlines.answeredLate)],
        [.text(catalogue(.overdue)), .integer(deadlines.overdue)],
      ]
    }
    rows.append([.text(input.summary(in: catalogue))])
    return sheet(.summary, [catalogue.title(input.period), catalogue(.messages)], rows)
  }

  fileprivate var countsSheet: DigestSheet {
    let tables: [(Label, [NamedCount], Label)] = [
      (.topic, input.topics, .noTopic), (.department, input.departments, .noDepartment),
      (.kind, input.kinds, .notStated), (.place, input.places, .notStated),
      (.source, input.sources, .notStated),
    ]
    return sheet(
      .counts,
      [catalogue(.counts), "id", catalogue(.name), catalogue(.messages), catalogue(.change)],
      tables.flatMap { label, counts, nameless in
        counts.map { count in
          [
            .text(catalogue(label)), .text(count.id),
            .text(count.id.isEmpty ? catalogue(nameless) : count.name), .integer(count.count),
            .integer(count.count - count.before),
          ]
        }
      })
  }

  fileprivate var daysSheet: DigestSheet {
    sheet(
      .trend, [catalogue(.day), catalogue(.messages)],
      input.trend.map { [.day($0.day), .integer($0.count)] })
  }

  fileprivate var topicsSheet: DigestSheet {
    sheet(
      .topicTrends, [catalogue(.topic)] + input.trendSteps.map(\.description),
      input.topicTrends.map { trend in
        [.text(trend.id.isEmpty ? catalogue(.noTopic) : trend.name)]
          + trend.counts.map(WorkbookCell.integer)
      })
  }

  fileprivate var heatSheet: DigestSheet {
    let topics = input.heat?.topics ?? []
    return sheet(
      .heat,
      [catalogue(.place)] + topics.map { $0.id.isEmpty ? catalogue(.noTopic) : $0.name }
        + [catalogue(.total)],
      (input.heat?.rows ?? []).map { row in
        [.text(row.place.id.isEmpty ? catalogue(.notStated) : row.place.name)]
          + (row.counts + [row.total]).map(WorkbookCell.integer)
      })
  }

  fileprivate var mattersSheet: DigestSheet {
    sheet(
      .matters,
      [
        catalogue(.matters), catalogue(.messages), catalogue(.total), catalogue(.heatOfMatter),
        catalogue(.firstHeard), catalogue(.lastHeard), catalogue(.place),
      ],
      input.matters.map { matter in
        [
          .text(matter.title), .integer(matter.voicesInPeriod), .integer(matter.voices),
          .number(matter.heat, format: "0.0"), .day(matter.first), .day(matter.last),
          matter.place.map(WorkbookCell.text) ?? .empty,
        ]
      })
  }

  fileprivate var itemsSheet: DigestSheet {
    func text(_ text: String?) -> WorkbookCell { text.map(WorkbookCell.text) ?? .empty }
    return sheet(
      .newItems,
      [
        catalogue(.number), catalogue(.receivedAt), catalogue(.subject), catalogue(.topic),
        catalogue(.kind), catalogue(.place), catalogue(.department), catalogue(.source),
        catalogue(.urgent), catalogue(.needsReview),
      ],
      input.items.map { item in
        [
          .text(item.number), .moment(item.receivedAt), .text(item.subject), text(item.topic),
          .text(item.kind), text(item.place), text(item.department), .text(item.source),
          text(item.urgency), text(item.review.map { catalogue.reason($0, guess: nil) }),
        ]
      })
  }

  fileprivate var methodSheet: DigestSheet {
    sheet(
      .method, [catalogue(.method), ""], methodRows.map { [.text($0.name), .text($0.text)] })
  }
}

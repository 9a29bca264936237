internal import Report

extension DigestView {
  /// The tables of counts that have rows, each with its id, title and rows; nothing without any.
  var counts: TemplateValue {
    let tables = [
      table(.topic, input.topics, ListFacet.topic, nameless: .noTopic),
      table(.department, input.departments, ListFacet.department, nameless: .noDepartment),
      table(.kind, input.kinds, ListFacet.kind), table(.place, input.places, ListFacet.place),
      table(.source, input.sources, ListFacet.source),
    ].compactMap(\.self)
    guard !tables.isEmpty else { return .none }
    return ["columns": .text(catalogue.columns(input.period)), "tables": .list(tables)]
  }

  private func table(
    _ label: Label, _ counts: [NamedCount], _ facet: (String) -> ListFacet,
    nameless: Label = .notStated
  ) -> TemplateValue? {
    guard !counts.isEmpty else { return nil }
    let highest = counts.map(\.count).max() ?? 0
    return [
      "id": .text(label.rawValue),
      "title": .text(catalogue(label)),
      "rows": .list(
        counts.map { row($0, highest: highest, link: link(facet($0.id)), nameless: nameless) }),
    ]
  }

  /// A row's `bar` is its count in hundredths of the table's highest.
  private func row(
    _ count: NamedCount, highest: Int, link: String?, nameless: Label
  ) -> TemplateValue {
    [
      "link": .optional(count.count == 0 ? nil : link),
      "name": .text(count.id.isEmpty ? catalogue(nameless) : count.name),
      "count": .text(count.count.grouped),
      "share": .text(orNoData(Ratio(count.count, input.total).percent)),
      "change": .text((count.count - count.before).signed),
      "bar": .text(String(Ratio(count.count, highest).scaled(by: 100) ?? 0)),
    ]
  }

  /// What did not come in; nothing in a department's digest and where all went well.
  var intake: TemplateValue {
    guard !input.rejects.isEmpty || !input.failingSources.isEmpty else { return .none }
    return [
      "hasRejects": .flag(!input.rejects.isEmpty),
      "rejects": .list(
        input.rejects.map {
          ["source": .text($0.name), "count": .text($0.count.grouped)]
        }),
      "hasFailures": .flag(!input.failingSources.isEmpty),
      "failures": .list(input.failingSources.map(failure)),
    ]
  }

  private func failure(_ failing: FailingSource) -> TemplateValue {
    [
      "source": .text(failing.source.name), "since": .text(dayAndTime(failing.since)),
      "timestamp": .text(clock.timestamp(failing.since)), "message": .text(failing.message),
    ]
  }
}

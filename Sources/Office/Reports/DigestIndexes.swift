internal import Digests
internal import Feedback
internal import Report
internal import Store

extension OfficeContext {
  /// Writes the page that leads to the digests of a span: those frozen, and those about to be.
  func writeIndex(
    of period: Period, around day: Day, adding made: [FrozenDigestRow],
    _ templates: DigestTemplates
  ) throws(OfficeError) {
    let label = period.label(around: day)
    var totals = Dictionary(
      uniqueKeysWithValues: try OfficeError.wrap {
        try store.digestEntries(period, label: label).map { ($0.reader, $0.total) }
      })
    for digest in made { totals[digest.reader] = digest.total }
    var page = index(language.catalogue.span(period, period.days(around: day)), home: "../")
    page.sections = readerSections(Array(totals.keys)) { reader in
      DigestIndex.Entry(
        name: readerName(reader), path: reader.code + "." + DigestFormat.html.rawValue,
        total: totals[reader.code])
    }
    try digestFolder.write(page.html(templates), to: DigestFolder.index(of: label))
  }

  /// Writes the first page, and the pages of those whose digests were frozen.
  func writeIndexes(
    of made: [FrozenDigestRow], _ templates: DigestTemplates
  ) throws(OfficeError) {
    for digest in made {
      let reader = DigestReader(code: digest.reader)
      var page = index(readerName(reader), home: "../")
      try fill(&page, reader) { "../" + DigestFolder.digest($0, reader, .html) }
      try digestFolder.write(page.html(templates), to: DigestFolder.index(of: reader))
    }
    var first = index(nil, home: nil)
    try fill(&first, .office, DigestFolder.index(of:))
    let known = try OfficeError.wrap { try store.digestReaders() }
    first.sections += readerSections(known.filter { $0 != DigestReader.office.code }) { reader in
      DigestIndex.Entry(name: readerName(reader), path: DigestFolder.index(of: reader))
    }
    try digestFolder.write(first.html(templates), to: DigestFolder.index)
  }

  private func index(_ subject: String?, home: String?) -> DigestIndex {
    DigestIndex(
      language: language, office: configuration.main.office.name(language), subject: subject,
      home: home.map { $0 + DigestFolder.index })
  }

  /// The days, weeks and months of which a reader has digests; `path` leads to that of a label.
  private func fill(
    _ page: inout DigestIndex, _ reader: DigestReader,
    _ path: @escaping @Sendable (String) -> String
  ) throws(OfficeError) {
    func entries(_ period: Period) throws(OfficeError) -> [DigestEntry] {
      try OfficeError.wrap { try store.digestEntries(period, reader: reader.code) }
    }
    page.days = try entries(.day).map { ($0.firstDay, $0.total) }
    page.dayPath = { path($0.description) }
    let titles: [(Report.Label, Period)] = [(.byWeek, .week), (.byMonth, .month)]
    for (title, period) in titles {
      page.sections.append(
        DigestIndex.Section(
          title,
          try entries(period).map {
            DigestIndex.Entry(
              name: language.catalogue.span(period, period.days(around: $0.firstDay)),
              path: path($0.label), total: $0.total)
          }))
    }
  }

  /// Readers by what they are, each in the order of its file.
  private func readerSections(
    _ codes: [String], _ entry: (DigestReader) -> DigestIndex.Entry
  ) -> [DigestIndex.Section] {
    let codes = Set(codes)
    func entries(_ readers: [DigestReader]) -> [DigestIndex.Entry] {
      readers.filter { codes.contains($0.code) }.map(entry)
    }
    return [
      DigestIndex.Section(.wholeOffice, entries([.office])),
      DigestIndex.Section(
        .byDepartment, entries(configuration.departments.ids.map(DigestReader.department))),
      DigestIndex.Section(.byPlace, entries(configuration.places.ids.map(DigestReader.place))),
    ]
  }

  private func readerName(_ reader: DigestReader) -> String {
    switch reader {
    case .office: language.catalogue(.wholeOffice)
    case .department(let id): name(.department, id)
    case .place(let id): name(.place, id)
    }
  }
}

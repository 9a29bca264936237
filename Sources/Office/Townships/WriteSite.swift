internal import Digests
internal import Feedback
internal import Foundation
internal import Report
internal import Store

extension OfficeContext {
  /// Writes all pages of one place, and of no other, into a folder, and gives the paths: its digests and
  /// dossiers as they were frozen, and its scorecards, projects and yearly page as they are now.
  ///
  /// The folder can be put on a web server, behind the rights of that place's people alone.
  public func writeSite(
    place: String, to folder: String
  ) async throws(OfficeError) -> [String] {
    _ = try places(in: place)
    var site = PlaceSite(folder: folder, place: place)
    try OfficeSetup.makeFolder(folder)
    try copyDigests(to: &site)
    try copyDossiers(to: &site)
    try writeScorecards(to: &site)
    try writeProjects(to: &site)
    try await writeYear(to: &site)
    try writeIndex(of: &site)
    return site.paths
  }

  private func copyDigests(to site: inout PlaceSite) throws(OfficeError) {
    let reader = DigestReader.place(site.place), templates = try configuration.digestTemplates()
    for period in Period.allCases {
      for entry in try digestEntries(period, reader) {
        let page = DigestFolder.digest(entry.label, reader, .html)
        guard try site.copy(digestFolder.path + "/" + page, to: page) else { continue }
        let list = entry.label + "/" + DigestFolder.list(reader)
        _ = try site.copy(digestFolder.path + "/" + list, to: list)
        var index = DigestIndex(
          language: language, office: configuration.main.office.name(language),
          subject: language.catalogue.span(period, period.days(around: entry.firstDay)),
          home: "../" + DigestFolder.index)
        index.sections = [
          DigestIndex.Section(
            .byPlace,
            [
              DigestIndex.Entry(
                name: name(.place, site.place),
                path: reader.code + "." + DigestFormat.html.rawValue, total: entry.total)
            ])
        ]
        try site.write(index.html(templates), to: DigestFolder.index(of: entry.label))
      }
    }
  }

  private func digestEntries(
    _ period: Period, _ reader: DigestReader
  ) throws(OfficeError) -> [DigestEntry] {
    try OfficeError.wrap { try store.digestEntries(period, reader: reader.code) }
  }

  private func copyDossiers(to site: inout PlaceSite) throws(OfficeError) {
    let folder = configuration.resolve(configuration.appraisals.folder)
    for plan in configuration.appraisals.plans {
      let frozen = try OfficeError.wrap { try store.frozenDossiers(plan: plan.id) }
      guard frozen.contains(where: { $0.place == site.place }) else { continue }
      let files = DossierFiles(folder, plan.id, site.place)
      for file in DossierFormat.allCases.flatMap(files.names)
      where try site.copy(files.path(file), to: "appraisals/" + file) && file == files.page {
        site.link(plan.name(language), "appraisals/" + file)
      }
    }
  }

  /// The last month that is over, and the year of it.
  private func writeScorecards(to site: inout PlaceSite) throws(OfficeError) {
    guard !(try stations(in: site.place)).isEmpty else { return }
    let month = try stationScorecard(StationRequest(period: .month, place: site.place))
    let year = try stationScorecard(
      StationRequest(period: .year, day: month.days.lowerBound, place: site.place))
    let file = "stations.xlsx", path = site.folder + "/" + file
    try writeWorkbook([month.sheet, year.sheet], to: path, at: surroundings.now())
    site.paths.append(path)
    site.link(AnnualLabel.stations.name(language) + " " + month.label, file)
  }

  private func writeProjects(to site: inout PlaceSite) throws(OfficeError) {
    let years = Set(
      try stored(ProjectFilter(place: site.place)).map(\.project.id.year))
    for year in years.sorted(by: >) {
      let paths = try writeProjects(
        ProjectReportRequest(year: year, place: site.place, folder: site.folder + "/projects"))
      site.paths += paths
      if let page = paths.first {
        site.link(
          ProjectLabel.projects.name(language) + " \(year)",
          String(page.dropFirst(site.folder.count + 1)))
      }
    }
  }

  /// The yearly page of the last year that is over, where anything was heard in it.
  private func writeYear(to site: inout PlaceSite) async throws(OfficeError) {
    let year = today.parts.year - 1
    guard let first = try OfficeError.wrap({ try store.firstDay() }), first.parts.year <= year
    else { return }
    let paths = try await writePublicReport(
      AnnualRequest(year: year, place: site.place, folder: site.folder + "/annual"))
    site.paths += paths
    if let page = paths.first {
      site.link(
        AnnualLabel.publicReport.name(language) + " \(year)",
        String(page.dropFirst(site.folder.count + 1)))
    }
  }

  private func writeIndex(of site: inout PlaceSite) throws(OfficeError) {
    let reader = DigestReader.place(site.place)
    var index = DigestIndex(
      language: language, office: configuration.main.office.name(language),
      subject: name(.place, site.place))
    let made = Set(site.paths)
    func entries(_ period: Period) throws(OfficeError) -> [DigestEntry] {
      try digestEntries(period, reader).filter {
        made.contains(site.folder + "/" + DigestFolder.digest($0.label, reader, .html))
      }
    }
    index.sections = [DigestIndex.Section(.otherPages, site.links)]
    index.days = try entries(.day).map { ($0.firstDay, $0.total) }
    index.dayPath = { DigestFolder.digest($0.description, reader, .html) }
    for (title, period) in [(Report.Label.byWeek, Period.week), (.byMonth, .month)] {
      index.sections.append(
        DigestIndex.Section(
          title,
          try entries(period).map {
            DigestIndex.Entry(
              name: language.catalogue.span(period, period.days(around: $0.firstDay)),
              path: DigestFolder.digest($0.label, reader, .html), total: $0.total)
          }))
    }
    try site.write(
      index.html(try configuration.digestTemplates()), to: DigestFolder.index)
  }
}

/// A place's folder on its way.
private struct PlaceSite {
  let folder: String
  let place: String
  var paths: [String] = []
  private(set) var links: [DigestIndex.Entry] = []

  init(folder: String, place: String) { (self.folder, self.place) = (folder, place) }

  mutating func link(_ name: String, _ path: String) {
    links.append(DigestIndex.Entry(name: name, path: path))
  }

  mutating func write(_ text: String, to name: String) throws(OfficeError) {
    paths.append(try DigestFolder(path: folder).write(text, to: name))
  }

  /// Copies a file in one step; false where it is not there any more.
  mutating func copy(_ file: String, to name: String) throws(OfficeError) -> Bool {
    guard let bytes = FileManager.default.contents(atPath: file) else { return false }
    let path = folder + "/" + name
    try OfficeSetup.makeFolder((path as NSString).deletingLastPathComponent)
    do {
      try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw OfficeError(.cannotWrite, "\(path) cannot be written; check permissions and space")
    }
    paths.append(path)
    return true
  }
}

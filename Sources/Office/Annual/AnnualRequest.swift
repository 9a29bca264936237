internal import Digests
public import Feedback
internal import Foundation
internal import Oversight

/// The yearly pages.
public enum AnnualPage: String, Sendable, CaseIterable {
  /// For everybody.
  case publicReport = "public"
  /// Good practice.
  case learning
}

/// The forms of a yearly page.
public enum AnnualFormat: String, Sendable, CaseIterable {
  case html, json, md
}

/// Which yearly page is meant.
public struct AnnualRequest: Sendable {
  /// nil: the last year that is over.
  public var year: Int?
  /// The place whose page it is, with those in it; nil: the whole office's.
  public var place: String?
  /// nil: the office's.
  public var language: Language?
  /// nil: `folder` of `annual.yaml`.
  public var folder: String?
  /// nil: every form that the page has.
  public var formats: [AnnualFormat]?

  /// A request.
  public init(
    year: Int? = nil, place: String? = nil, language: Language? = nil, folder: String? = nil,
    formats: [AnnualFormat]? = nil
  ) {
    (self.year, self.place, self.language) = (year, place, language)
    (self.folder, self.formats) = (folder, formats)
  }
}

/// The days of a yearly page.
struct AnnualSpan {
  let year: Int
  /// Up to the day before the present where the year is not over.
  let days: ClosedRange<Day>
  let isOver: Bool

  /// The same days of the year before.
  var before: ClosedRange<Day> { DossierBasis.yearBefore(days) }

  /// - Throws: `usage` where nothing of the year is over.
  init(_ year: Int?, today: Day) throws(OfficeError) {
    let year = year ?? (today.parts.year - 1)
    guard let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year, month: 12, day: 31), first < today
    else {
      throw OfficeError(.usage, "nothing of \(year) is over yet; name a year up to \(today)")
    }
    (self.year, days, isOver) = (year, first...min(last, today - 1), last < today)
  }
}

extension OfficeContext {
  /// Writes the page for everybody and gives the paths.
  public func writePublicReport(_ request: AnnualRequest) async throws(OfficeError) -> [String] {
    let office = speaking(request.language)
    let report = try await office.publicReport(request)
    return try office.write(.publicReport, request, report.year, [.html, .json]) {
      templates, format, files throws(DigestError) in
      format == .html
        ? report.html(templates, data: files[.json]) : try report.json()
    }
  }

  /// Writes the page of good practice and gives the paths.
  public func writeLearningReport(_ request: AnnualRequest) async throws(OfficeError) -> [String] {
    let office = speaking(request.language)
    let report = try await office.learningReport(request)
    return try office.write(.learning, request, report.year, AnnualFormat.allCases) {
      templates, format, _ throws(DigestError) in
      switch format {
      case .html: report.html(templates)
      case .md: report.markdown(templates)
      case .json: try report.json()
      }
    }
  }

  /// Writes the forms of a page that are asked for.
  ///
  /// - Parameter render: is given the files of the forms that are written, by their names in the folder.
  private func write(
    _ page: AnnualPage, _ request: AnnualRequest, _ year: Int, _ known: [AnnualFormat],
    _ render: (AnnualTemplates, AnnualFormat, [AnnualFormat: String]) throws(DigestError) -> String
  ) throws(OfficeError) -> [String] {
    let formats = known.filter { request.formats?.contains($0) ?? true }
    guard !formats.isEmpty else {
      let names = known.map(\.rawValue).joined(separator: " or ")
      throw OfficeError(.usage, "the page has no such form; give \(names)")
    }
    let templates = try wrapDigest {
      try AnnualTemplates { configuration.text("templates/" + $0) }
    }
    let folder = configuration.resolve(request.folder ?? configuration.annual.folder)
    let name = fileName(page, request, year)
    let files = Dictionary(uniqueKeysWithValues: formats.map { ($0, "\(name).\($0.rawValue)") })
    try OfficeSetup.makeFolder(folder)
    var paths: [String] = []
    for format in formats {
      let text = try wrapDigest { try render(templates, format, files) }
      let path = "\(folder)/\(name).\(format.rawValue)"
      try OfficeSetup.write(text, to: path)
      paths.append(path)
    }
    return paths
  }

  /// `public-2026`, `public-2026.place-990101`, and with the language behind it where one is asked for.
  private func fileName(_ page: AnnualPage, _ request: AnnualRequest, _ year: Int) -> String {
    "\(page.rawValue)-\(year)" + Self.suffix(request.place, request.language)
  }

  /// With what a page is made. The moment is not in it: the same store gives the same page.
  func method(_ span: AnnualSpan) -> AnnualMethod {
    AnnualMethod(
      office: configuration.main.office.name(language),
      period: "\(span.days.lowerBound) – \(span.days.upperBound)",
      taxonomyVersion: configuration.taxonomy.version,
      configurationVersion: configuration.version,
      softwareVersion: "minqing " + surroundings.version)
  }

  func named(place: String?) -> NamedID? {
    place.map { NamedID(id: $0, name: name(.place, $0)) }
  }
}

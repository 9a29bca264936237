internal import Digests
public import Feedback
internal import Foundation

/// Which pages of projects are meant.
public struct ProjectReportRequest: Sendable {
  public var year: Int
  /// The place whose view it is, with those in it; nil: the whole office's.
  public var place: String?
  /// nil: the language of the office.
  public var language: Language?
  /// Where they are written; nil: the folder of the configuration.
  public var folder: String?

  /// A request.
  public init(year: Int, place: String? = nil, language: Language? = nil, folder: String? = nil) {
    (self.year, self.place, self.language, self.folder) = (year, place, language, folder)
  }
}

extension OfficeContext {
  /// Writes the page of a year's projects, one of each project, a workbook and JSON, and gives the paths.
  public func writeProjects(_ request: ProjectReportRequest) throws(OfficeError) -> [String] {
    let office = speaking(request.language)
    let input = try office.projectsInput(
      ProjectFilter(year: request.year, place: request.place), year: request.year)
    let folder = request.folder ?? projectsFolder
    let name = "\(request.year)" + Self.suffix(request.place, request.language)
    return try write(input, to: folder + "/" + name)
  }

  var projectsFolder: String { configuration.resolve(configuration.main.projects.folder) }

  /// Writes all files of an input; the same input gives the same bytes.
  private func write(_ input: ProjectsInput, to folder: String) throws(OfficeError) -> [String] {
    let templates = try wrapDigest {
      try ProjectsTemplates { configuration.text("templates/" + $0) }
    }
    try OfficeSetup.makeFolder(folder)
    var pages = [(ProjectsInput.indexFile, try wrapDigest { try input.indexPage(templates) })]
    for project in input.projects {
      pages.append(
        (
          ProjectsInput.file(of: project.id),
          try wrapDigest { try input.page(of: project, templates) }
        ))
    }
    pages.append((Self.jsonFile, try wrapDigest { try input.json() }))
    for (file, text) in pages { try OfficeSetup.write(text, to: folder + "/" + file) }
    let workbook = folder + "/projects.xlsx"
    try writeWorkbook(try wrapDigest { try input.sheets() }, to: workbook, at: input.madeAt)
    return pages.map { folder + "/" + $0.0 } + [workbook]
  }

  private static let jsonFile = "projects.json"

  /// Writes the pages in the folder of the configuration that quote what was forgotten anew, without it;
  /// their paths.
  func rewriteProjects(without forgotten: ForgottenItems) throws(OfficeError) -> [String] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: projectsFolder)) ?? []
    var paths: [String] = []
    for folder in folders.sorted().map({ projectsFolder + "/" + $0 }) {
      guard let json = try? String(contentsOfFile: "\(folder)/\(Self.jsonFile)", encoding: .utf8),
        let input = try? ProjectsInput(json: json), input.quotes(forgotten)
      else { continue }
      paths += try write(input.without(forgotten), to: folder)
    }
    return paths
  }
}

internal import Report

/// The templates of the pages of projects, parsed once.
public struct ProjectsTemplates: Sendable {
  /// The files of the templates, below `config/templates`; the style is that of dossiers with a few rules.
  public static let files = [
    "projects.html.mustache", "project.html.mustache", "digest.css", "dossier.css", "project.css",
  ]

  let index: Template
  let project: Template
  let style: String

  /// Parses the templates; `text` gives that of a file.
  public init(_ text: (String) throws -> String) throws {
    index = try DigestTemplates.template("projects.html.mustache", .html, text)
    project = try DigestTemplates.template("project.html.mustache", .html, text)
    style = try text("digest.css") + text("dossier.css") + text("project.css")
  }
}

extension ProjectsInput {
  /// The page of the year, which leads to those of its projects.
  ///
  /// - Throws: `unknownTimeZone`.
  public func indexPage(_ templates: ProjectsTemplates) throws(DigestError) -> String {
    var values = try ProjectsView(self).values
    values["style"] = .markup(templates.style)
    return templates.index.render(values)
  }

  /// The page of a project: one HTML file that needs nothing beside it but the page of the year.
  public func page(
    of project: ProjectEntry, _ templates: ProjectsTemplates
  ) throws(DigestError) -> String {
    var values = try ProjectsView(self).values(of: project)
    values["style"] = .markup(templates.style)
    return templates.project.render(values)
  }

  /// The file of a project's page.
  public static func file(of project: String) -> String { project + ".html" }
  /// The file of the page of the year.
  public static let indexFile = "index.html"
}

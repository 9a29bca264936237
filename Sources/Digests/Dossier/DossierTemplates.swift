internal import Report

/// The templates of a dossier, parsed once.
public struct DossierTemplates: Sendable {
  /// The files of the templates, below `config/templates`; the style is that of digests with a few rules.
  public static let files = [
    "dossier.html.mustache", "dossier-items.html.mustache", "digest.css", "dossier.css",
  ]

  let html: Template
  let items: Template
  let style: String

  /// Parses the templates; `text` gives that of a file.
  public init(_ text: (String) throws -> String) throws {
    html = try DigestTemplates.template("dossier.html.mustache", .html, text)
    items = try DigestTemplates.template("dossier-items.html.mustache", .html, text)
    style = try text("digest.css") + text("dossier.css")
  }
}

extension DossierInput {
  /// One HTML file that needs nothing beside it.
  ///
  /// - Parameter list: the page of the items beside it, to which its figures then link.
  /// - Throws: `unknownTimeZone`.
  public func html(
    _ templates: DossierTemplates, list: String? = nil
  ) throws(DigestError) -> String {
    var values = try DossierView(self, list: list).values
    values["style"] = .markup(templates.style)
    return templates.html.render(values)
  }

  /// The page of the work-order numbers behind the figures.
  ///
  /// - Parameter dossier: the page of the dossier beside it.
  public func itemsPage(
    _ templates: DossierTemplates, dossier: String
  ) throws(DigestError) -> String {
    let view = try DossierView(self)
    var values = view.values
    values["style"] = .markup(templates.style)
    values["dossier"] = .text(dossier)
    values["figuresListed"] = .list(view.orderedLists.map(view.listed))
    return templates.items.render(values)
  }
}

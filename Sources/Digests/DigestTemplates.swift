internal import Report

/// The templates of a digest's forms, parsed once for any number of digests.
public struct DigestTemplates: Sendable {
  /// The files of the templates, below `config/templates`.
  public static let files = [
    "digest.html.mustache", "digest.md.mustache", "digest.css", "mail.html.mustache",
    "mail.txt.mustache", "items.html.mustache", "index.html.mustache",
  ]

  let html: Template
  let markdown: Template
  let style: String
  let mailHTML: Template
  let mailText: Template
  let items: Template
  let index: Template

  /// Parses the templates; `text` gives that of a file.
  public init(_ text: (String) throws -> String) throws {
    func template(_ file: String, _ escaping: Escaping) throws -> Template {
      try Self.template(file, escaping, text)
    }
    html = try template("digest.html.mustache", .html)
    markdown = try template("digest.md.mustache", .markdown)
    style = try text("digest.css")
    mailHTML = try template("mail.html.mustache", .html)
    mailText = try template("mail.txt.mustache", .plain)
    items = try template("items.html.mustache", .html)
    index = try template("index.html.mustache", .html)
  }

  /// Parses one template.
  static func template(
    _ file: String, _ escaping: Escaping, _ text: (String) throws -> String
  ) throws -> Template {
    do {
      return try Template(try text(file), file: file, escaping: escaping)
    } catch let error as TemplateError {
      throw DigestError.template(error)
    }
  }

  /// The same templates without the style.
  public func unstyled() -> DigestTemplates {
    DigestTemplates(self, style: "")
  }

  private init(_ other: DigestTemplates, style: String) {
    (html, markdown, self.style) = (other.html, other.markdown, style)
    (mailHTML, mailText) = (other.mailHTML, other.mailText)
    (items, index) = (other.items, other.index)
  }
}

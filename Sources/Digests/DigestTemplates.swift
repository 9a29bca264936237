internal import Report

/// The templates of a digest's forms, parsed once for any number of digests.
public struct DigestTemplates: Sendable {
  let html: Template
  let markdown: Template
  let style: String

  /// Parses the texts of `digest.html.mustache`, `digest.md.mustache` and `digest.css`.
  public init(html: String, markdown: String, style: String) throws(DigestError) {
    do {
      self.html = try Template(html, file: "digest.html.mustache", escaping: .html)
      self.markdown = try Template(markdown, file: "digest.md.mustache", escaping: .markdown)
    } catch {
      throw .template(error)
    }
    self.style = style
  }
}

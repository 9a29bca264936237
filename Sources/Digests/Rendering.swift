internal import Report

extension DigestInput {
  /// One HTML file that needs nothing beside it: readable on paper, on a phone and in the dark.
  ///
  /// Throws `unknownTimeZone`.
  public func html(_ templates: DigestTemplates) throws(DigestError) -> String {
    var values = try DigestView(self).values
    values["style"] = .markup(templates.style)
    return templates.html.render(values)
  }

  /// CommonMark with tables, readable as plain text too.
  ///
  /// Throws `unknownTimeZone`.
  public func markdown(_ templates: DigestTemplates) throws(DigestError) -> String {
    templates.markdown.render(try DigestView(self).values)
  }
}

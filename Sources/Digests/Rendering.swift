internal import Report

extension DigestInput {
  /// One HTML file that needs nothing beside it: readable on paper, on a phone and in the dark.
  ///
  /// - Parameter list: the file of the items beside it, to which its figures then link.
  /// - Throws: `unknownTimeZone`.
  public func html(
    _ templates: DigestTemplates, list: String? = nil
  ) throws(DigestError) -> String {
    var values = try DigestView(self, list: list).values
    values["style"] = .markup(templates.style)
    return templates.html.render(values)
  }

  /// CommonMark with tables, readable as plain text too.
  ///
  /// Throws `unknownTimeZone`.
  public func markdown(_ templates: DigestTemplates) throws(DigestError) -> String {
    templates.markdown.render(try DigestView(self).values)
  }

  /// The digest as a mail brings it: what the mail is called, and its text in both forms.
  ///
  /// The HTML is of tables with inline styles, since mail programs drop everything else.
  public func mail(_ templates: DigestTemplates) throws(DigestError) -> DigestMail {
    let view = try DigestView(self)
    return DigestMail(
      subject: view.catalogue.mailSubject(
        view.catalogue.title(period), (department ?? place)?.name,
        view.catalogue.span(period, days), total: total),
      plain: templates.mailText.render(view.values), html: templates.mailHTML.render(view.values))
  }
}

/// The texts of a mail.
public struct DigestMail: Sendable, Equatable {
  public var subject: String
  public var plain: String
  public var html: String
}

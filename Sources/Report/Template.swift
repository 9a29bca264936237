internal import Mustache

/// A Mustache template, parsed once and filled any number of times.
///
/// The language is that of mustache.5 without partials. Escaping is done before the library sees a
/// value: its own works by `Character`, which a combining mark defeats.
public struct Template: Sendable {
  private let template: MustacheTemplate
  private let escaping: Escaping

  /// Parses a template; `file` is the name by which an error calls it.
  public init(_ text: String, file: String, escaping: Escaping) throws(TemplateError) {
    do {
      template = try MustacheTemplate(string: Self.verbatim + text)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError(error, file: file, prefix: Self.verbatim.count)
    } catch {
      throw TemplateError(file: file, message: "the template cannot be read: \(error)")
    }
    self.escaping = escaping
  }

  /// The document that the values give.
  public func render(_ values: [String: TemplateValue]) -> String {
    template.render(TemplateValue.object(values).escaped(escaping))
  }

  /// Tells the library to leave values as they are.
  private static let verbatim = "{{% CONTENT_TYPE:TEXT}}"
}

/// A fault in a template, with its place and its mend.
public struct TemplateError: Error, Equatable, CustomStringConvertible {
  /// The template's name.
  public var file: String
  /// The line, from 1; nil where the fault is of the file as a whole.
  public var line: Int?
  /// The column, from 1.
  public var column: Int?
  /// What is wrong and the mend, in one lowercase line.
  public var message: String

  /// `file:line:column: message`.
  public var description: String {
    let place = [line, column].compactMap { $0.map(String.init) }
    return ([file] + place).joined(separator: ":") + ": " + message
  }
}

extension TemplateError {
  fileprivate init(_ error: MustacheTemplate.ParserError, file: String, prefix: Int) {
    let context = error.context
    let column = context.lineNumber == 1 ? context.columnNumber - prefix : context.columnNumber
    self.init(
      file: file, line: context.lineNumber, column: max(column, 1),
      message: Self.message(error.error))
  }

  private static func message(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "close the section with the name that opened it"
    case .expectedSectionEnd: "close every section that is opened: {{#name}} ... {{/name}}"
    case .invalidSetDelimiter: "write new delimiters as {{=<% %>=}}"
    default: "write the tag as {{name}}, {{#name}}, {{^name}} or {{/name}}"
    }
  }
}

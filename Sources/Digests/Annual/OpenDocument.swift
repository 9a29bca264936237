internal import Feedback
internal import Foundation
internal import Report

/// A yearly page as a value: it is rendered from this, and nothing else.
public protocol OpenDocument: Encodable, Sendable, Equatable {}

extension OpenDocument {
  /// The document as one JSON object: keys sorted, absent values absent, days as `2026-11-22`.
  public func json() throws(DigestError) -> String {
    try documentJSON(self)
  }
}

/// A value as a document's JSON: keys sorted, moments RFC 3339 in UTC to the second.
func documentJSON(_ value: some Encodable) throws(DigestError) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.dateEncodingStrategy = .iso8601
  encoder.keyEncodingStrategy = .convertToSnakeCase
  do { return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n" } catch {
    throw .frozen("\(error)")
  }
}

/// The templates of the yearly pages, parsed once.
public struct AnnualTemplates: Sendable {
  let publicPage: Template
  let learning: Template
  let learningText: Template
  let style: String

  /// Parses the templates; `text` gives that of a file below `config/templates`. The style is that of
  /// digests and dossiers with a few rules.
  public init(_ text: (String) throws -> String) throws {
    func template(_ file: String, _ escaping: Escaping = .html) throws -> Template {
      do {
        return try Template(try text(file), file: file, escaping: escaping)
      } catch let error as TemplateError {
        throw DigestError.template(error)
      }
    }
    publicPage = try template("public.html.mustache")
    learning = try template("learning.html.mustache")
    learningText = try template("learning.md.mustache", .markdown)
    style = try text("digest.css") + text("dossier.css") + text("annual.css")
  }
}

/// What both yearly pages say alike.
struct AnnualWords {
  let language: Language

  func callAsFunction(_ label: AnnualLabel) -> String { label.name(language) }

  func callAsFunction(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// The fixed texts for a template.
  var labels: TemplateValue {
    let catalogue = language.catalogue
    var labels: [String: TemplateValue] = [:]
    for label in Label.allCases { labels[label.rawValue] = .text(catalogue(label)) }
    for label in AnnualLabel.allCases { labels[label.rawValue] = .text(self(label)) }
    return .object(labels)
  }

  /// Names with what stands behind them.
  func list(_ rows: [(name: String, text: String)]) -> TemplateValue {
    .list(rows.map { ["name": .text($0.name), "text": .text($0.text)] })
  }

  /// How a page was made.
  func method(_ made: AnnualMethod) -> TemplateValue {
    let catalogue = language.catalogue
    return list(
      [
        (catalogue(.office), made.office), (catalogue(.period), made.period),
        (catalogue(.taxonomy), made.taxonomyVersion),
        (catalogue(.configuration), made.configurationVersion),
        (catalogue(.software), made.softwareVersion),
      ].filter { !$0.1.isEmpty })
  }
}

/// With what a yearly page was made.
public struct AnnualMethod: Sendable, Codable, Equatable {
  /// The office that made it, in the page's language.
  public var office: String
  /// The days that are counted.
  public var period: String
  public var taxonomyVersion: String
  public var configurationVersion: String
  public var softwareVersion: String

  /// How a page was made.
  public init(
    office: String, period: String, taxonomyVersion: String, configurationVersion: String,
    softwareVersion: String
  ) {
    (self.office, self.period, self.taxonomyVersion) = (office, period, taxonomyVersion)
    (self.configurationVersion, self.softwareVersion) = (configurationVersion, softwareVersion)
  }
}

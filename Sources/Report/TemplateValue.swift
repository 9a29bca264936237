internal import Mustache

internal import class Foundation.NSNull

/// What a template is filled with.
///
/// Text is escaped for the document it goes into; only `markup` is taken as it stands, so text from
/// outside can do no harm wherever a template puts it.
public enum TemplateValue: Sendable, Equatable {
  /// Nothing: prints nothing and hides its section, whatever the outer values hold.
  case none
  case flag(Bool)
  case text(String)
  /// Markup of our own making, such as a chart.
  case markup(String)
  case list([TemplateValue])
  case object([String: TemplateValue])

  /// A text, or nothing for nil.
  public static func optional(_ text: String?) -> TemplateValue {
    text.map(TemplateValue.text) ?? .none
  }

  /// The value as the template library takes it, every text escaped.
  func escaped(_ escaping: Escaping) -> Any {
    switch self {
    case .none: NSNull()
    case .flag(let flag): flag
    case .text(let text): escaping(text)
    case .markup(let markup): markup
    case .list(let values): values.map { $0.escaped(escaping) }
    case .object(let values): Fields(values: values.mapValues { $0.escaped(escaping) })
    }
  }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
  /// An object from a literal; a name that is given twice keeps its last value.
  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}

/// An object as the template library looks into it. Its own way, by dictionaries, asks anew at each name
/// whether their keys are texts, which takes most of the time of a long list.
private struct Fields: MustacheParent {
  let values: [String: Any]

  func child(named name: String) -> Any? { values[name] }
}

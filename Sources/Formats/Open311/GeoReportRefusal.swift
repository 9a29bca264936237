internal import Feedback

/// What a server says instead of giving what was asked for (GeoReport v2, "Errors").
struct GeoReportRefusal {
  private static let textLimit = 300

  private var errors: [String] = []

  /// The errors among the objects of an answer; nil where none is one.
  init?(_ objects: [Fields]) {
    for object in objects where GeoReport.object(of: object) == .other { add(object, depth: 0) }
    if errors.isEmpty { return nil }
  }

  /// What a person needs to know.
  var error: FormatError {
    FormatError(
      .refused, "the server answers with an error: " + errors.joined(separator: ", "),
      mend: "check url, jurisdiction and api_key of the source")
  }

  private mutating func add(_ object: Fields, depth: Int) {
    let members = ["error", "errors"].compactMap { object[$0] }
    let written = Self.text(object, ["description", "message"])
    let text = written ?? members.lazy.compactMap(\.text).first
    let code = Self.text(object, ["code", "status"])
    let isError = depth > 0 || code != nil || !members.isEmpty || object["message"] != nil
    if let text, isError {
      errors.append(Self.line([code, text].compactMap { $0 }.joined(separator: " ")))
    } else if depth < 2 {
      for inner in members.flatMap(\.objects) { add(inner, depth: depth + 1) }
    }
  }

  private static func text(_ object: Fields, _ names: [String]) -> String? {
    names.lazy.compactMap { object[$0]?.text }.first { !$0.isEmpty }
  }

  /// A text in one line that a log can hold.
  private static func line(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.isNewline }
    return String(words.joined(separator: " ").prefix(textLimit))
  }
}

extension FieldValue {
  /// The objects that the value holds, or is.
  fileprivate var objects: [Fields] {
    switch self {
    case .object(let fields): [fields]
    case .array(let elements): elements.flatMap(\.objects)
    default: []
    }
  }
}

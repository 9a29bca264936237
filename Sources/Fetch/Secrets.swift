internal import Foundation

/// Values that the configuration names and does not hold: `${NAME}` is an environment variable,
/// `${file:PATH}` the content of a file without the line breaks at its end.
public struct Secrets: Sendable {
  private let environment: [String: String]
  private let root: String

  /// Secrets of an environment; relative paths of files start from `root`.
  public init(environment: [String: String], root: String) {
    self.environment = environment
    self.root = root
  }

  /// A text with every name replaced by its value.
  public func expanded(_ text: String) throws(FetchError) -> String {
    var parts = text.components(separatedBy: "${")
    var expanded = parts.removeFirst()
    for part in parts {
      guard let end = part.firstIndex(of: "}") else { return text }
      expanded += try value(String(part[..<end])) + part[part.index(after: end)...]
    }
    return expanded
  }

  func expanded(_ text: String?) throws(FetchError) -> String? {
    guard let text else { return nil }
    return try expanded(text) as String
  }

  private func value(_ name: String) throws(FetchError) -> String {
    guard name.hasPrefix("file:") else {
      guard let value = environment[name] else { throw .noVariable(name) }
      return value
    }
    let path = LocalFiles.path(of: name, relativeTo: root)
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .unreadable(path: path)
    }
    return text.trimmingCharacters(in: .newlines)
  }

  /// The names in a text, as they stand between the braces.
  public static func names(in text: String) -> [String] {
    text.components(separatedBy: "${").dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }

  /// Whether a text keeps its secret elsewhere.
  static func isNamed(_ text: String) -> Bool { text.hasPrefix("${") && text.hasSuffix("}") }
}

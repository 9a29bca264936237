public import Foundation
internal import Yams

/// A configuration file, read and parsed.
public struct SettingsFile {
  private let root: SettingsNode

  /// The file at a URL; errors name it by `name`.
  public init(contentsOf url: URL, name: String) throws(SettingsError) {
    let text: String
    do {
      text = try String(contentsOf: url, encoding: .utf8)
    } catch let error as CocoaError where error.code == .fileReadInapplicableStringEncoding {
      throw SettingsError(file: name, message: "is not UTF-8; save it as UTF-8")
    } catch {
      throw SettingsError(file: name, message: Self.reason(url))
    }
    try self.init(text: text, name: name)
  }

  /// A file's text.
  public init(text: String, name: String) throws(SettingsError) {
    do {
      // Without rules that guess types of values: nothing here asks for them, and they are slow.
      let node = try Yams.compose(yaml: text, .basic)
      root = SettingsNode(file: name, node: node ?? Node("", Tag(.null)))
    } catch {
      throw Self.syntax(error, name)
    }
  }

  /// The file's top level as a section.
  public func decode<Section: SettingsSection>(
    _ type: Section.Type = Section.self
  ) throws(SettingsError) -> Section {
    try root.mapping(for: "the file").decode(type)
  }

  private static func reason(_ url: URL) -> String {
    let path = url.path
    if !FileManager.default.fileExists(atPath: path) {
      return "there is no such file; `minqing init` writes one"
    }
    return "cannot be read; check its permissions"
  }

  private static func syntax(_ error: any Error, _ name: String) -> SettingsError {
    guard let error = error as? YamlError else {
      return SettingsError(file: name, message: "is not YAML: \(error)")
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return SettingsError(
        file: name, line: mark.line, column: mark.column,
        message: "is not YAML here: \(problem); check the indentation and the quotes")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
      return SettingsError(
        file: name, line: context.mark.line, column: context.mark.column,
        message: "stands twice in what begins here: \(keys); keep one")
    case .reader(let problem, _, _, _):
      return SettingsError(file: name, message: "is not YAML: \(problem)")
    default:
      return SettingsError(file: name, message: "is not YAML: \(error)")
    }
  }
}

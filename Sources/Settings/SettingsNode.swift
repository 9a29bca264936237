internal import Yams

/// One YAML node and where it stands.
struct SettingsNode {
  var file: String
  var node: Node

  /// An error at this node.
  func error(_ message: String) -> SettingsError {
    SettingsError(
      file: file, line: node.mark?.line, column: node.mark?.column, message: message)
  }

  /// The text of a scalar; `""` for null.
  func scalar(for key: String) throws(SettingsError) -> String {
    guard case .scalar(let scalar) = node else {
      throw error("\(key) takes a single value, not a \(shape)")
    }
    return scalar.style == .plain && ["~", "null"].contains(scalar.string) ? "" : scalar.string
  }

  /// The nodes of a list; a single value stands for a list of one, null for none.
  func sequence() -> [SettingsNode] {
    switch node {
    case .sequence(let nodes): nodes.map { SettingsNode(file: file, node: $0) }
    case .scalar(let scalar) where scalar.string.isEmpty: []
    default: [self]
    }
  }

  func mapping(for key: String) throws(SettingsError) -> SettingsMap {
    switch node {
    case .mapping(let mapping): return try SettingsMap(node: self, mapping: mapping)
    case .scalar(let scalar) where scalar.string.isEmpty:
      return try SettingsMap(node: self, mapping: Node.Mapping([]))
    default: throw error("\(key) takes keys with values (`name: value`), not a \(shape)")
    }
  }

  private var shape: String {
    switch node {
    case .scalar: "single value"
    case .mapping: "mapping"
    case .sequence: "list"
    case .alias: "alias"
    }
  }
}

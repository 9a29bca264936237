internal import Feedback
internal import GRDB

/// Whose items a dossier is about.
public struct AppraisedScope: Sendable, Equatable {
  /// Empty: all departments; one that is empty: items of none.
  public var departments: [String]
  /// Empty: all places.
  public var places: Set<String>
  /// Whether confidential items and reports (举报) are left out.
  public var isPublic: Bool

  /// Departments, at places or anywhere.
  public init(departments: [String], places: Set<String> = [], isPublic: Bool = false) {
    (self.departments, self.places, self.isPublic) = (departments, places, isPublic)
  }

  /// Leaves nothing out.
  static let everything = AppraisedScope(departments: [])

  /// The conditions on `item`, with ids of the configuration alone as their arguments.
  var condition: (sql: String, arguments: StatementArguments) { condition(isOutside: false) }

  /// - Parameter isOutside: all other departments are meant, at the same places.
  func condition(
    isOutside: Bool
  ) -> (sql: String, arguments: StatementArguments) {
    var sql: [String] = ["TRUE"]
    var arguments = StatementArguments()
    if !departments.isEmpty {
      sql.append((isOutside ? "NOT " : "") + Self.codes("item.department", departments.count))
      arguments += StatementArguments(departments)
    }
    if !places.isEmpty {
      sql.append(Self.codes("item.place", places.count))
      arguments += StatementArguments(places.sorted())
    }
    if isPublic {
      sql.append(
        "NOT item.confidential AND item.kind IS NOT (SELECT id FROM code WHERE text = ?)")
      arguments += [RequestKind.report.rawValue]
    }
    return (sql.joined(separator: " AND "), arguments)
  }

  static func codes(_ column: String, _ count: Int) -> String {
    let marks = Array(repeating: "?", count: count).joined(separator: ", ")
    return "\(column) IN (SELECT id FROM code WHERE text IN (\(marks)))"
  }
}

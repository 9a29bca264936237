public import Feedback
public import Settings

/// `departments.yaml`: who answers for what, and where.
public struct Departments: SettingsSection {
  var departments: [DepartmentEntry]

  public static let keys: [SettingKey] = [
    .required("departments", .list(.section(DepartmentEntry.self)), "the departments")
  ]

  /// Departments from their file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    departments = try map.sections("departments")
    try map.refuseRepeats(departments.map(\.id), "departments")
  }

  /// The ids, in the order of the file.
  public var ids: [String] { departments.map(\.id) }

  /// The names by id.
  public func names(_ language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: departments.map { ($0.id, $0.name(language)) })
  }
}

/// An entry of `departments:`.
struct DepartmentEntry: SettingsSection {
  var id: String
  var name: LocalizedName
  var aliases: [String]
  var topics: [String]
  var places: [String]
  var mail: [String]

  static let keys: [SettingKey] = [
    .required("id", .text, "the department's id"),
    .required("name", .name, "the department's name"),
    SettingKey("aliases", .list(.text), "what else sources call it"),
    SettingKey("topics", .list(.text), "topics it answers for: first-level ids or `first/second`"),
    SettingKey("places", .list(.text), "places it is limited to", fallback: "all"),
    SettingKey("mail", .list(.text), "where its digest is sent"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    guard let name = try map.name("name") else { throw map.error("name", "\"name\" needs a value") }
    self.name = name
    aliases = try map.texts("aliases")
    topics = try map.texts("topics")
    places = try map.texts("places")
    mail = try map.texts("mail")
  }
}

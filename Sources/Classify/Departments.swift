public import Feedback
public import Settings

/// `departments.yaml`: who answers for what, and where.
public struct Departments: SettingsSection {
  var departments: [DepartmentEntry]
  /// Topics of which a report goes to who answers for them, whomever it would go to otherwise.
  public internal(set) var reportsAbout: [String]

  public static let keys: [SettingKey] = [
    .required("departments", .list(.section(DepartmentEntry.self)), "the departments"),
    SettingKey(
      "reports_about", .list(.text),
      "topics of which a report (举报) goes to who answers for them, whatever else it is about and "
        + "whichever department the source states: it may be about that department"),
  ]

  /// Departments from their file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    departments = try map.sections("departments")
    reportsAbout = try map.texts("reports_about")
    try map.refuseRepeats(departments.map(\.id), "departments")
  }

  /// The ids, in the order of the file.
  public var ids: [String] { departments.map(\.id) }

  /// Where the digests of a department are sent.
  public func mail(of id: String) -> [String] { departments.first { $0.id == id }?.mail ?? [] }

  /// The names by id.
  public func names(_ language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: departments.map { ($0.id, $0.name(language)) })
  }

  /// Everything that a department is called, at any time: its id, its names and aliases.
  public func allNames(of id: String) -> [String] {
    departments.first { $0.id == id }.map {
      [$0.id, $0.name.chinese, $0.name.english] + $0.aliases.map(\.name)
    } ?? []
  }
}

/// An entry of `departments:`.
struct DepartmentEntry: SettingsSection {
  var id: String
  var name: LocalizedName
  var aliases: [DepartmentAlias]
  var topics: [String]
  var places: [String]
  var mail: [String]

  static let keys: [SettingKey] = [
    .required("id", .text, "the department's id"),
    .required("name", .name, "the department's name"),
    SettingKey(
      "aliases", .list(.section(DepartmentAlias.self)),
      "what else sources call it, or once called it: names, or names with dates"),
    SettingKey("topics", .list(.text), "topics it answers for: first-level ids or `first/second`"),
    SettingKey("places", .list(.text), "places it is limited to", fallback: "all"),
    SettingKey("mail", .list(.text), "where its digest is sent"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    guard let name = try map.name("name") else { throw map.error("name", "\"name\" needs a value") }
    self.name = name
    aliases = try map.sections("aliases") { DepartmentAlias(name: $0) }
    topics = try map.texts("topics")
    places = try map.texts("places")
    mail = try map.texts("mail")
  }
}

/// An entry of `aliases:`: a name that a department has gone by, and when.
struct DepartmentAlias: SettingsSection {
  var name: String
  var from: Day?
  var until: Day?

  static let keys: [SettingKey] = [
    .required("name", .text, "the name"),
    SettingKey(
      "from", .text, "the first day on which it was the department's, such as 2018-11-01",
      fallback: "always"),
    SettingKey("until", .text, "the last day on which it was", fallback: "still"),
  ]

  init(name: String) {
    self.name = name
  }

  init(_ map: SettingsMap) throws(SettingsError) {
    name = try map.requiredText("name")
    from = try map.parsed("from", "a day, such as 2018-11-01") { Day($0) }
    until = try map.parsed("until", "a day, such as 2018-10-31") { Day($0) }
    if let from, let until, until < from {
      throw map.error("until", "\"until\" is before \"from\"; exchange them")
    }
  }

  /// Whether the name was the department's on a day; a message without a date may mean any.
  func holds(on day: Day?) -> Bool {
    guard let day else { return true }
    return from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
  }
}

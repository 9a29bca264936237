public import Feedback
public import Settings

/// An entry of `checklists:`: one version of the standard that stations are built to.
public struct StationChecklist: SettingsSection {
  public let id: String
  public let name: LocalizedName
  public let from: Day?
  public let until: Day?
  public let requirements: [StationRequirement]
  private let validityPlace: SettingsError

  public static let keys: [SettingKey] = [
    .required("id", .text, "the checklist's id"),
    .required("name", .name, "what people call it"),
    SettingKey("from", .text, "the first day on which it holds, such as 2026-01-01"),
    SettingKey("until", .text, "the last day on which it holds"),
    .required("items", .list(.section(StationRequirement.self)), "what a station has to have"),
  ]

  /// The checklist from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    name = try map.name("name") ?? LocalizedName(chinese: id, english: id)
    from = try map.parsed("from", "a day, such as 2026-01-01") { Day($0) }
    until = try map.parsed("until", "a day, such as 2026-12-31") { Day($0) }
    requirements = try map.sections("items")
    validityPlace = map.error(map.has("from") ? "from" : "until", "")
    if let from, let until, until < from {
      throw map.error("until", "\"until\" is before \"from\"; exchange them")
    }
    guard !requirements.isEmpty else { throw map.error("items", "a checklist needs items") }
    try map.refuseRepeats(requirements.map(\.id), "items")
  }

  func holds(on day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  /// The requirement that an id or a name means.
  func requirement(_ text: String) -> StationRequirement? {
    let folded = TableText.folded(text)
    return requirements.first { item in
      [item.id, item.name.chinese, item.name.english].map(TableText.folded).contains(folded)
    }
  }

  /// Refuses two checklists that hold on one day.
  static func checkValidity(_ checklists: [StationChecklist]) throws(SettingsError) {
    for (index, later) in checklists.enumerated() {
      for earlier in checklists[..<index] {
        let begins = [earlier.from, later.from].compactMap(\.self).max()
        let ends = [earlier.until, later.until].compactMap(\.self).min()
        if let begins, let ends, ends < begins { continue }
        let day = begins.map(\.description) ?? "every day until \(ends?.description ?? "the end")"
        var error = later.validityPlace
        error.message =
          "\"\(earlier.id)\" and \"\(later.id)\" both hold on \(day); "
          + "end one the day before the other begins"
        throw error
      }
    }
  }
}

/// An entry of `items:`: something that a station has to have.
public struct StationRequirement: SettingsSection {
  public let id: String
  public let name: LocalizedName
  public let weight: Int
  /// What has to show it; nil: a word is enough.
  public let evidence: String?

  public static let keys: [SettingKey] = [
    .required("id", .text, "the requirement's id"),
    .required("name", .name, "what has to be there"),
    SettingKey("weight", .integer, "what it counts beside the others", fallback: "1"),
    SettingKey(
      "evidence", .text, "what shows it; a finding that it is there then has to name its evidence"),
  ]

  /// The requirement from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    name = try map.name("name") ?? LocalizedName(chinese: id, english: id)
    weight = try map.integer("weight", 1...1_000) ?? 1
    evidence = try map.text("evidence")
  }
}

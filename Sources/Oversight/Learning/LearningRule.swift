public import Settings

/// `learning:` of `annual.yaml`: who is named as improved.
public struct LearningRule: SettingsSection {
  /// What stations are compared by.
  public let stationMeasures: [StationMeasure]
  /// What departments are compared by: ids of rates, and `in_time`; nil: every rate, and `in_time`.
  public let departmentMeasures: [String]?
  /// What is divided by has to be at least so much in both years.
  public let least: Int
  /// How far a share has to rise, in hundredths.
  public let rise: Int
  /// How many stations, and how many departments, are named at most.
  public let most: Int
  private let measuresPlace: SettingsError

  /// The share of deadlines that were kept.
  public static let inTime = "in_time"

  public static let keys: [SettingKey] = [
    SettingKey(
      "station_measures", .list(.choice(StationMeasure.allCases.map(\.rawValue))),
      "what stations are compared by", fallback: "[openings, attendance, register, echoed]"),
    SettingKey(
      "department_measures", .list(.text),
      "what departments are compared by: ids of rates, and `in_time` for deadlines kept",
      fallback: "every rate, and in_time"),
    SettingKey(
      "least", .integer,
      "how many openings, deputies, items or call-backs a share is of at least, in both years",
      fallback: "20"),
    SettingKey(
      "rise", .integer, "by how many hundredths a share has to rise: from 80% to 85% is 5",
      fallback: "5"),
    SettingKey(
      "most", .integer, "how many stations, and how many departments, are named at most",
      fallback: "5"),
  ]

  /// What holds where nothing is said.
  public init() {
    (stationMeasures, departmentMeasures) = (Self.standardMeasures, nil)
    (least, rise, most) = (20, 5, 5)
    measuresPlace = SettingsError(file: "", message: "")
  }

  /// The rule from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    var measures: [StationMeasure] = []
    for id in try map.texts("station_measures") {
      guard let measure = StationMeasure(rawValue: id) else {
        let known = StationMeasure.allCases.map(\.rawValue)
        throw map.error("station_measures", "no measure \"\(id)\"; \(mend(for: id, among: known))")
      }
      measures.append(measure)
    }
    stationMeasures = map.has("station_measures") ? measures : Self.standardMeasures
    departmentMeasures =
      map.has("department_measures") ? try map.texts("department_measures") : nil
    least = try map.integer("least", 1...1_000_000) ?? 20
    rise = try map.integer("rise", 1...100) ?? 5
    most = try map.integer("most", 1...100) ?? 5
    measuresPlace = map.error("department_measures", "")
  }

  /// Refuses rates that there are not.
  public func check(rates: [String]) throws(SettingsError) {
    let known = rates + [Self.inTime]
    for id in departmentMeasures ?? [] where !known.contains(id) {
      var error = measuresPlace
      error.message = "no rate \"\(id)\"; \(mend(for: id, among: known))"
      throw error
    }
  }

  private static let standardMeasures: [StationMeasure] = [
    .openings, .attendance, .register, .echoed,
  ]
}

/// `annual.yaml`: the page for everybody, and the page of good practice.
public struct AnnualSettings: SettingsSection {
  /// Where the pages are written.
  public let folder: String
  public let publicPage: PublicSettings
  public let learning: LearningRule

  public static let keys: [SettingKey] = [
    SettingKey("folder", .text, "where the pages are written", fallback: "annual"),
    SettingKey("public", .section(PublicSettings.self), "the page for everybody"),
    SettingKey("learning", .section(LearningRule.self), "who is named as improved"),
  ]

  /// The settings from their file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    folder = try map.text("folder") ?? "annual"
    publicPage = try map.section("public") ?? PublicSettings()
    learning = try map.section("learning") ?? LearningRule()
  }
}

public import Feedback
public import Settings

/// An entry of `stations:`: one liaison station.
public struct Station: SettingsSection {
  public let id: String
  public let name: LocalizedName
  public let aliases: [String]
  public let level: StationLevel
  /// The id of the place that it lies in.
  public let place: String?
  public let address: String?
  /// Ids of the electoral districts that it covers.
  public let districts: [String]
  public let plan: OpeningPlan?
  /// Its first day; nil: the first one that anything is known of.
  public let since: Day?
  let placePlace: SettingsError
  let districtsPlace: SettingsError
  let namePlace: SettingsError

  public static let keys: [SettingKey] = [
    .required("id", .text, "the station's id"),
    .required("name", .name, "what people call it"),
    SettingKey("aliases", .list(.text), "what else registers call it"),
    .required("level", .choice(StationLevel.allCases.map(\.rawValue)), "which kind of station"),
    SettingKey("place", .text, "the id of the place that it lies in (places.yaml)"),
    SettingKey("address", .text, "where people find it"),
    SettingKey("districts", .list(.text), "the ids of the electoral districts that it covers"),
    SettingKey("opening", .section(OpeningPlan.self), "when it is to be open", fallback: "no plan"),
    SettingKey(
      "since", .text, "its first day, such as 2024-03-01, from which on it is measured",
      fallback: "the first day that anything is known of it"),
  ]

  /// The station from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    name = try map.name("name") ?? LocalizedName(chinese: id, english: id)
    aliases = try map.texts("aliases")
    guard let level: StationLevel = try map.choice("level") else {
      throw map.error("level", "\"level\" needs a value")
    }
    self.level = level
    place = try map.text("place")
    address = try map.text("address")
    districts = try map.texts("districts")
    plan = try map.section("opening")
    since = try map.parsed("since", "a day, such as 2024-03-01") { Day($0) }
    placePlace = map.error("place", "")
    districtsPlace = map.error("districts", "")
    namePlace = map.error("name", "")
  }

  /// The folded texts that mean it.
  var spellings: [String] {
    ([id, name.chinese, name.english] + aliases).map(TableText.folded)
  }

  func error(_ place: KeyPath<Station, SettingsError>, _ message: String) -> SettingsError {
    var error = self[keyPath: place]
    error.message = message
    return error
  }
}

/// 中心站, 街道（镇）站, and 村（社区）联络点.
public enum StationLevel: String, Sendable, CaseIterable, Codable {
  case central
  case subDistrict = "sub-district"
  case community

  /// What people call it.
  public var name: LocalizedName {
    switch self {
    case .central: LocalizedName(chinese: "中心站", english: "central station")
    case .subDistrict: LocalizedName(chinese: "街道（乡镇）站", english: "sub-district station")
    case .community: LocalizedName(chinese: "村（社区）联络点", english: "community point")
    }
  }
}

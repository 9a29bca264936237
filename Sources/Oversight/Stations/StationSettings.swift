public import Feedback
public import Settings

/// `stations.yaml`: the liaison stations (代表联络站), the districts that they cover, and what they are
/// measured by.
public struct StationSettings: SettingsSection {
  public let districts: [ElectoralDistrict]
  public let stations: [Station]
  /// Every version of the checklist, in the order of the file.
  public let checklists: [StationChecklist]
  /// Within how many days an activity is entered in the register.
  public let registerWithin: Int
  /// Within how many days after the answer the resident is told.
  public let echoWithin: Int
  /// After how many days without an opening a station is named.
  public let quietDays: Int
  /// From the best to the last, which has no threshold.
  public let bands: [RateBand]
  public let demonstration: DemonstrationRule?

  public static let keys: [SettingKey] = [
    SettingKey(
      "districts", .list(.section(ElectoralDistrict.self)), "the electoral districts (选区)"),
    SettingKey("stations", .list(.section(Station.self)), "the liaison stations"),
    SettingKey(
      "checklists", .list(.section(StationChecklist.self)),
      "the standard that stations are built to, each version with the days on which it holds"),
    SettingKey(
      "register_within", .integer, "within how many days an activity is entered in the register",
      fallback: "2"),
    SettingKey(
      "echo_within", .integer, "within how many days after the answer the resident is told",
      fallback: "5"),
    SettingKey(
      "quiet_days", .integer, "after how many days without an opening a station is named",
      fallback: "30"),
    SettingKey("bands", .list(.section(RateBand.self)), "what shares are called, the best first"),
    SettingKey(
      "demonstration", .section(DemonstrationRule.self),
      "what a candidate for a demonstration station reaches; all of it", fallback: "no candidates"),
  ]

  /// The stations from their file: ids unique, districts known, one checklist a day.
  public init(_ map: SettingsMap) throws(SettingsError) {
    districts = try map.sections("districts")
    stations = try map.sections("stations")
    checklists = try map.sections("checklists")
    registerWithin = try map.integer("register_within", 0...366) ?? 2
    echoWithin = try map.integer("echo_within", 0...366) ?? 5
    quietDays = try map.integer("quiet_days", 1...3_660) ?? 30
    bands = try RateBand.list(map)
    demonstration = try map.section("demonstration")
    try map.refuseRepeats(districts.map(\.id), "districts")
    try map.refuseRepeats(stations.map(\.id), "stations")
    try checkNames()
    let known = districts.map(\.id)
    for station in stations {
      for id in station.districts where !known.contains(id) {
        throw station.error(
          \.districtsPlace,
          "no district \"\(id)\"; \(mend(for: id, among: known, otherwise: "see districts"))")
      }
    }
    try StationChecklist.checkValidity(checklists)
  }

  /// Refuses places that the office does not have.
  public func check(places: [String]) throws(SettingsError) {
    let owners =
      stations.map { ($0.place, $0.placePlace) }
      + districts.map { ($0.place, $0.placePlace) }
    for (place, at) in owners {
      guard let place, !places.contains(place) else { continue }
      var error = at
      error.message =
        "no place \"\(place)\"; \(mend(for: place, among: places, otherwise: "see places.yaml"))"
      throw error
    }
  }

  /// The station that an id, a name or an alias means; blanks and letter case do not count.
  public func station(_ text: String) -> Station? {
    let folded = TableText.folded(text)
    return stations.first { $0.id == text } ?? stations.first { $0.spellings.contains(folded) }
  }

  /// The checklist that holds on a day.
  public func checklist(on day: Day) -> StationChecklist? {
    checklists.last { $0.holds(on: day) }
  }

  /// The band of a share; nil without bands.
  public func band(_ share: Exact) -> RateBand? {
    bands.first { band in
      guard let least = band.least else { return true }
      return share >= (Exact(least.numerator) / Exact(least.denominator) ?? Exact(0))
    }
  }

  private func checkNames() throws(SettingsError) {
    var owners: [String: String] = [:]
    for station in stations {
      for spelling in station.spellings {
        if let other = owners[spelling], other != station.id {
          throw station.error(
            \.namePlace, "\"\(spelling)\" means \"\(other)\" already; give one another name")
        }
        owners[spelling] = station.id
      }
    }
  }
}

/// An entry of `districts:`.
public struct ElectoralDistrict: SettingsSection {
  public let id: String
  public let name: LocalizedName
  public let place: String?
  let placePlace: SettingsError

  public static let keys: [SettingKey] = [
    .required("id", .text, "the district's id"),
    .required("name", .name, "what people call it"),
    SettingKey("place", .text, "the id of the place that it lies in (places.yaml)"),
  ]

  /// The district from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    name = try map.name("name") ?? LocalizedName(chinese: id, english: id)
    place = try map.text("place")
    placePlace = map.error("place", "")
  }
}

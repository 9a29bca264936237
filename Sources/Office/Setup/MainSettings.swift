internal import Feedback
internal import Fetch
internal import Foundation
internal import Normalize
internal import Settings

/// `minqing.yaml`: the office, its store, its digests and its sources.
struct MainSettings: SettingsSection {
  var office: OfficeSettings
  var timeZone: TimeZone
  var language: Language
  /// As written, relative to the config folder's parent.
  var store: String
  /// The path of a trained model, as written; nil where `models use` decides.
  var model: String?
  var digests: DigestSettings
  /// Nil: digests are files alone.
  var delivery: DeliverySettings?
  var fetch: PolitenessSettings
  /// How long what is kept of people is kept.
  var retention: RetentionSettings
  var privacy: PrivacySettings
  var projects: ProjectSettings
  var sources: [Source]

  /// Where nothing is configured.
  static let standardTimeZone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

  static let keys: [SettingKey] = [
    .required("office", .section(OfficeSettings.self), "the office whose store this is"),
    SettingKey(
      "time_zone", .text, "the office's time zone, an IANA name; days and deadlines follow it",
      fallback: "Asia/Shanghai"),
    SettingKey(
      "language", .choice(Language.allCases.map(\.rawValue)), "the language of digests and reports",
      fallback: "zh-Hans"),
    SettingKey(
      "store", .text, "the SQLite file, relative to the folder that holds the config folder",
      fallback: "var/minqing.sqlite3"),
    SettingKey(
      "model", .text,
      "the file of a trained model that finds topics beside the words; relative like `store`",
      fallback: "the one that `minqing models use` chose"),
    SettingKey("digests", .section(DigestSettings.self), "which digests are made, and where"),
    SettingKey(
      "delivery", .section(DeliverySettings.self), "how digests are mailed", fallback: "not"),
    SettingKey(
      "fetch", .section(PolitenessSettings.self), "how much is asked for at a time, of all sources"),
    SettingKey(
      "keep_payloads", .duration,
      "how long what came over the wire is kept; the older name of `retention.payloads`",
      fallback: "30d"),
    SettingKey("privacy", .section(PrivacySettings.self), "the key that seals contacts"),
    SettingKey(
      "retention", .section(RetentionSettings.self), "how long what is kept of people is kept"),
    SettingKey(
      "projects", .section(ProjectSettings.self), "the pages of livelihood projects (民生实事)"),
    SettingKey("sources", .list(.section(Source.self)), "where feedback comes from"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    guard let office = try map.section("office", OfficeSettings.self) else {
      throw map.error("office", "\"office\" needs an id and a name")
    }
    self.office = office
    timeZone =
      try map.parsed("time_zone", "an IANA name, such as Asia/Shanghai") {
        TimeZone(identifier: $0)
      } ?? Self.standardTimeZone
    language = try map.choice("language") ?? .chinese
    store = try map.text("store") ?? "var/minqing.sqlite3"
    model = try map.text("model")
    digests = try map.section("digests") ?? .standard
    delivery = try map.section("delivery")
    fetch = try map.section("fetch") ?? .standard
    privacy = try map.section("privacy") ?? .none
    retention = try map.section("retention") ?? .standard
    if let keepPayloads = try map.duration("keep_payloads") {
      guard retention.payloads == nil else {
        throw map.error(
          "keep_payloads", "\"keep_payloads\" and \"retention.payloads\" are one; keep the second")
      }
      retention.payloads = keepPayloads
    }
    projects = try map.section("projects") ?? .standard
    sources = try map.sections("sources")
    for (index, source) in sources.enumerated()
    where sources[..<index].contains(where: { $0.fetch.id == source.fetch.id }) {
      throw map.error("sources", "two sources have the id \"\(source.fetch.id)\"; rename one")
    }
  }
}

/// `office:`
struct OfficeSettings: SettingsSection {
  var id: String
  var name: LocalizedName
  var place: String

  static let keys: [SettingKey] = [
    .required(
      "id", .text,
      "letters, digits and hyphens; part of every item's public id, so it must never change"),
    .required("name", .name, "the office's name"),
    SettingKey("place", .text, "the code of its place by GB/T 2260, or any other code"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    let id = try map.parsed("id", "letters, digits and hyphens") {
      SourceSettings.isID($0) ? $0 : nil
    }
    guard let id, let name = try map.name("name") else {
      throw map.error(nil, "an office needs an id and a name")
    }
    self.id = id
    self.name = name
    place = try map.text("place") ?? ""
  }
}

/// An entry of `sources:`: how it is fetched, and which of its fields mean what.
struct Source: SettingsSection {
  var fetch: SourceSettings
  var fields: FieldMapping
  /// Which of our topics the source's own words mean.
  var topics: [String: String]
  /// The liaison station of whatever names none.
  var station: String?

  static let keys: [SettingKey] =
    SourceSettings.keys + [
      SettingKey(
        "fields", .section(FieldMapping.self),
        "which of the source's fields feed which of an item's; what is left out is guessed",
        fallback: "guessed by name"),
      SettingKey(
        "topics", .map(.text),
        "what the source files voices under, such as a `service_code`, and the topic of ours that it "
          + "means"),
      SettingKey(
        "station", .text,
        "the id of the liaison station whose register it is, where records name none"),
    ]

  init(_ map: SettingsMap) throws(SettingsError) {
    fetch = try SourceSettings(map)
    fields = try map.section("fields") ?? FieldMapping()
    station = try map.text("station")
    topics = [:]
    if let map = try map.map("topics") {
      for name in map.names { topics[name] = try map.requiredText(name) }
    }
  }

  private init(fetch: SourceSettings, fields: FieldMapping) {
    (self.fetch, self.fields, topics) = (fetch, fields, [:])
  }

  /// Makes items of the source's records.
  func normalizer(
    _ timeZone: TimeZone, _ plans: FieldPlans = FieldPlans(), _ person: PersonKey? = nil
  ) -> Normalizer {
    Normalizer(
      source: fetch.id, mapping: fields, timeZone: timeZone, channel: fetch.channel,
      topics: topics, plans: plans, person: person)
  }

  /// The source of files that are imported by hand.
  static let byHand = Source(
    fetch: SourceSettings(
      id: "import", name: LocalizedName(chinese: "手工导入", english: "Imported by hand"), path: "."),
    fields: FieldMapping())
}

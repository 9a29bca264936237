public import Formats
public import Settings

/// `html:` where the records of a site's pages are, in XPath 1.0.
public struct HTMLSettings: Sendable, SettingsSection {
  public var selectors: HTMLSelectors
  /// The most list pages of one fetch.
  public var most: Int
  public var stopsAtKnown: Bool
  /// Seconds after a record was first met in which its own page is looked at again.
  public var revisit: Double

  public static let keys: [SettingKey] = [
    .required("record", .text, "each record of a list page, such as `//table[@id='list']//tr`"),
    .required(
      "fields", .map(.text), "a record's fields, each with its XPath from the record on"),
    SettingKey("next", .text, "the link to the next list page"),
    SettingKey("detail", .text, "the link to a record's own page, from the record on"),
    SettingKey("detail_fields", .map(.text), "the fields of a record's own page"),
    SettingKey("most", .integer, "the most list pages of one fetch", fallback: "20"),
    SettingKey(
      "stop_at_known", .flag, "whether a page on which nothing is new or changed is the last",
      fallback: "true"),
    SettingKey(
      "revisit", .duration,
      "for how long a record's own page is looked at again, for an answer that came later",
      fallback: "14d"),
  ]

  /// Reads `html:`; throws where an XPath does not compile.
  public init(_ map: SettingsMap) throws(SettingsError) {
    do {
      selectors = try HTMLSelectors(
        record: try map.requiredText("record"), fields: try Self.fields("fields", map),
        next: try map.text("next"), detail: try map.text("detail"),
        detailFields: try Self.fields("detail_fields", map))
    } catch let error as FormatError {
      throw map.error(nil, "\(error)")
    } catch {
      throw (error as? SettingsError) ?? map.error(nil, "\(error)")
    }
    most = try map.integer("most") ?? 20
    stopsAtKnown = try map.flag("stop_at_known") ?? true
    revisit = try map.duration("revisit") ?? 14 * 86_400
    guard most > 0 else { throw map.error("most", "\"most\" takes a number from 1 on") }
  }

  private static func fields(
    _ key: String, _ map: SettingsMap
  ) throws(SettingsError) -> [HTMLSelectors.Field] {
    guard let paths = try map.map(key) else { return [] }
    var fields: [HTMLSelectors.Field] = []
    for name in paths.names { fields.append(.init(name, try paths.requiredText(name))) }
    return fields
  }
}

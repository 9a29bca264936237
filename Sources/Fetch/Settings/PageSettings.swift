public import Settings

/// `pages:`: how an interface is read page by page.
public struct PageSettings: Sendable, SettingsSection {
  /// What leads from a page to the next.
  public enum Kind: String, Sendable, CaseIterable {
    /// A number that counts pages.
    case page
    /// A number that counts records.
    case offset
    /// A value in the page before.
    case cursor
    /// The header `Link` with `rel="next"` (RFC 8288).
    case link
  }

  public var by: Kind
  /// The parameter of the query; `{page}` in url or body goes before it.
  public var parameter: String
  public var sizeParameter: String?
  public var size: Int?
  public var first: Int
  /// The dotted path to the next cursor, or to the next page's URL, in the document.
  public var cursor: String?
  public var most: Int
  public var stopsAtKnown: Bool

  public static let keys: [SettingKey] = [
    .required("by", .choice(Kind.allCases.map(\.rawValue)), "what leads to the next page"),
    SettingKey(
      "parameter", .text,
      "the query's parameter; where url or body holds `{page}`, that is replaced instead",
      fallback: "the word of `by`"),
    SettingKey("size_parameter", .text, "the parameter that says how many records a page has"),
    SettingKey(
      "size", .integer, "how many records a page has; a shorter page is the last",
      fallback: "an empty page is the last; needed by offset"),
    SettingKey("first", .integer, "the first page's number", fallback: "1; 0 for offset"),
    SettingKey(
      "cursor", .text, "the dotted path to the next cursor, or the next page's URL, in a page"),
    SettingKey("most", .integer, "the most pages of one fetch", fallback: "1000"),
    SettingKey(
      "stop_at_known", .flag, "whether a page on which nothing is new or changed is the last",
      fallback: "false"),
  ]

  /// Reads `pages:`; throws where a way of paging lacks what it needs.
  public init(_ map: SettingsMap) throws(SettingsError) {
    guard let by = try map.choice("by", Kind.self) else {
      throw map.error("by", "\"by\" needs a value")
    }
    self.by = by
    parameter = try map.text("parameter") ?? by.rawValue
    sizeParameter = try map.text("size_parameter")
    size = try map.integer("size")
    first = try map.integer("first") ?? (by == .offset ? 0 : 1)
    cursor = try map.text("cursor")
    most = try map.integer("most") ?? 1_000
    stopsAtKnown = try map.flag("stop_at_known") ?? false
    guard (size ?? 1) > 0, most > 0 else {
      throw map.error("size", "\"size\" and \"most\" take numbers from 1 on")
    }
    guard by != .offset || size != nil else {
      throw map.error(nil, "pages by offset need \"size\", how many records a page has")
    }
    guard by != .cursor || cursor != nil else {
      throw map.error(nil, "pages by cursor need \"cursor\", the path to it in the document")
    }
  }
}

/// `since:`: how an interface is asked for what has changed.
public struct SinceSettings: Sendable, SettingsSection {
  /// How a moment is written.
  public enum Form: String, Sendable, CaseIterable {
    case rfc3339
    /// `2026-11-22` in the office's zone.
    case date
    case epoch
    case epochMilliseconds = "epoch-ms"
  }

  public var parameter: String?
  public var form: Form
  /// Seconds before the last fetch that are asked for again.
  public var overlap: Double
  /// Seconds before now that the first fetch asks for.
  public var first: Double

  public static let keys: [SettingKey] = [
    SettingKey(
      "parameter", .text,
      "the query's parameter; where url or body holds `{since}`, that is replaced instead"),
    SettingKey(
      "form", .choice(Form.allCases.map(\.rawValue)), "how the moment is written",
      fallback: "rfc3339"),
    SettingKey(
      "overlap", .duration, "how much before the last fetch is asked for again, for what came late",
      fallback: "1h"),
    SettingKey("first", .duration, "how far back the first fetch reaches", fallback: "90d"),
  ]

  /// A span and its overlap, in seconds.
  init(overlap: Double, first: Double) {
    (parameter, form, self.overlap, self.first) = (nil, .rfc3339, overlap, first)
  }

  /// Reads `since:`.
  public init(_ map: SettingsMap) throws(SettingsError) {
    parameter = try map.text("parameter")
    form = try map.choice("form") ?? .rfc3339
    overlap = try map.duration("overlap") ?? 3_600
    first = try map.duration("first") ?? 90 * 86_400
  }
}

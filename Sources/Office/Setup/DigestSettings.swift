internal import Settings

/// `digests:`
struct DigestSettings: SettingsSection {
  var folder: String
  var daily: Bool
  var weekly: Bool
  var monthly: Bool
  /// How many levels of places have digests of their own.
  var placeLevels: Int
  var items: Int
  /// How many voices the list behind a digest's figures holds at most.
  var list: Int
  /// The forms that `run` makes, HTML among them.
  var formats: [DigestFormat] = [.html, .markdown]
  /// How many of the words that spoke for a voice's topic a digest prints.
  var words = 0
  /// The program that makes PDF files, by name or path; nil: the first that is found.
  var pdfConverter: String?

  static let standard = DigestSettings(
    folder: "digests", daily: true, weekly: false, monthly: false, placeLevels: 2, items: 30,
    list: 2_000)

  static let keys: [SettingKey] = [
    SettingKey("folder", .text, "where digests are written", fallback: "digests"),
    SettingKey("daily", .flag, "whether `run` makes yesterday's digests", fallback: "true"),
    SettingKey("weekly", .flag, "whether `run` makes last week's digests", fallback: "false"),
    SettingKey("monthly", .flag, "whether `run` makes last month's digests", fallback: "false"),
    SettingKey(
      "formats", .list(.choice(DigestFormat.allCases.map(\.rawValue))),
      "the forms that `run` makes; html must be among them, and pdf needs a converter",
      fallback: "html, md"),
    SettingKey(
      "place_levels", .integer,
      "how many levels of places.yaml have digests of their own, such as 2 for districts and their "
        + "sub-districts; 0: none", fallback: "2"),
    SettingKey("items", .integer, "how many voices a digest lists at most", fallback: "30"),
    SettingKey(
      "list", .integer,
      "how many voices the page behind a digest's figures lists at most, the newest first",
      fallback: "2000"),
    SettingKey(
      "words", .integer,
      "how many of the words that spoke most for its topic a digest prints with each voice",
      fallback: "0"),
    SettingKey(
      "pdf_converter", .text,
      "the program that makes PDF files of digests, by name or path: Chromium, weasyprint or wkhtmltopdf",
      fallback: "the first of them that is found"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    folder = try map.text("folder") ?? Self.standard.folder
    daily = try map.flag("daily") ?? Self.standard.daily
    weekly = try map.flag("weekly") ?? Self.standard.weekly
    monthly = try map.flag("monthly") ?? Self.standard.monthly
    placeLevels = try map.integer("place_levels", 0...9) ?? Self.standard.placeLevels
    items = try map.integer("items", 1...1_000) ?? Self.standard.items
    list = try map.integer("list", 1...100_000) ?? Self.standard.list
    if map.has("formats") { formats = try Self.formats(map) }
    words = try map.integer("words", 0...10) ?? 0
    pdfConverter = try map.text("pdf_converter")
  }

  private static func formats(_ map: SettingsMap) throws(SettingsError) -> [DigestFormat] {
    let named = try map.texts("formats"), known = DigestFormat.allCases.map(\.rawValue)
    if let strange = named.first(where: { !known.contains($0) }) {
      throw map.error(
        "formats",
        "\"formats\" takes any of: \(known.joined(separator: ", ")); not \"\(strange)\"")
    }
    guard named.contains(DigestFormat.html.rawValue) else {
      throw map.error("formats", "\"formats\" needs html too: the pages of the folder lead to it")
    }
    return DigestFormat.allCases.filter { named.contains($0.rawValue) }
  }

  private init(
    folder: String, daily: Bool, weekly: Bool, monthly: Bool, placeLevels: Int, items: Int,
    list: Int
  ) {
    (self.folder, self.daily, self.weekly, self.monthly) = (folder, daily, weekly, monthly)
    (self.placeLevels, self.items, self.list) = (placeLevels, items, list)
  }
}

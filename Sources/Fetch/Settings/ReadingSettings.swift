public import Formats
internal import Settings

/// How a source's payloads are read.
public struct ReadingSettings: Sendable {
  /// The dotted path to the records in a JSON document.
  public var records: String?
  /// The encoding of the payload; nil: found by content.
  public var encoding: String?
  /// The sheet of a workbook by name or number; nil: every one that holds a table.
  public var sheet: String?
  /// The row of the columns' names, from 1; nil: found.
  public var headerRow: Int?
  /// Where the records of an HTML page are; set by `html:`.
  public var html: HTMLSelectors?
  /// The largest payload in bytes, after decompression.
  public var maxSize = 64_000_000

  static let keys: [SettingKey] = [
    SettingKey("records", .text, "the dotted path to the records in a JSON document"),
    SettingKey("encoding", .text, "the payload's encoding, such as gb18030", fallback: "found"),
    SettingKey(
      "sheet", .text, "the sheet of a workbook, by name or by its number from 1",
      fallback: "every sheet that holds a table"),
    SettingKey(
      "header_row", .integer, "the row of a table that holds the columns' names, from 1",
      fallback: "found"),
    SettingKey(
      "max_size", .size,
      "the largest payload, after decompression; larger files are read, and not kept",
      fallback: "64MB"),
  ]

  /// Everything is found by content.
  public init() {}

  init(_ map: SettingsMap) throws(SettingsError) {
    records = try map.text("records")
    encoding = try map.text("encoding")
    sheet = try map.text("sheet")
    headerRow = try map.integer("header_row")
    if let headerRow, headerRow < 1 {
      throw map.error("header_row", "\"header_row\" takes a number from 1 on")
    }
    maxSize = try map.size("max_size") ?? maxSize
  }

  /// What readers of the payloads are told.
  public var options: FormatOptions {
    FormatOptions(
      encoding: encoding, records: records, html: html, headerRow: headerRow, sheet: sheet)
  }
}

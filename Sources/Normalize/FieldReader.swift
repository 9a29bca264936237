internal import Feedback
internal import Formats

internal import struct Foundation.Date

/// Reads the fields of one record as a plan says.
struct FieldReader {
  /// The largest text that is read, in bytes.
  static let limit = 10_000_000

  private let fields: Fields
  private let plan: FieldPlan
  private let dates: DateReader

  init(_ fields: Fields, _ plan: FieldPlan, _ dates: DateReader) {
    self.fields = fields
    self.plan = plan
    self.dates = dates
  }

  /// The first text that holds something, in plain form and out of HTML where it is HTML.
  func prose(_ field: ItemField) throws(NormalizeError) -> String? {
    try text(field) { HTMLText.looksLikeHTML($0) ? HTMLText.text($0) : $0 }
  }

  /// The first text that holds something, in plain form; `convert` takes it out of its format.
  func text(
    _ field: ItemField, _ convert: (String) -> String = { $0 }
  ) throws(NormalizeError) -> String? {
    for position in plan[field] {
      guard let raw = value(position)?.text else { continue }
      guard raw.utf8.count <= Self.limit else {
        throw .tooLong(column: column(position), limit: Self.limit)
      }
      let text = PlainText.clean(convert(raw))
      if !text.isEmpty { return text }
    }
    return nil
  }

  /// Every text that holds something, in plain form.
  func texts(_ field: ItemField) -> [String] {
    plan[field].compactMap { position in
      guard let raw = value(position)?.text, raw.utf8.count <= 1_000 else { return nil }
      let text = PlainText.clean(raw)
      return text.isEmpty ? nil : text
    }
  }

  /// The first date that can be read.
  func date(_ field: ItemField) -> Date? {
    plan[field].lazy.compactMap { value($0).flatMap(dates.date) }.first
  }

  /// The first date that can be read; an error where there are dates, but none can be.
  func requiredDate(_ field: ItemField) throws(NormalizeError) -> Date? {
    if let date = date(field) { return date }
    let written = plan[field].first { value($0)?.text.map(Self.isBlank) == false }
    if let written { throw .unreadableDate(column: column(written)) }
    return nil
  }

  /// Whether the first text that holds something says yes; what is no clear no is a yes, since what is
  /// shown cannot be taken back.
  func flag(_ field: ItemField) throws(NormalizeError) -> Bool {
    guard let text = try text(field) else { return false }
    return !["否", "不", "不保密", "无", "公开", "no", "n", "false", "0", "f", "-"].contains(
      text.lowercased())
  }

  /// The first number, whatever groups its digits.
  func number(_ field: ItemField) -> Double? {
    plan[field].lazy.compactMap { position in
      value(position)?.text.flatMap { text in
        Double(Folding.folded(text).filter { !$0.isWhitespace && $0 != "," })
      }
    }.first
  }

  /// The names of the columns in which fields are looked for.
  func columns(_ fields: [ItemField]) -> [String] {
    fields.flatMap { plan[$0].map(column) }
  }

  private func value(_ position: FieldPosition) -> FieldValue? {
    var value: FieldValue? = fields.entries[position.column].value
    for step in position.steps { value = value?.child(step) }
    return value
  }

  private func column(_ position: FieldPosition) -> String {
    ([fields.entries[position.column].name] + position.steps).joined(separator: ".")
  }

  /// What sources write where they know no date.
  private static func isBlank(_ text: String) -> Bool {
    let folded = Folding.folded(text).filter { !$0.isWhitespace }
    return ["", "-", "--", "/", "无", "暂无", "null", "none", "nan", "n/a", "\\n"].contains(folded)
      || folded.hasPrefix("0000-00-00")
  }
}

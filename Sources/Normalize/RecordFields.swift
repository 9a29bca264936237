public import Feedback
public import Foundation

/// The fields of a record that is no voice of its own, such as a row of a department's replies; found by
/// name like those of an item.
public struct RecordFields {
  private let reader: FieldReader

  /// The fields of a record.
  ///
  /// - Parameters:
  ///   - mapping: names that feed a field, instead of those guessed.
  ///   - timeZone: of dates that name none.
  ///   - plans: shared by the records of a file.
  public init(
    _ record: RawRecord, mapping: FieldMapping, timeZone: TimeZone, plans: FieldPlans
  ) {
    let fields = record.fields
    reader = FieldReader(
      fields, plans.plan(for: fields, by: mapping), DateReader(timeZone: timeZone))
  }

  /// The text of a field, in plain form and out of HTML where it is HTML; nil where there is none.
  public func text(_ field: ItemField) throws(NormalizeError) -> String? { try reader.prose(field) }

  /// The moment in a field; nil where there is none.
  ///
  /// - Throws: where something stands in it that cannot be read.
  public func date(_ field: ItemField) throws(NormalizeError) -> Date? {
    try reader.requiredDate(field)
  }

  /// The names of the columns in which a field is looked for.
  public func columns(_ field: ItemField) -> [String] { reader.columns([field]) }
}

/// Why a record cannot become an item: what is wrong and the mend, without any text of the resident.
public enum NormalizeError: Error, Equatable {
  /// Neither a subject nor a body; the columns in which they were looked for.
  case noText(columns: [String])
  /// The date of submission is written in a way that cannot be read; the column.
  case unreadableDate(column: String)
  /// A text that is larger than any voice; the column and the limit in bytes.
  case tooLong(column: String, limit: Int)
}

extension NormalizeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noText(let columns) where columns.isEmpty:
      "none of the fields is a subject or a body; name the columns under `fields:`"
    case .noText(let columns):
      "neither a subject nor a body: \(columns.joined(separator: ", ")) hold nothing; name other "
        + "columns under `fields:`, or leave the record out"
    case .unreadableDate(let column):
      "the date in \(column) cannot be read; write it like 2026-11-22 09:05, or map another column "
        + "to submitted_at"
    case .tooLong(let column, let limit):
      "the text in \(column) is larger than \(limit / 1_000_000) MB; shorten it, or map another "
        + "column"
    }
  }
}

/// What a payload holds that is no record, so that a person sees why records and rows differ.
public struct PassedOver: Sendable, Equatable {
  private static let limit = 100

  /// How many rows of totals were left out.
  public private(set) var totals = 0
  /// What was left out, one line each for people, at most 100.
  public private(set) var remarks: [String] = []

  /// Notes a row of totals.
  mutating func noteTotals(line: Int, sheet: String? = nil) {
    totals += 1
    note("line \(line) sums others up and is no record", sheet: sheet)
  }

  /// Notes the rows above a header, where there are any.
  mutating func noteTitle(rows count: Int, sheet: String? = nil) {
    guard count > 0 else { return }
    note(
      count == 1
        ? "1 row above the names of the columns is a title or a note"
        : "\(count) rows above the names of the columns are titles or notes", sheet: sheet)
  }

  mutating func note(_ remark: String, sheet: String? = nil) {
    guard remarks.count < Self.limit else { return }
    remarks.append((sheet.map { "sheet \"\($0)\": " } ?? "") + remark)
  }
}

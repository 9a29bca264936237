public import Feedback

/// A record of a table with the file that it stands in.
public struct TableRecord: Sendable {
  public var file: String
  public var record: RawRecord

  /// A record of a file.
  public init(file: String, record: RawRecord) { (self.file, self.record) = (file, record) }

  /// `file:line`; in a workbook with the sheet between, `list.xlsx:Sheet1:3`.
  public var place: String {
    let sheet = record.place.sheet.map { ":" + $0 } ?? ""
    return "\(file)\(sheet):\(record.place.line ?? record.place.number)"
  }
}

/// What is wrong with tables; nothing of them is taken in then.
public struct TableFaults: Error, Equatable, CustomStringConvertible {
  /// One fault a line: its place (`file:line`), what is wrong, and the mend.
  public let lines: [String]
  private static let limit = 20

  /// A line a fault, the first twenty.
  public var description: String {
    let more = lines.count > Self.limit ? ["... and \(lines.count - Self.limit) more"] : []
    return (lines.prefix(Self.limit) + more).joined(separator: "\n")
  }
}

/// A column of a kind of table.
protocol TableColumn: Sendable {
  /// The names by which tables call it, folded; the first one is told where it is missing.
  var names: [String] { get }
}

/// What a kind of table is checked against.
protocol TableKnowledge: Sendable {
  associatedtype Column: TableColumn
  /// The day that a cell names; nil where it names none.
  var day: @Sendable (FieldValue) -> Day? { get }
}

/// Reads rows cell by cell, and collects what is wrong.
struct TableRows<Knowledge: TableKnowledge> {
  typealias Column = Knowledge.Column

  let knowledge: Knowledge
  var faults: [String] = []

  mutating func fault(_ row: TableRecord, _ message: String) {
    faults.append("\(row.place): \(message)")
  }

  /// Refuses tables that lack columns; each file is told once.
  mutating func need(_ columns: [Column], in rows: [TableRecord]) {
    var seen: Set<String> = []
    for row in rows {
      let names = Set(row.record.fields.entries.map { TableText.folded($0.name) })
      for column in columns where names.isDisjoint(with: column.names) {
        guard let name = column.names.first, seen.insert(row.file + name).inserted else { continue }
        faults.append("\(row.file): no column \(name) (\(column)); name one so")
      }
    }
  }

  func value(_ column: Column, _ row: TableRecord) -> FieldValue? {
    for name in column.names {
      let entry = row.record.fields.entries.first { TableText.folded($0.name) == name }
      if let entry {
        return TableText.trimmed(entry.value.text ?? "").isEmpty ? nil : entry.value
      }
    }
    return nil
  }

  func text(_ column: Column, _ row: TableRecord) -> String? {
    value(column, row).map { TableText.trimmed($0.text ?? "") }
  }

  /// A number of a record or a count: digits and letters of full width are the same.
  func number(_ column: Column, _ row: TableRecord) -> String? {
    text(column, row).map(halfWidth)
  }

  mutating func required(_ column: Column, _ row: TableRecord) -> String? {
    let text = text(column, row)
    if text == nil { fault(row, "no \(column.names[0]) (\(column)); fill it in") }
    return text
  }

  /// The day of a cell; a fault where it names none.
  mutating func day(_ column: Column, _ row: TableRecord) -> Day? {
    guard let value = value(column, row) else { return nil }
    if isMonthAlone(value.text ?? "") {
      fault(
        row,
        "\"\(TableText.trimmed(value.text ?? ""))\" under \(column.names[0]) is a month without a day; "
          + "write the day, such as 2027-06-30")
      return nil
    }
    guard let day = knowledge.day(value) else {
      fault(
        row,
        "\"\(TableText.trimmed(value.text ?? ""))\" under \(column.names[0]) is no day that there is; "
          + "write it as 2026-11-23")
      return nil
    }
    return day
  }

  mutating func choice<Choice>(
    _ column: Column, _ row: TableRecord, _ words: [String: Choice], _ expected: String
  ) -> Choice? {
    guard let text = required(column, row) else { return nil }
    if let choice = words[TableText.folded(text)] { return choice }
    fault(row, "\"\(text)\" under \(column.names[0]) is not known; write \(expected)")
    return nil
  }

  /// A count; nil where the cell is empty, and where it holds none, which is a fault.
  mutating func countOrNone(_ column: Column, _ row: TableRecord) -> Int? {
    guard let text = number(column, row) else { return nil }
    if let whole = wholeNumber(text), (0...1_000_000).contains(whole) { return whole }
    fault(row, "\"\(text)\" under \(column.names[0]) is no count; write a whole number such as 12")
    return nil
  }

  /// A count; an empty cell is 0.
  mutating func count(_ column: Column, _ row: TableRecord) -> Int? {
    text(column, row) == nil ? 0 : countOrNone(column, row)
  }

  /// The parts of a cell that holds several values, split by 、 , ; and new lines.
  func list(_ column: Column, _ row: TableRecord) -> [String] {
    (text(column, row) ?? "").split(whereSeparator: "、,，;；\n".contains)
      .map { TableText.trimmed(String($0)) }.filter { !$0.isEmpty }
  }
}

/// Whether a date names a month and no day, such as `2027年6月` or `2026-11`: what is meant may be its first
/// day or its last.
public func isMonthAlone(_ text: String) -> Bool {
  let text = halfWidth(text)
  // `3 Nov 2026` names its month by a word.
  guard !text.contains(where: { $0.isASCII && $0.isLetter }) else { return false }
  let lengths = text.split { !$0.isNumber }.map(\.count)
  return lengths.count == 2 && lengths.contains(4) && lengths.contains { $0 <= 2 }
}

/// How texts of tables are compared.
enum TableText {
  /// What makes no difference: blanks, letter case, full-width letters and digits.
  static func folded(_ text: String) -> String {
    String(halfWidth(text).lowercased().filter { !$0.isWhitespace && $0 != "_" })
  }

  /// Without blanks at its ends.
  static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

public import Feedback

/// A record of a table with the file that it stands in.
public struct StationRecord: Sendable {
  public var file: String
  public var record: RawRecord

  /// A record of a file.
  public init(file: String, record: RawRecord) { (self.file, self.record) = (file, record) }

  /// `file:line`.
  public var place: String { "\(file):\(record.place.line ?? record.place.number)" }
}

/// What is wrong with tables of stations; nothing of them is taken in then.
public struct StationFaults: Error, Equatable, CustomStringConvertible {
  /// One fault a line: its place (`file:line`), what is wrong, and the mend.
  public let lines: [String]
  private static let limit = 20

  /// A line a fault, the first twenty.
  public var description: String {
    let more = lines.count > Self.limit ? ["... and \(lines.count - Self.limit) more"] : []
    return (lines.prefix(Self.limit) + more).joined(separator: "\n")
  }
}

/// What tables of stations are checked against.
public struct StationKnowledge: Sendable {
  public var settings: StationSettings
  /// Those who are known already.
  public var deputies: [StationDeputy]
  public var today: Day
  /// The day that a cell names; nil where it names none.
  public var day: @Sendable (FieldValue) -> Day?

  /// Knowledge of an office.
  public init(
    settings: StationSettings, deputies: [StationDeputy], today: Day,
    day: @escaping @Sendable (FieldValue) -> Day?
  ) {
    (self.settings, self.deputies, self.today, self.day) = (settings, deputies, today, day)
  }
}

/// Reads rows cell by cell, and collects what is wrong.
struct StationRows {
  let knowledge: StationKnowledge
  var faults: [String] = []

  mutating func fault(_ row: StationRecord, _ message: String) {
    faults.append("\(row.place): \(message)")
  }

  /// Refuses tables that lack columns; each file is told once.
  mutating func need(_ columns: [StationColumn], in rows: [StationRecord]) {
    var seen: Set<String> = []
    for row in rows {
      let names = Set(row.record.fields.entries.map { StationWords.folded($0.name) })
      for column in columns where names.isDisjoint(with: column.names) {
        guard let name = column.names.first, seen.insert(row.file + name).inserted else { continue }
        faults.append("\(row.file): no column \(name) (\(column)); name one so")
      }
    }
  }

  func value(_ column: StationColumn, _ row: StationRecord) -> FieldValue? {
    for name in column.names {
      let entry = row.record.fields.entries.first { StationWords.folded($0.name) == name }
      if let entry { return Self.trimmed(entry.value).isEmpty ? nil : entry.value }
    }
    return nil
  }

  func text(_ column: StationColumn, _ row: StationRecord) -> String? {
    value(column, row).map(Self.trimmed)
  }

  private static func trimmed(_ value: FieldValue) -> String {
    var text = Substring(value.text ?? "")
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  mutating func required(_ column: StationColumn, _ row: StationRecord) -> String? {
    let text = text(column, row)
    if text == nil { fault(row, "no \(column.names[0]) (\(column)); fill it in") }
    return text
  }

  /// The day of a cell; a fault where it names none.
  mutating func day(_ column: StationColumn, _ row: StationRecord) -> Day? {
    guard let value = value(column, row) else { return nil }
    guard let day = knowledge.day(value) else {
      fault(
        row,
        "\"\(Self.trimmed(value))\" under \(column.names[0]) is no day that there is; "
          + "write it as 2026-11-23")
      return nil
    }
    return day
  }

  mutating func station(_ row: StationRecord, isRequired: Bool) -> Station? {
    let text = isRequired ? required(.station, row) : text(.station, row)
    guard let text else { return nil }
    if let station = knowledge.settings.station(text) { return station }
    let stations = knowledge.settings.stations
    let near = nearestStation(text, stations)
    fault(
      row,
      "no station \"\(text)\"; "
        + (near.map { "did you mean \($0)?" } ?? "add it to stations.yaml, or correct the name"))
    return nil
  }

  mutating func choice<Choice>(
    _ column: StationColumn, _ row: StationRecord, _ words: [String: Choice], _ expected: String
  ) -> Choice? {
    guard let text = required(column, row) else { return nil }
    if let choice = words[StationWords.folded(text)] { return choice }
    fault(row, "no \(column) \"\(text)\"; write \(expected)")
    return nil
  }

  /// A count; an empty cell is 0.
  mutating func count(_ column: StationColumn, _ row: StationRecord) -> Int? {
    guard let text = text(column, row) else { return 0 }
    let whole = Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
    if let whole, (0...1_000_000).contains(whole) { return whole }
    fault(row, "\"\(text)\" under \(column.names[0]) is no count; write a whole number such as 12")
    return nil
  }
}

public import Feedback

/// What tables of stations are checked against.
public struct StationKnowledge: TableKnowledge {
  typealias Column = StationColumn

  public var settings: StationSettings
  /// Those who are known already.
  public var deputies: [StationDeputy]
  public var today: Day
  /// The day that a cell names; nil where it names none.
  public var day: @Sendable (FieldValue) -> Day?
  /// A text without personal data, as it may be kept.
  public var masked: @Sendable (String) -> String

  /// Knowledge of an office.
  public init(
    settings: StationSettings, deputies: [StationDeputy], today: Day,
    day: @escaping @Sendable (FieldValue) -> Day?, masked: @escaping @Sendable (String) -> String
  ) {
    (self.settings, self.deputies, self.today) = (settings, deputies, today)
    (self.day, self.masked) = (day, masked)
  }
}

/// Rows about stations.
typealias StationRows = TableRows<StationKnowledge>

extension StationRows {
  /// What people write in their own words, masked.
  func words(_ column: StationColumn, _ row: TableRecord) -> String? {
    text(column, row).map(knowledge.masked)
  }

  mutating func station(_ row: TableRecord, isRequired: Bool) -> Station? {
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
}

internal import Feedback
internal import Foundation
internal import Normalize
internal import Oversight
internal import Store

/// Which tables about stations can be imported.
public enum StationTable: String, Sendable, CaseIterable {
  case deputies, activities, checklist
}

/// What became of tables about stations.
public struct StationImport: Sendable, Codable {
  public var table: String
  public var new: Int
  public var changed: Int
  public var unchanged: Int
  /// Rows that are no records, such as totals.
  public var notes: [String]
}

extension OfficeContext {
  /// Takes tables about stations in: CSV, workbooks or any other format, together.
  ///
  /// Everything is checked before anything is written. Titles and evidence are masked. The same tables again
  /// change nothing.
  /// - Parameter moves: whether deputies who are enrolled elsewhere move.
  /// - Throws: `badData` with every fault, `file:line`, where there is one.
  public func importStations(
    _ table: StationTable, _ files: [String], moves: Bool = false
  ) throws(OfficeError) -> StationImport {
    let (records, notes) = try tableRecords(files)
    let known = try OfficeError.wrap { try store.deputies() }
    let dates = DateReader(timeZone: timeZone), zone = timeZone, now = surroundings.now()
    let knowledge = StationKnowledge(
      settings: configuration.stations, deputies: known, today: Day(now, in: zone),
      day: { value in dates.date(value).map { Day($0, in: zone) } },
      masked: { Redactor().masked($0) })
    let counts = try OfficeError.wrap {
      let rows: StationRowsToTake =
        switch table {
        case .deputies: .deputies(try DeputyTable.read(records, knowledge, moves: moves))
        case .activities: .activities(try ActivityTable.read(records, knowledge))
        case .checklist: .evidence(try EvidenceTable.read(records, knowledge))
        }
      return try store.take(rows, actor: actor, at: now, today: Day(now, in: zone))
    }
    return StationImport(
      table: table.rawValue, new: counts.new, changed: counts.changed,
      unchanged: counts.unchanged, notes: notes)
  }
}

public import Feedback
internal import GRDB

public import struct Foundation.Date

/// A digest that was made.
public struct DigestRun: Sendable, Equatable {
  public var period: Period
  /// Which span of that kind, as `Period.label(around:)` names it.
  public var label: String
  /// nil: the whole office.
  public var department: String?
  /// When it was made first.
  public var madeAt: Date

  /// A digest that was made at a moment.
  public init(period: Period, label: String, department: String?, madeAt: Date) {
    self.period = period
    self.label = label
    self.department = department
    self.madeAt = madeAt
  }
}

extension OfficeStore {
  /// The digests of a span that were made, the whole office's first, then by department.
  public func digestRuns(_ period: Period, label: String) throws(StoreError) -> [DigestRun] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM digest_run WHERE period = ? AND label = ? ORDER BY department",
        arguments: [period.rawValue, label]
      )
      .map { row in
        DigestRun(
          period: period, label: label, department: row.code("department"),
          madeAt: Date(milliseconds: row["made_at"]))
      }
    }
  }

  /// When the whole office's first digest of a kind was made; nil where there is none.
  ///
  /// Reads what was made of that kind: the time grows with it.
  public func firstDigestRun(_ period: Period) throws(StoreError) -> Date? {
    try read { database in
      try Int64.fetchOne(
        database, sql: "SELECT min(made_at) FROM digest_run WHERE period = ? AND department = ''",
        arguments: [period.rawValue])
    }
    .map(Date.init(milliseconds:))
  }
}

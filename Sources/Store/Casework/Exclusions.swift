internal import Feedback
public import Foundation
internal import GRDB

/// An item that does not count in rates.
public struct Exclusion: Sendable, Equatable {
  public var number: WorkOrderNumber
  public var department: String?
  public var actor: ActorIdentity
  public var at: Date
  /// Masked; nil where it was erased.
  public var reason: String?
}

extension OfficeStore {
  /// Leaves an item out of rates, or counts it again, with who decided and why.
  ///
  /// - Returns: false where it was so already; nothing is changed then.
  public func exclude(
    _ item: Int64, _ isExcluded: Bool, reason: String, actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> Bool {
    try write { database in
      let found = try database.cachedRow("SELECT event FROM exclusion WHERE item = ?", [item])
      guard (found != nil) != isExcluded else { return false }
      let row = try database.cachedRow("SELECT public_id FROM item WHERE id = ?", [item])
      guard let publicID = row?.bytes("public_id") else {
        throw Refusal("there is no item \(item)")
      }
      var codes = try Codes(database)
      var events = try EventLog(
        database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
      let event = try events.append(
        isExcluded ? .ratesExcluded : .ratesIncluded, item: (item, publicID),
        data: JSONBytes.texts([]), codes: &codes)
      try database.runCached(
        "INSERT INTO remark (event, item, text) VALUES (?, ?, ?)", [event, item, reason])
      try database.runCached(
        isExcluded
          ? "INSERT INTO exclusion (item, event) VALUES (?, ?)"
          : "DELETE FROM exclusion WHERE item = ? AND ? > 0",
        [item, event])
      return true
    }
  }

  /// Every item of a scope that does not count, the latest decision first.
  public func exclusions(_ scope: AppraisedScope? = nil) throws(StoreError) -> [Exclusion] {
    let (condition, arguments) = (scope ?? .everything).condition
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT day, sequence, name, account, event.at, remark.text AS reason,
            (SELECT text FROM code WHERE id = item.department) AS department
          FROM exclusion JOIN item ON item.id = exclusion.item
            JOIN event ON event.id = exclusion.event JOIN actor ON actor.id = event.actor
            LEFT JOIN remark ON remark.event = event.id
          WHERE \(condition) ORDER BY event.id DESC
          """, arguments: arguments
      )
      .map { row in
        Exclusion(
          number: WorkOrderNumber(day: Day(number: row["day"]), sequence: row["sequence"]),
          department: row.code("department"),
          actor: ActorIdentity(name: row["name"], account: row["account"]),
          at: Date(milliseconds: row["at"]), reason: row["reason"])
      }
    }
  }
}

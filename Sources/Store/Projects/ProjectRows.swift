public import Feedback
public import Foundation
internal import GRDB

/// A project as the store has it.
public struct StoredProject: Sendable, Equatable {
  /// The number of its row.
  public var row: Int64
  public var project: LivelihoodProject
  /// When a table last changed it, and whose.
  public var changedAt: Date
  public var actor: ActorIdentity
}

extension OfficeStore {
  /// The projects of a year, or of all, in the order in which they came.
  public func projects(year: Int? = nil) throws(StoreError) -> [StoredProject] {
    try read { database in
      try StoredProject.fetch(database, "?1 IS NULL OR year = ?1", [year])
    }
  }

  /// One project; nil where there is none.
  public func project(_ id: ProjectID) throws(StoreError) -> StoredProject? {
    try read { database in try StoredProject.fetch(id, database) }
  }
}

extension StoredProject {
  static func fetch(_ id: ProjectID, _ database: Database) throws -> StoredProject? {
    try fetch(database, "year = ? AND number = ?", [id.year, id.number]).first
  }

  fileprivate static func fetch(
    _ database: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [StoredProject] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT project.*, at, name, account
        FROM project JOIN event ON event.id = project.event JOIN actor ON actor.id = event.actor
        WHERE \(condition) ORDER BY year, project.id
        """, arguments: arguments
    )
    .map { row in
      StoredProject(
        row: row["id"], project: try LivelihoodProject(row: row, database),
        changedAt: Date(milliseconds: row["at"]),
        actor: ActorIdentity(name: row["name"], account: row["account"]))
    }
  }
}

extension LivelihoodProject {
  fileprivate init(row: Row, _ database: Database) throws {
    let id: Int64 = row["id"]
    let parts = try Row.fetchAll(
      database,
      sql: "SELECT kind, value FROM project_part WHERE project = ? ORDER BY kind, position",
      arguments: [id])
    func values(_ kind: String) -> [String] {
      parts.filter { $0["kind"] == kind }.map { $0["value"] }
    }
    func money(_ column: String) -> Money? { (row[column] as Int?).map(Money.init(yuan:)) }
    self.init(
      id: ProjectID(year: row["year"], number: row["number"]),
      name: LocalizedName(chinese: row["chinese"], english: row["english"]),
      stage: ProjectStage(rawValue: row["stage"]) ?? .candidate,
      decided: (row["decided"] as Int?).map(Day.init(number:)),
      vote: (row["votes_for"] as Int?).map {
        ProjectVote(votesFor: $0, valid: row["valid"], members: row["members"])
      },
      departments: values("department"), places: values("place"), planned: money("planned"),
      spent: money("spent"), topics: values("topic"), words: values("word"))
    milestones = try Row.fetchAll(
      database, sql: "SELECT * FROM milestone WHERE project = ? ORDER BY position",
      arguments: [id]
    )
    .map {
      Milestone(
        name: LocalizedName(chinese: $0["chinese"], english: $0["english"]),
        due: Day(number: $0["due"]), done: ($0["done"] as Int?).map(Day.init(number:)))
    }
  }
}

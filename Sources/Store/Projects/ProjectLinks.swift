public import Feedback
public import Foundation
internal import GRDB

/// What people said about which items belong to a project, by the ids of their rows.
public struct ProjectLinks: Sendable, Equatable {
  public var linked: Set<Int64> = []
  public var unlinked: Set<Int64> = []

  /// No links.
  public init() {}
}

extension OfficeStore {
  /// Keeps what a person says about items and a project, all or nothing, with an event for each that is
  /// new; it counts before words and places, for ever.
  ///
  /// - Returns: how many of the items it changed.
  /// - Throws: `refused` where there is no such project or item, or where an item was erased.
  public func link(
    _ items: [Int64], to id: ProjectID, holds: Bool, actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> Int {
    try write { database in
      guard let project = try StoredProject.fetch(id, database) else {
        throw Refusal("there is no project \(id)")
      }
      var codes = try Codes(database)
      var events = try EventLog(
        database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
      var changed = 0
      for item in items {
        let row = try database.cachedRow(
          """
          SELECT public_id, forgotten_at, holds FROM item
            LEFT JOIN project_link ON project_link.item = item.id AND project = ?
          WHERE item.id = ?
          """, [project.row, item])
        guard let row else { throw Refusal("there is no item \(item)") }
        guard row["forgotten_at"] == nil else {
          throw Refusal("an item that was erased belongs to no project")
        }
        guard (row["holds"] as Bool?) != holds else { continue }
        let event = try events.append(
          holds ? .projectLinked : .projectUnlinked, item: (item, row.bytes("public_id")),
          data: JSONBytes.texts([("project", id.description)]), codes: &codes)
        try database.runCached(
          "REPLACE INTO project_link (project, item, holds, event) VALUES (?, ?, ?, ?)",
          [project.row, item, holds, event])
        changed += 1
      }
      return changed
    }
  }

  /// What people said about the items of a project.
  ///
  /// - Parameter row: the number of the project's row.
  public func links(ofProject row: Int64) throws(StoreError) -> ProjectLinks {
    try read { database in
      var links = ProjectLinks()
      let rows = try Row.fetchAll(
        database, sql: "SELECT item, holds FROM project_link WHERE project = ?", arguments: [row])
      for row in rows {
        let set = row["holds"] ? \ProjectLinks.linked : \.unlinked
        links[keyPath: set].insert(row["item"])
      }
      return links
    }
  }
}

public import Feedback
public import Foundation
internal import GRDB

extension OfficeStore {
  /// Takes projects in, in one transaction; what says the same as before changes nothing, and where
  /// nothing is changed there is no event. Projects that are left out stay.
  ///
  /// - Parameter plans: the milestones by the number of the project; they take the place of those that
  ///   it has, and a project without any here keeps its own.
  public func take(
    _ projects: [LivelihoodProject], plans: [String: [Milestone]], year: Int,
    actor: ActorIdentity, at moment: Date
  ) throws(StoreError) -> TakenCounts {
    try write { database in
      var counts = TakenCounts()
      var changed: [(row: Int64?, project: LivelihoodProject)] = []
      for var project in try Self.taken(projects, plans, year, database) {
        let stored = try StoredProject.fetch(project.id, database)
        project.milestones = plans[project.id.number] ?? stored?.project.milestones ?? []
        if counts.count(stored?.project, project) { changed.append((stored?.row, project)) }
      }
      guard !changed.isEmpty else { return counts }
      var codes = try Codes(database)
      var events = try EventLog(
        database, actor: Runs.register(actor, database), run: nil, at: moment.milliseconds)
      let event = try events.append(
        .projectsImported,
        data: JSONBytes.object([
          "year": .number(year), "new": .number(counts.new), "changed": .number(counts.changed),
        ]), codes: &codes)
      for (row, project) in changed { try project.write(to: database, row: row, event: event) }
      return counts
    }
  }

  /// The projects that are given, and those that are there already and of which milestones are given.
  private static func taken(
    _ projects: [LivelihoodProject], _ plans: [String: [Milestone]], _ year: Int,
    _ database: Database
  ) throws -> [LivelihoodProject] {
    let given = Set(projects.map(\.id.number))
    let others = try plans.keys.filter { !given.contains($0) }.sorted().map { number in
      let id = ProjectID(year: year, number: number)
      guard let stored = try StoredProject.fetch(id, database) else {
        throw Refusal("there is no project \(id)")
      }
      return stored.project
    }
    return projects + others
  }
}

extension LivelihoodProject {
  fileprivate func write(to database: Database, row: Int64?, event: Int64) throws {
    let row =
      try row ?? 1 + (Int64.fetchOne(database, sql: "SELECT max(id) FROM project") ?? 0)
    try database.runCached(
      """
      INSERT INTO project (id, year, number, chinese, english, stage, decided, votes_for, valid,
        members, planned, spent, event)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET chinese = excluded.chinese, english = excluded.english,
        stage = excluded.stage, decided = excluded.decided, votes_for = excluded.votes_for,
        valid = excluded.valid, members = excluded.members, planned = excluded.planned,
        spent = excluded.spent, event = excluded.event
      """,
      [
        row, id.year, id.number, name.chinese, name.english, stage.rawValue, decided?.number,
        vote?.votesFor, vote?.valid, vote?.members, planned?.yuan, spent?.yuan, event,
      ])
    for table in ["project_part", "milestone"] {
      try database.runCached("DELETE FROM \(table) WHERE project = ?", [row])
    }
    let parts = [
      ("department", departments), ("place", places), ("topic", topics), ("word", words),
    ]
    for (kind, values) in parts {
      for (position, value) in values.enumerated() {
        try database.runCached(
          "INSERT INTO project_part (project, kind, position, value) VALUES (?, ?, ?, ?)",
          [row, kind, position, value])
      }
    }
    for (position, milestone) in milestones.enumerated() {
      try database.runCached(
        """
        INSERT INTO milestone (project, position, chinese, english, due, done)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          row, position, milestone.name.chinese, milestone.name.english, milestone.due.number,
          milestone.done?.number,
        ])
    }
  }
}

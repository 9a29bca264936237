internal import GRDB

/// Whether people's words about projects are of items that are still there.
enum ProjectCheck {
  static func findings(_ database: Database) throws -> [Finding] {
    let count =
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM project_link JOIN item ON item.id = project_link.item
          WHERE forgotten_at IS NOT NULL
          """) ?? 0
    guard count > 0 else { return [] }
    return [
      Finding(
        check: "projects", message: "\(count) links of projects are of items that were erased")
    ]
  }
}

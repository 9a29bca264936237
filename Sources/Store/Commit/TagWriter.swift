internal import Feedback
internal import GRDB

/// Writes the rows of `tag`: the topics of an item, best first, with what spoke for them.
struct TagWriter {
  private var insert: BoundStatement
  private var clear: BoundStatement
  /// How the topics were found, and the version of what found them, as numbers of `code`.
  private let method: Int64
  private let version: Int64

  init(_ database: Database, method: Int64, version: Int64) throws {
    (self.method, self.version) = (method, version)
    clear = try BoundStatement(database, "DELETE FROM tag WHERE item = ?")
    insert = try BoundStatement(
      database,
      """
      INSERT INTO tag (item, rank, topic, subtopic, score, method, version, evidence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  mutating func write(_ tags: [TopicTag], of item: Int64, codes: inout Codes) throws {
    for (rank, tag) in tags.enumerated() {
      insert.put(item)
      insert.put(rank)
      insert.put(try codes.number(tag.id))
      insert.put(try codes.number(tag.second))
      insert.put(tag.score)
      insert.put(method)
      insert.put(version)
      insert.put(utf8: JSONBytes.evidence(tag.evidence))
      try insert.run()
    }
  }

  mutating func replace(_ tags: [TopicTag], of item: Int64, codes: inout Codes) throws {
    clear.put(item)
    try clear.run()
    try write(tags, of: item, codes: &codes)
  }
}

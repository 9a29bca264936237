internal import Feedback
internal import GRDB

// That one vote about an object counts once, and that a correction leaves none without a successor.
extension NewTally {
  /// Refuses a second vote about an object on the day, and a correction of something else.
  func check(replacing replaced: Int64?, _ database: Database) throws {
    if let replaced { try checkSame(replaced, database) }
    for object in objects {
      guard let other = try other(about: object, than: replaced, database) else { continue }
      throw Refusal(
        "T-\(other) holds a \(kind.rawValue) about \"\(object.object)\" of \(held) already; correct it by "
          + "--replaces T-\(other), or say by --anyway that this is another one")
    }
  }

  private func checkSame(_ id: Int64, _ database: Database) throws {
    let row = try database.cachedRow("SELECT kind, held, place FROM tally WHERE id = ?", [id])
    let replaced = try KeptCount.fetch(id, database)
    let isSame =
      row?["kind"] == kind.rawValue && row?["held"] == held.number && row?["place"] == place
      && replaced.allSatisfy { old in objects.contains { $0.isAboutSame(as: old) } }
    guard !isSame, let row else { return }
    let names = replaced.map { "\"\($0.object)\"" }.joined(separator: ", ")
    let of = (row["place"] as String).isEmpty ? "" : " (--place \(row["place"] as String))"
    throw Refusal(
      "T-\(id) is a \(row["kind"] as String) of \(Day(number: row["held"]))\(of) about \(names); give a "
        + "file about the same, or say by --anyway that just this was wrong")
  }

  /// The tally of the same congress, kind and day that counts for an object too.
  private func other(
    about object: KeptCount, than replaced: Int64?, _ database: Database
  ) throws -> Int64? {
    let row = try database.cachedRow(
      """
      SELECT tally.id FROM tally JOIN tally_object ON tally_object.tally = tally.id
      WHERE kind = ? AND held = ? AND place = ? AND subject = ? AND (subject <> '' OR object = ?)
        AND tally.id IS NOT ?
        AND NOT EXISTS (SELECT * FROM tally AS later WHERE later.replaces = tally.id)
      ORDER BY tally.id DESC LIMIT 1
      """,
      [kind.rawValue, held.number, place, object.subject, object.object, replaced])
    return row?["id"]
  }
}

extension KeptCount {
  fileprivate func isAboutSame(as other: KeptCount) -> Bool {
    subject == other.subject && (!subject.isEmpty || object == other.object)
  }
}

internal import Foundation
internal import GRDB

/// Whether frozen digests are there, and are what the history says was frozen last.
///
/// Those of versions before the history kept their hashes are not looked at.
enum DigestCheck {
  static func findings(_ database: Database) throws -> [Finding] {
    let rows = try Row.fetchCursor(
      database, sql: sql, arguments: [EventKind.digestFrozen.rawValue])
    var findings: [Finding] = []
    while let row = try rows.next() {
      let input: Data? = row["input"]
      let fault: String
      if let input {
        let hash = FrozenDigestRow.hash(
          firstDay: row["first_day"], madeAt: row["made_at"], total: row["total"], [UInt8](input))
        guard row["sha256"] != hash else { continue }
        fault = "not what the history says was frozen"
      } else {
        fault = "gone, and the history says that it was frozen"
      }
      findings.append(
        Finding(
          check: "digests",
          message: "the digest \(row["label"] as String)/\(row["reader"] as String) is \(fault)"))
    }
    return findings
  }

  /// The newest hash of each digest, with what is frozen.
  private static let sql = """
    WITH kept AS (
      SELECT data ->> 'period' AS period, data ->> 'label' AS label, substr(key, 4) AS reader,
        value AS sha256, max(event.id)
      FROM event, json_each(data)
      WHERE kind = (SELECT id FROM code WHERE text = ?) AND key LIKE 'of/%' GROUP BY 1, 2, 3
    )
    SELECT kept.label, kept.reader, sha256, first_day, made_at, total, input
    FROM kept LEFT JOIN frozen_digest USING (period, label, reader)
    ORDER BY first_day, kept.label, kept.reader
    """
}

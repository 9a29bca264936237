import Foundation
import GRDB
import Testing

extension DossierTests {
  @Test("one township's view counts its own alone, for the object and for the others")
  func place() throws {
    _ = try run("appraise", "dossier", "transport-2026", "--place", "1", "--format", "json")
    let dossier = try dossier("transport-2026.place-1")
    let inEast = "\(Self.text("place")) IN ('1', '11', '12')"
    let total: Int = try number("SELECT count(*) FROM item WHERE \(Self.own) AND \(inEast)")
    #expect(dossier["total"] as? Int == total && total == 5)
    let others: Int = try number(
      """
      SELECT count(*) FROM item WHERE day BETWEEN 20454 AND 20779 AND \(inEast)
        AND \(Self.text("department")) <> 'transport'
      """)
    let handling = try #require(dossier["handling"] as? [[String: Any]])
    let returned = handling.first { $0["id"] as? String == "returned" }
    #expect(Self.share(returned, "peers") == "0/\(others)")
    #expect(
      try run("appraise", "dossier", "transport-2026", "--place", "9", code: 64).contains(
        "no place 9"))
  }

  @Test("an official's dossier is about all departments that he or she answers for")
  func official() throws {
    _ = try run("appraise", "dossier", "mayor", "--format", "html", "--format", "json")
    let dossier = try dossier("mayor")
    #expect(dossier["total"] as? Int == 9 && dossier["total_before"] as? Int == 3)
    #expect(dossier["peers"] == nil)
    #expect(!(try bench.read("appraisals/mayor.html")).contains("All others, pooled"))
  }

  @Test("a dossier verifies to the same bytes, and names what has changed since")
  func verify() throws {
    #expect(
      try run("appraise", "verify", "transport-2026", code: 64).contains(
        "no dossier of transport-2026 was made"))
    _ = try run("appraise", "dossier", "transport-2026")
    let said = try run("appraise", "verify", "transport-2026")
    #expect(said.contains("the same bytes") && !said.contains("->"))
    #expect(said.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(said)")
    try take("N1,公交车又晚点,公交车又晚点了。,投诉,交通局,柳溪街道", at: "2026-11-20T10:00:00+08:00")
    let changed = try run("appraise", "verify", "transport-2026")
    #expect(changed.contains("late: MQ-20261120-0001") && changed.contains("total: 7 -> 8"))
    #expect(changed.contains("month/2026-11: 0 -> 1"))
    let page = try bench.read("appraisals/transport-2026.html")
    try bench.write(page.replacing(">7<", with: ">6<"), "appraisals/transport-2026.html")
    let altered = try run("appraise", "verify", "transport-2026", code: 65)
    #expect(altered.contains("is not what was frozen: transport-2026.html"))
    _ = try run("appraise", "dossier", "transport-2026")
    #expect(!(try run("appraise", "verify", "transport-2026")).contains("->"))
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("what is urgent, the year before, responses and the score agree with independent SQL too")
  func otherFigures() throws {
    _ = try run("appraise", "dossier", "transport-2026")
    let dossier = try dossier("transport-2026")
    let urgent: Int = try number("SELECT count(*) FROM item WHERE \(Self.own) AND urgency <> 0")
    #expect(dossier["urgent_total"] as? Int == urgent)
    let before = "\(Self.text("department")) = 'transport' AND day BETWEEN 20089 AND 20414"
    let total: Int = try number("SELECT count(*) FROM item WHERE \(before)")
    #expect(dossier["total_before"] as? Int == total && total > 0)
    for (table, column) in [("kinds", "kind"), ("places", "place")] {
      let shown = (dossier[table] as? [[String: Any]] ?? []).compactMap { row in
        (row["id"] as? String).flatMap { id in (row["before"] as? Int).map { (id, $0) } }
      }
      #expect(
        Dictionary(uniqueKeysWithValues: shown).filter { $0.value > 0 }
          == (try counts(
            "SELECT \(Self.text(column)), count(*) FROM item WHERE \(before) GROUP BY 1")))
    }
    let made = """
      FROM callback JOIN item ON item.id = callback.item
      WHERE \(Self.text("department")) = 'transport'
        AND at >= 1767153600000 AND at < 1795320000000 AND number = (
          SELECT max(number) FROM callback AS other WHERE other.item = item.id)
      """
    let score: Double = try number(
      """
      SELECT 100.0 * (0.1 * sum(contacted)
        + 0.4 * (sum(\(Self.text("satisfied")) = 'satisfied')
          + 0.9 * sum(\(Self.text("satisfied")) = 'basically'))
        + 0.5 * sum(\(Self.text("resolved")) = 'yes')) / count(*) \(made)
      """)
    let rates = try #require(dossier["rates"] as? [[String: Any]])
    func value(_ id: String) throws -> Double {
      let rate = rates.first { ($0["rate"] as? [String: Any])?["id"] as? String == id }
      let now = (rate?["all"] as? [String: Any])?["now"] as? [String: Any]
      return try #require(now?["value"] as? Double)
    }
    #expect(abs(try value("score") - score) < 1e-9)
    let response: Double = try number("SELECT 100.0 * sum(contacted) / count(*) \(made)")
    #expect(abs(try value("response") - response) < 1e-9)
  }

  @Test("what is frozen is held against the history, and files that are gone are missed")
  func tampered() throws {
    _ = try run("appraise", "dossier", "transport-2026", "--format", "html", "--format", "json")
    _ = try run("appraise", "verify", "transport-2026")
    let pages = try ["html", "items.html", "json"].map {
      try bench.read("appraisals/transport-2026.\($0)")
    }
    try FileManager.default.removeItem(atPath: bench.folder + "/appraisals/transport-2026.html")
    let gone = try run("appraise", "verify", "transport-2026", code: 65)
    #expect(gone.contains("is not there: transport-2026.html") && !gone.contains("xlsx"))
    _ = try run(
      "appraise", "dossier", "transport-2026", "--again", "--format", "html", "--format", "json")
    #expect(
      try ["html", "items.html", "json"].map { try bench.read("appraisals/transport-2026.\($0)") }
        == pages)
    let queue = try bench.store()
    try queue.write {
      try $0.execute(sql: "UPDATE frozen_dossier SET event = event - 1")
    }
    #expect(
      try run("appraise", "verify", "transport-2026", code: 65).contains(
        "what is frozen in the store is not what the history says"))
    let found = try bench.run(["verify"])
    #expect(found.code == 65 && (found.output + found.errors).contains("dossier of transport-2026"))
  }

  @Test("what is asked for and is not there is told with what was meant, and nothing is written")
  func faults() throws {
    #expect(
      try run("appraise", "dossier", "transport-2025", code: 64).contains(
        "did you mean transport-2026?"))
    #expect(
      try run("appraise", "items", "transport-2026", "topic/transprt", code: 64).contains(
        "did you mean topic/transport?"))
    let before = try bench.run(
      ["appraise", "dossier", "transport-2026", "--now", "2026-01-01T08:00:00+08:00"])
    #expect(before.code == 64 && before.errors.contains("nothing is over yet"))
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/appraisals"))
    let text = try bench.read("config/appraisals.yaml")
    try bench.write(
      text.replacing("from: 2026-09-11", with: "from: 2026-09-10"), "config/appraisals.yaml")
    let said = try run("appraise", "list", code: 78)
    #expect(said.contains("config/appraisals.yaml:9:32: \"rectify\" begins on 2026-09-10"))
    try bench.write(
      text.replacing("department: transport", with: "department: tranport"),
      "config/appraisals.yaml")
    #expect(
      try run("appraise", "list", code: 78).contains(
        "config/appraisals.yaml:4:17: no department \"tranport\"; did you mean transport?"))
  }

  @Test(
    "what was agreed is in the dossier with the voices after it, and in next year's with its state")
  func agreed() throws {
    _ = try run(
      "rectify", "add", "transport-2026", "27路公交恢复", "--agreed", "2026-06-19", "--due",
      "2026-12-31", "--word", "公交")
    _ = try run("rectify", "evidence", "R-1", "--note", "已恢复，联系人13812345678")
    _ = try run("appraise", "dossier", "transport-2026", "--format", "json", "--format", "html")
    let rows = try #require(try dossier("transport-2026")["rectifications"] as? [[String: Any]])
    #expect(rows.count == 1 && rows[0]["after"] as? Int == 1 && rows[0]["before"] as? Int == 2)
    #expect(rows[0]["state"] as? String == "evidence given" && rows[0]["earlier_plan"] == nil)
    #expect(!(try bench.read("appraisals/transport-2026.html")).contains("13812345678"))
    // What is agreed afterwards is named as such, and no figure of it has moved.
    _ = try run(
      "rectify", "add", "transport-2026", "站牌", "--agreed", "2026-06-20", "--word", "公交")
    let since = try run("appraise", "verify", "transport-2026")
    #expect(since.contains("  agreed since: R-2\n") && !since.contains("->"), "\(since)")
    _ = try run("rectify", "withdraw", "R-2", "--reason", "重复")
    let text = try bench.read("config/appraisals.yaml")
    try bench.write(
      text.replacing(
        "  - id: mayor",
        with:
          "  - {id: transport-2027, name: Next, department: transport, from: 2026-06-01, until: 2027-05-31}\n"
          + "  - id: mayor"), "config/appraisals.yaml")
    _ = try run("appraise", "dossier", "transport-2027", "--format", "json")
    let next = try #require(try dossier("transport-2027")["rectifications"] as? [[String: Any]])
    #expect(next.count == 1 && next[0]["earlier_plan"] as? String == "Transport 2026")
  }

  @Test("what is forgotten is in no dossier any more, and its figures are")
  func forgotten() throws {
    _ = try run("appraise", "dossier", "transport-2026")
    #expect(try bench.read("appraisals/transport-2026.html").contains("公交站牌倒了"))
    let total = try dossier("transport-2026")["total"] as? Int
    let plan = try run("forget", "A2", "--dry-run")
    #expect(plan.contains("transport-2026"), "\(plan)")
    let said = try run("forget", "A2", "--yes")
    #expect(said.contains("appraisals/transport-2026.html"), "\(said)")
    for file in try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/appraisals")
    where !file.hasSuffix(".xlsx") {
      #expect(!(try bench.read("appraisals/" + file)).contains("公交站牌倒了"), "\(file)")
    }
    #expect(try bench.read("appraisals/transport-2026.html").contains("(text erased)"))
    #expect(try dossier("transport-2026")["total"] as? Int == total)
    #expect(try run("appraise", "verify", "transport-2026").contains("the same bytes"))
  }
}

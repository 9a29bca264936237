import Foundation
import GRDB
import Testing

@Suite("rectification")
struct RectificationTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    bench.environment["COLUMNS"] = "80"
    try bench.write(
      """
      plans:
        - id: transport-2026
          name: {zh-Hans: 交通评议, en: Transport 2026}
          department: transport
          from: 2026-01-01
          until: 2026-12-31
          phases: [{phase: appraise, from: 2026-11-10, until: 2026-11-12}]
      """, "config/appraisals.yaml")
    try bench.write(messages(100), "inbox/m.ndjson")
    let taken = try bench.run(
      ["import", "--history", "inbox/m.ndjson", "--now", "2026-11-22T08:00:00+08:00"])
    #expect(taken.code == 0, "\(taken.errors)")
  }

  private func rectify(_ arguments: String..., code: Int32 = 0) throws -> String {
    let done = try bench.run(["rectify"] + arguments + ["--now", bench.now, "--as", "li"])
    #expect(done.code == code, "\(arguments): \(done.output)\(done.errors)")
    return done.output + done.errors
  }

  private func number(_ sql: String) throws -> Int {
    let queue = try bench.store()
    return try #require(try queue.read { try Int.fetchOne($0, sql: sql) })
  }

  @Test("the voices before and after the agreement are what independent SQL counts, item by item")
  func voices() throws {
    _ = try rectify("add", "transport-2026", "恢复12路公交", "--word", "停运", "--topic", "transport")
    let found = try #require(bench.json("rectify", "show", "R-1") as? [String: Any])
    #expect(
      found["agreed"] as? String == "2026-11-12" && found["department"] as? String == "transport")
    let voices = try #require(found["voices"] as? [String: Any])
    // 10 days from 12 November to yesterday, the 22nd; item.day of 12 November 2026 is 20769.
    let about = """
      FROM item JOIN item_text ON item_text.item = item.id
      WHERE (subject LIKE '%停运%' OR body LIKE '%停运%') AND NOT confidential
        AND item.topic = (SELECT id FROM code WHERE text = 'transport')
      """
    let after = try number("SELECT count(*) \(about) AND day > 20769 AND day < 20780")
    let before = try number("SELECT count(*) \(about) AND day <= 20769 AND day > 20759")
    #expect(voices["after"] as? Int == after && voices["before"] as? Int == before)
    #expect(after > 0 && before > 0 && voices["days"] as? Int == 10)
    let months = try #require(voices["months"] as? [[String: Any]])
    let items = months.flatMap { $0["items"] as? [String] ?? [] }
    #expect(items.count == (try number("SELECT count(*) \(about) AND day < 20780")))
    #expect(
      months.reduce(0) { $0 + ($1["before"] as? Int ?? 0) + ($1["after"] as? Int ?? 0) }
        == items.count)
  }

  @Test(
    "it goes from open over evidence to accepted and reopened, with notes masked and an event each")
  func states() throws {
    _ = try rectify("add", "transport-2026", "恢复12路公交", "--due", "2026-11-20")
    #expect(try rectify("list").contains("2026-11-20 !"))
    #expect(
      try rectify("close", "R-1", "--reason", "看过了", code: 65).contains("give evidence first"))
    #expect(
      try rectify("reopen", "R-1", "--reason", "看过了", code: 65).contains("only what was accepted"))
    let given = try rectify(
      "evidence", "R-1", "--note", "照片存档，联系13812345678", "--date", "2026-11-21")
    #expect(given.contains("2026-11-21  evidence  li") && !given.contains("13812345678"))
    _ = try rectify("close", "R-1", "--reason", "主任会议验收")
    #expect(try rectify("list", "--state", "accepted").contains("R-1"))
    #expect(
      try rectify("evidence", "R-1", "--note", "又", code: 65).contains("it is accepted; reopen it"))
    _ = try rectify("reopen", "R-1", "--reason", "又停运")
    let events = try number(
      """
      SELECT count(*) FROM event JOIN code ON code.id = kind WHERE text IN
        ('rectify.add', 'rectify.evidence', 'rectify.close', 'rectify.reopen')
      """)
    #expect(events == 4)
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("what was entered by mistake is withdrawn, and can be entered anew")
  func withdrawn() throws {
    _ = try rectify("add", "transport-2026", "恢复12路公交", "--word", "停运 13812345678")
    let shown = try rectify("show", "R-1")
    #expect(shown.contains("voices are found by words: 停运") && !shown.contains("13812345678"))
    #expect(try number("SELECT count(*) FROM rectification_link WHERE value LIKE '%1381234%'") == 0)
    _ = try rectify("withdraw", "R-1", "--reason", "重复")
    #expect(try rectify("list").contains("nothing was agreed"))
    #expect(try rectify("list", "--state", "withdrawn").contains("R-1"))
    #expect(
      try rectify("evidence", "R-1", "--note", "又", code: 65).contains("it was withdrawn; add it"))
    _ = try bench.run(["appraise", "dossier", "transport-2026", "--now", bench.now])
    #expect(!(try bench.read("appraisals/transport-2026.html")).contains("恢复12路公交"))
    #expect(try rectify("add", "transport-2026", "恢复12路公交").contains("R-2"))
  }

  @Test("a day that has not come, or before what it follows, is refused")
  func days() throws {
    #expect(
      try rectify("add", "transport-2026", "甲", "--agreed", "2030-01-01", code: 64)
        .contains("2030-01-01 has not come yet"))
    _ = try rectify("add", "transport-2026", "甲")
    #expect(
      try rectify("evidence", "R-1", "--note", "乙", "--date", "2019-01-01", code: 64)
        .contains("2019-01-01 is before 2026-11-12, when it was agreed"))
    _ = try rectify("evidence", "R-1", "--note", "乙", "--date", "2026-11-20")
    #expect(
      try rectify("close", "R-1", "--reason", "丙", "--date", "2026-11-19", code: 64)
        .contains("2026-11-19 is before 2026-11-20, when the note before it was written"))
  }

  @Test("a table is taken in whole, by names or ids, and only once")
  func importing() throws {
    try bench.write(
      """
      整改事项,责任单位,期限,主题,关键词
      恢复12路公交,交通局,2027年3月31日,Transport,停运；公交
      修补公路,交通运输局,2027-06-30,,
      """, "r.csv")
    let said = try rectify("import", "transport-2026", "r.csv")
    #expect(said.contains("R-1") && said.contains("R-2") && said.contains("2027-03-31"))
    let first = try #require(bench.json("rectify", "show", "R-1") as? [String: Any])
    #expect(first["topics"] as? [String] == ["transport"])
    #expect((first["words"] as? [String]).map(Set.init) == ["停运", "公交"])
    #expect(said.contains("2 new, 0 there already."))
    let events = try number("SELECT count(*) FROM event")
    let again = try rectify("import", "transport-2026", "r.csv")
    #expect(again.contains("0 new, 2 there already: nothing changed."), "\(again)")
    #expect(try number("SELECT count(*) FROM event") == events)
    let one = try rectify("add", "transport-2026", "修补公路", code: 65)
    #expect(one == "minqing: it is there already, as R-2\n")
    #expect(try number("SELECT count(*) FROM rectification") == 2)
  }

  @Test("a longer table adds what is new, tells what is there, and leaves it as it is")
  func importingMore() throws {
    try bench.write("整改事项,期限\n恢复12路公交,2027-03-31\n修补公路,2027-06-30\n", "r.csv")
    _ = try rectify("import", "transport-2026", "r.csv")
    _ = try rectify("withdraw", "R-2", "--reason", "写错")
    try bench.write(
      "整改事项,期限\n恢复12路公交,2027-04-30\n修补公路,2027-06-30\n增加班次,\n", "r.csv")
    let said = try rectify("import", "transport-2026", "r.csv")
    #expect(said.contains("2 new, 1 there already."), "\(said)")
    #expect(said.contains("R-1 is there already, due 2027-03-31 and not 2027-04-30; it stays"))
    #expect(said.contains("R-3") && said.contains("R-4"))
    // Where a row is wrong, those that are right are not taken in either.
    try bench.write("整改事项,期限\n恢复12路公交,2027-03-31\n另一项,2027-08-31\n坏,下周\n", "r.csv")
    _ = try rectify("import", "transport-2026", "r.csv", code: 65)
    #expect(try number("SELECT count(*) FROM rectification") == 4)
  }

  @Test("places and topics are taken by names and aliases in both languages, as by ids")
  func importingNames() throws {
    try bench.write(
      """
      places:
        - {id: "11", name: {zh-Hans: 柳溪街道, en: Liuxi}, aliases: [柳溪]}
        - {id: "12", name: {zh-Hans: 石桥镇, en: Shiqiao}}
        - {id: "13", name: {zh-Hans: 石桥镇, en: Other}}
      """, "config/places.yaml")
    try bench.write(
      "整改事项,地点,主题\n甲,柳溪、Shiqiao,交通运输\n乙,11,transport\n", "r.csv")
    _ = try rectify("import", "transport-2026", "r.csv")
    for (id, places) in [("R-1", ["11", "12"]), ("R-2", ["11"])] {
      let row = try #require(bench.json("rectify", "show", id) as? [String: Any])
      #expect(row["places"] as? [String] == places && row["topics"] as? [String] == ["transport"])
    }
    try bench.write("整改事项,地点\n丙,石桥镇\n丁,柳\n", "r.csv")
    let said = try rectify("import", "transport-2026", "r.csv", code: 65)
    #expect(said.contains("r.csv:2: several are called \"石桥镇\"; give an id: 12, 13"), "\(said)")
    #expect(said.contains("r.csv:3: no place 柳; known: 11, 12, 13"), "\(said)")
  }

  @Test("every fault of a table is told with its line, and nothing of it is taken in")
  func importFaults() throws {
    try bench.write(
      """
      整改事项,责任单位,期限,主题
      好的,交通局,2027-03-31,transport
      坏期限,交通局,下周三吧,transport
      坏单位,交通厅,2027-03-31,transport
      坏主题,交通局,2027-03-31,transprt
      早期限,交通局,2026-11-01,transport
      """, "r.csv")
    let said = try rectify("import", "transport-2026", "r.csv", code: 65)
    #expect(said.contains("r.csv:3: \"下周三吧\" is no day"))
    #expect(said.contains("r.csv:4: no department 交通厅"))
    #expect(said.contains("r.csv:5: no topic transprt; did you mean transport?"))
    #expect(said.contains("r.csv:6: the deadline 2026-11-01 is before 2026-11-12"))
    #expect(!said.contains("r.csv:2:"))
    #expect(try number("SELECT count(*) FROM rectification") == 0)
    try bench.write("甲,乙\n1,2\n", "r.csv")
    #expect(
      try rectify("import", "transport-2026", "r.csv", code: 65).contains("no column such as 整改事项"))
    #expect(
      try rectify("add", "transport-2025", "好", code: 64).contains("did you mean transport-2026?"))
    #expect(try rectify("add", "transport-2026", " ", code: 64).contains("the text is empty"))
    #expect(
      try rectify("add", "transport-2026", "好", "--matter", "M-999", code: 64).contains(
        "no matter M-999"))
    #expect(try rectify("show", "R-9", code: 64).contains("no rectification R-9"))
  }
}

import Foundation
import GRDB
import Testing

@Suite("what deputies raised")
struct DossierRaisedTests {
  private let bench: Workbench
  private let end = "2026-11-23T07:30:00+08:00"

  init() throws {
    bench = try Workbench()
    try bench.write(
      """
      stations:
        - {id: hill, name: {zh-Hans: 山脚站, en: Hill Station}, level: central, opening: {weekdays: [monday]}}
        - {id: lake, name: {zh-Hans: 湖边点, en: Lake Point}, level: community, opening: {times: 1, per: month}}
      """, "config/stations.yaml")
    try bench.write(
      """
      plans:
        - {id: transport-2026, name: Transport, department: transport, from: 2026-01-01, until: 2026-12-31}
      """, "config/appraisals.yaml")
    try bench.write("姓名,级别,联络站\n沈禾雨,市,山脚站\n梁小满,县,湖边点\n", "deputies.csv")
    #expect(try bench.minqing("station", "import", "deputies", "deputies.csv").code == 0)
    try take(
      """
      L1,公交站牌倒了,公交站牌倒了没人扶。,投诉,交通局,山脚站,沈禾雨
      """, at: "2025-05-04T10:00:00+08:00")
    try take(
      """
      S1,公交车总是晚点,12路公交车早高峰总是晚点。,投诉,交通局,山脚站,沈禾雨
      S2,公路坑洼,乡村公路坑洼不平。,投诉,交通局,山脚站,
      S3,出租车拒载,出租车司机拒载。,投诉,交通局,湖边点,梁小满
      S4,公交司机打人,公交司机打人，不要公开。,投诉,交通局,湖边点,梁小满
      N1,公交太少,公交车太少。,建议,交通局,,
      R1,举报交通局工作人员收受好处,举报交通运输局执法人员收受货车司机好处费，请纪委查处。,举报,,山脚站,沈禾雨
      """, at: "2026-06-20T10:00:00+08:00")
    for (day, move) in [
      ("2026-06-22", ["reply", "S1", "--answer", "已增加班次"]),
      ("2026-06-23", ["callback", "S1", "--resolved", "yes", "--satisfied", "satisfied"]),
      ("2026-06-23", ["reply", "S3", "--answer", "已处罚"]),
      ("2026-06-24", ["callback", "S3", "--resolved", "no", "--satisfied", "dissatisfied"]),
      ("2026-06-24", ["confide", "S4"]), ("2026-06-24", ["assign", "R1", "--to", "transport"]),
    ] {
      let done = try bench.run(["queue"] + move + ["--now", "\(day)T10:00:00+08:00"])
      #expect(done.code == 0, "\(move): \(done.output)\(done.errors)")
    }
    let made = try bench.run(["appraise", "dossier", "transport-2026", "--now", end])
    #expect(made.code == 0, "\(made.errors)")
  }

  private func take(_ rows: String, at time: String) throws {
    let name = "inbox/\(time.prefix(10)).csv"
    try bench.write("编号,标题,内容,类型,承办单位,代表联络站,接待代表\n" + rows, name)
    let taken = try bench.run(["import", name, "--history", "--now", time])
    #expect(taken.code == 0, "\(taken.errors)")
  }

  private func dossier() throws -> [String: Any] {
    let text = try bench.read("appraisals/transport-2026.json")
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func number(_ reference: String) throws -> String {
    let shown = try bench.run(["queue", "show", reference, "--reason", "核对", "--json"])
    let json = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
    return try #require((json?["item"] as? [String: Any])?["number"] as? String)
  }

  @Test("what came through stations, and what came of it, is what independent SQL counts")
  func counts() throws {
    let raised = try #require(dossier()["raised"] as? [String: Any])
    let queue = try bench.store()
    func text(_ column: String) -> String { "(SELECT text FROM code WHERE id = \(column))" }
    let rows = try queue.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT \(text("station")) AS id, count(*) AS items,
            count(DISTINCT nullif(deputy, 0)) AS deputies,
            sum(answered_at IS NOT NULL) AS answered, sum(due_at < 1795363200000) AS overdue,
            count(callback.item) AS called_back, sum(\(text("resolved")) = 'yes') AS resolved
          FROM item LEFT JOIN casework ON casework.item = item.id
            LEFT JOIN callback ON callback.item = item.id
          WHERE \(text("department")) = 'transport' AND day BETWEEN 20454 AND 20779 AND station <> 0
          GROUP BY station ORDER BY items DESC
          """)
    }
    let stations = try #require(raised["stations"] as? [[String: Any]])
    #expect(stations.count == 2 && rows.count == 2)
    for (shown, row) in zip(stations, rows) {
      #expect((shown["station"] as? [String: Any])?["id"] as? String == row["id"])
      for (key, column) in [
        ("items", "items"), ("deputies", "deputies"), ("answered", "answered"),
        ("overdue", "overdue"), ("called_back", "called_back"), ("resolved", "resolved"),
      ] {
        #expect(shown[key] as? Int == (row[column] as Int? ?? 0), "\(row["id"] as String) \(key)")
      }
    }
    let total = try #require(raised["total"] as? [String: Any])
    #expect(total["items"] as? Int == 5 && total["answered"] as? Int == 2)
    #expect(raised["total_before"] as? Int == 1)
    let page = try bench.read("appraisals/transport-2026.html")
    #expect(page.contains("5 came through liaison stations and deputies (1 the year before)"))
    #expect(page.contains("Hill Station") && page.contains(">1/1<"))
    let cases = try #require(raised["cases"] as? [[String: Any]])
    let subjects = cases.compactMap { ($0["item"] as? [String: Any])?["subject"] as? String }
    #expect(subjects.first == "出租车拒载" && Set(subjects) == ["出租车拒载", "公路坑洼", "公交车总是晚点"])
  }

  @Test("a report is withheld whichever of its topics is the first, also behind what was agreed")
  func reports() throws {
    let hidden = try [number("S4"), number("R1")]
    let added = try bench.run([
      "rectify", "add", "transport-2026", "整治", "--agreed", "2026-06-19", "--word", "司机", "--now",
      end,
    ])
    #expect(added.code == 0, "\(added.errors)")
    let shown = try bench.run(["rectify", "show", "R-1", "--json", "--now", end])
    #expect(shown.output.contains(try number("S3")))
    #expect(try bench.run(["appraise", "dossier", "transport-2026", "--now", end]).code == 0)
    #expect(try dossier()["withheld_total"] as? Int == 2)
    for file in ["html", "items.html", "json"] {
      let text = try bench.read("appraisals/transport-2026.\(file)")
      for number in hidden { #expect(!text.contains(number), "\(file) \(number)") }
      #expect(!text.contains("好处"))
    }
    #expect(hidden.allSatisfy { !shown.output.contains($0) })
  }
}

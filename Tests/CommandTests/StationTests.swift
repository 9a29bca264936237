import Foundation
import GRDB
import Testing

@Suite("stations")
struct StationTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench()
    bench.environment["COLUMNS"] = "80"
    try bench.write(
      """
      districts: [{id: d1, name: First}, {id: d2, name: Second}]
      stations:
        - {id: hill, name: {zh-Hans: 山脚站, en: Hill Station}, level: central, districts: [d1], opening: {weekdays: [monday]}}
        - {id: lake, name: {zh-Hans: 湖边点, en: Lake Point}, level: community, opening: {times: 1, per: month}}
      bands: [{id: good, name: good, at_least: 90%}, {id: weak, name: weak}]
      demonstration: {openings: 90%}
      """, "config/stations.yaml")
    try bench.write(
      """
      编号,姓名,级别,联络站
      D1,沈禾雨,市,山脚站
      D2,梁小满,县,湖边点
      D3,顾春江,乡,
      """, "deputies.csv")
    try bench.write(
      """
      联络站,日期,类型,场所,参加代表,接待人数,收集意见数,登记日期
      山脚站,2026-10-12,常规,站内,沈禾雨,6,2,2026-10-13
      山脚站,2026-10-19,常规,站内,沈禾雨,5,1,2026-10-29
      湖边点,2026-10-20,主题,站外,梁小满、沈禾雨,9,3,2026-10-20
      """, "activities.csv")
    try bench.write(
      """
      登记编号,接待日期,反映事项,反映内容,代表联络站,接待代表
      1,2026-10-12,公交车总是晚点,12路公交车早高峰总是晚点。,山脚站,沈禾雨
      2,2026-10-19,公交站牌倒了,12路公交站牌倒了没人扶。,Hill Station,沈禾雨
      3,2026-10-20,医院挂号难,市医院挂号太难。,河口站,梁小满
      """, "inbox/register.csv")
  }

  private func imported() throws {
    for table in ["deputies", "activities"] {
      let said = try bench.minqing("station", "import", table, table + ".csv")
      #expect(said.code == 0, "\(said.errors)")
    }
    let said = try bench.run([
      "import", "inbox/register.csv", "--history", "--now", "2026-10-21T09:00:00+08:00",
    ])
    #expect(said.code == 0, "\(said.errors)")
    #expect((said.output + said.errors).contains("河口站"))
  }

  @Test("of a station that is gone from the configuration it is told what is still there")
  func removed() throws {
    try imported()
    let text = try bench.read("config/stations.yaml")
    try bench.write(
      text.split(separator: "\n").filter { !$0.contains("id: hill") }.joined(separator: "\n"),
      "config/stations.yaml")
    let store = try bench.store()
    func count(_ sql: String) throws -> Int {
      try #require(try store.read { try Int.fetchOne($0, sql: sql) })
    }
    let code = "station = (SELECT id FROM code WHERE text = 'hill')"
    let held = (
      items: try count("SELECT count(*) FROM item WHERE \(code)"),
      deputies: try count("SELECT count(*) FROM deputy WHERE \(code)"),
      activities: try count("SELECT count(*) FROM station_activity WHERE \(code)")
    )
    #expect(held == (2, 1, 2))
    let said = try bench.run(["doctor", "--now", bench.now])
    #expect(
      said.output.contains("hill is gone from stations.yaml (2 items, 1 deputies, 2 activities)"),
      "\(said.output)")
    #expect(said.output.contains("1 items name a station that is not known"))
    let gaps = try #require(bench.json("station", "coverage") as? [String: Any])
    let gone = try #require((gaps["removed_stations"] as? [[String: Any]])?.first)
    #expect(gone["id"] as? String == "hill" && gone["items"] as? Int == held.items)
    #expect(gaps["unknown_stations"] as? [String: Int] == ["河口站": 1])
    let without = try #require(gaps["deputies_without_station"] as? [[String: Any]])
    #expect(without.compactMap { $0["id"] as? String } == ["D1", "D3"])
    #expect(
      try bench.run(["station", "coverage", "--now", bench.now]).output
        .contains("hill  2 items, 1 deputies, 2 activities"))
    let list = try #require(bench.json("station", "list") as? [[String: Any]])
    #expect(list.map { $0["id"] as? String } == ["lake"])
    let cards = try #require(
      bench.json("station", "scorecard", "--date", "2026-10-20") as? [String: Any])
    #expect((cards["stations"] as? [[String: Any]])?.map { $0["station"] as? String } == ["lake"])
    #expect((cards["total"] as? [String: Any])?["heard"] as? Int == 9)
    #expect(try bench.run(["station", "show", "hill"]).code == 64)
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("items of a register know their station and deputy, and keep them when they are updated")
  func attached() throws {
    try imported()
    let list = try #require(bench.json("queue", "list", "--station", "hill") as? [[String: Any]])
    #expect(list.compactMap { $0["external_id"] as? String }.sorted() == ["1", "2"])
    try bench.write(
      "登记编号,接待日期,反映事项,反映内容\n1,2026-10-12,公交车总是晚点,12路公交车早高峰总是晚点，晚高峰也是。\n",
      "inbox/again.csv")
    _ = try bench.minqing("import", "inbox/again.csv", "--history")
    let shown = try #require(bench.json("queue", "show", "1") as? [String: Any])
    #expect(shown["version"] as? Int == 2)
    #expect(shown["station"] as? String == "hill")
    #expect(shown["deputy_name"] as? String == "沈禾雨")
    let unknown = try #require(bench.json("queue", "show", "3") as? [String: Any])
    #expect(unknown["station"] == nil)
    #expect(unknown["station_name"] as? String == "河口站")
    #expect(try bench.minqing("verify").code == 0)
    #expect(try bench.minqing("queue", "list", "--station", "hil").code == 64)
  }

  @Test("a station that is added later is found when its register is replayed")
  func replayed() throws {
    try imported()
    let path = "config/stations.yaml"
    try bench.write(
      bench.read(path).replacingOccurrences(of: "id: lake,", with: "id: lake, aliases: [河口站],"),
      path)
    let said = try bench.minqing("import", "--replay")
    #expect(said.code == 0, "\(said.errors)")
    let shown = try #require(bench.json("queue", "show", "3") as? [String: Any])
    #expect(shown["station"] as? String == "lake")
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("a deputy who moves counts at the station of the time, and from then on at the new one")
  func moved() throws {
    try imported()
    func attendance(_ month: String) throws -> [String: [Int?]] {
      let card = try #require(
        bench.json("station", "scorecard", "--period", "month", "--date", month) as? [String: Any])
      let stations = try #require(card["stations"] as? [[String: Any]])
      return Dictionary(
        uniqueKeysWithValues: stations.map { station in
          let managed = station["managed"] as? [String: [String: Any]]
          let figure = managed?["attendance"]
          return (
            station["station"] as? String ?? "",
            [figure?["numerator"] as? Int, figure?["denominator"] as? Int]
          )
        })
    }
    let before = try attendance("2026-10-15")
    #expect(before["hill"] == [1, 1] && before["lake"] == [1, 1], "\(before)")
    try bench.write("编号,姓名,级别,联络站,进站日期\nD1,沈禾雨,市,湖边点,2026-11-10\n", "moved.csv")
    let refused = try bench.minqing("station", "import", "deputies", "moved.csv")
    #expect(refused.code == 65 && refused.errors.contains("--move"))
    #expect(try bench.minqing("station", "import", "deputies", "moved.csv", "--move").code == 0)
    #expect(try attendance("2026-10-15") == before)
    let store = try bench.store()
    let kept = try store.read {
      try Row.fetchAll($0, sql: "SELECT from_day, until_day FROM enrolment_before")
    }
    // The day before 10 November 2026.
    #expect(
      kept.count == 1 && kept[0]["until_day"] as Int? == 20766
        && (kept[0]["from_day"] as Int?) == nil)
    // The list without days, as it was first: it says where the deputy was, which asks for --move again.
    let again = try bench.minqing("station", "import", "deputies", "moved.csv")
    #expect(again.output.contains("0 rows new, 0 changed, 1 were there"), "\(again.errors)")
    let undated = "编号,姓名,级别,联络站\nD1,沈禾雨,市,湖边点\n"
    try bench.write(undated, "undated.csv")
    let same = try bench.minqing("station", "import", "deputies", "undated.csv")
    #expect(same.output.contains("0 changed"), "\(same.output)")
    let shown = try bench.minqing("station", "show", "hill")
    #expect(shown.output.contains("沈禾雨") && shown.output.contains("2026-11-09"))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("a scorecard's figures are what SQL counts by itself")
  func figures() throws {
    try imported()
    let card = try #require(
      bench.json("station", "scorecard", "--date", "2026-10-15") as? [String: Any])
    let stations = try #require(card["stations"] as? [[String: Any]])
    let hill = try #require(stations.first)
    func figure(_ group: String, _ name: String) -> [Int?] {
      let figure = (hill[group] as? [String: [String: Any]])?[name]
      return [figure?["numerator"] as? Int, figure?["denominator"] as? Int]
    }
    let store = try bench.store()
    let row = try #require(
      try store.read { database in
        try Row.fetchOne(
          database,
          sql: """
            SELECT sum(heard) AS heard, sum(raised) AS raised, count(*) AS activities,
              sum(registered_day <= day + 2) AS kept,
              (SELECT count(*) FROM item JOIN code ON code.id = item.station WHERE text = 'hill')
                AS items,
              (SELECT sum(count) FROM rollup JOIN code AS p ON p.id = pair JOIN code AS s ON s.id = a
                WHERE p.text = 'station:state' AND s.text = 'hill') AS rolled
            FROM station_activity JOIN code ON code.id = station
            WHERE text = 'hill' AND day BETWEEN 20727 AND 20757
            """)
      })
    #expect(hill["heard"] as? Int == row["heard"])
    #expect(hill["raised"] as? Int == row["raised"])
    #expect(hill["items"] as? Int == row["items"])
    #expect(row["items"] as Int? == 2)
    #expect(row["rolled"] as Int? == 2)
    #expect(figure("managed", "register") == [row["kept"] as Int?, row["activities"] as Int?])
    #expect(figure("managed", "attendance") == [1, 1])
    // The weeks of 12 and 19 October; nothing is known of the station before.
    #expect(figure("managed", "openings") == [2, 2])
    #expect(hill["measured_from"] as? String == "2026-10-12")
    #expect(figure("built", "checklist")[1] == 0 || figure("built", "checklist")[1] == nil)
    let total = try #require(card["total"] as? [String: Any])
    #expect(total["heard"] as? Int == 20)
    let said = try bench.minqing("station", "scorecard", "--date", "2026-10-15")
    #expect(said.output.contains("no data"))
    #expect(!said.output.contains("  #  "))
    #expect(said.lines.allSatisfy { $0.count <= 80 }, "\(said.output)")
    let ranked = try bench.minqing(
      "station", "scorecard", "--date", "2026-10-15", "--rank", "heard")
    #expect(ranked.lines.contains { $0.hasPrefix("1  Hill Station") }, "\(ranked.output)")
  }

  @Test("a span before the first record has no data, and says what to do")
  func beforeTheFirstRecord() throws {
    try imported()
    // Its first activity lies after the first one of all: the weeks between are no data either.
    let weeks = try #require(
      bench.json("station", "scorecard", "--period", "week", "--date", "2026-10-15")
        as? [String: Any])
    let stations = try #require(weeks["stations"] as? [[String: Any]])
    #expect(stations.map { $0["measured_from"] as? String } == ["2026-10-12", "2026-10-20"])
    let attendance = (stations[1]["managed"] as? [String: [String: Any]])?["attendance"]
    #expect(attendance?["denominator"] as? Int == 0)
    for date in ["2026-09-15", "0001-01-01"] {
      let said = try bench.minqing("station", "scorecard", "--date", date)
      #expect(said.code == 0 && !said.output.contains("0/") && !said.output.contains("weak"))
      #expect(said.output.contains("2 stations have no record from the beginning of the span"))
      #expect(said.lines.allSatisfy { $0.count <= 80 }, "\(said.output)")
    }
    let ranked = try bench.minqing(
      "station", "scorecard", "--date", "2026-09-15", "--rank", "heard")
    #expect(ranked.lines.contains { $0.hasPrefix("-  Hill Station") }, "\(ranked.output)")
  }

  @Test("an answer finds its way back: to tell, told, and in a file for the station")
  func echo() throws {
    try imported()
    let at = ["--now", "2026-10-22T09:00:00+08:00"]
    #expect(try bench.run(["queue", "assign", "1", "--to", "transport"] + at).code == 0)
    let reply = try bench.run(["queue", "reply", "1", "--answer", "已加开两班，电话13800001234"] + at)
    #expect(reply.code == 0, "\(reply.errors)")
    var items = try #require(bench.json("station", "echo", "hill", "--waiting") as? [[String: Any]])
    #expect(items.compactMap { $0["external_id"] as? String } == ["1"])
    #expect((items.first?["answer"] as? String)?.contains("13800001234") == false)
    // A call that did not reach the resident tells nothing.
    let missed = try bench.run(["queue", "callback", "1", "--no-contacted"] + at)
    #expect(missed.code == 0, "\(missed.errors)")
    #expect((try bench.json("station", "echo", "hill", "--waiting") as? [Any])?.count == 1)
    let called = try bench.run(
      ["queue", "callback", "1", "--resolved", "yes", "--satisfied", "satisfied"] + at)
    #expect(called.code == 0, "\(called.errors)")
    #expect((try bench.json("station", "echo", "hill", "--waiting") as? [Any])?.isEmpty == true)
    items = try #require(bench.json("station", "echo", "山脚站") as? [[String: Any]])
    #expect(items.compactMap { $0["echo"] as? String } == ["told", "open"])
    #expect(try bench.minqing("station", "echo", "hill", "-o", "echo.csv").code == 0)
    #expect(try bench.read("echo.csv").contains("told"))
    #expect(try bench.minqing("station", "echo", "hill", "-o", "echo.xlsx").code == 0)
    #expect(try bench.minqing("station", "echo", "hill", "-o", "echo.txt").code == 64)
    #expect(try bench.minqing("station", "echo", "nowhere").code == 64)
  }

  @Test("reports and confidential items are not on a station's list; how many there are is told")
  func reports() throws {
    // A report about discipline, whose first topic is another.
    try bench.write(
      """
      登记编号,接待日期,反映事项,反映内容,代表联络站,接待代表,是否保密
      1,2026-10-12,公交车总是晚点,12路公交车早高峰总是晚点。,山脚站,沈禾雨,
      2,2026-10-13,举报交通局工作人员收受好处,举报交通运输局执法人员收受货车司机好处费，请纪委查处。,山脚站,沈禾雨,
      3,2026-10-14,公交站牌倒了,12路公交站牌倒了没人扶。,山脚站,沈禾雨,是
      """, "inbox/register.csv")
    let taken = try bench.minqing("import", "inbox/register.csv", "--history")
    #expect(taken.code == 0, "\(taken.errors)")
    let shown = try #require(bench.json("queue", "show", "2") as? [String: Any])
    let report = try #require(shown["item"] as? [String: Any])
    #expect(report["kind"] as? String == "report" && report["topic"] as? String == "transport")
    let items = try #require(bench.json("station", "echo", "hill") as? [[String: Any]])
    #expect(items.compactMap { $0["external_id"] as? String } == ["1"])
    for arguments in [[], ["--json"], ["-o", "echo.csv"], ["-o", "echo.xlsx"]] {
      let said = try bench.run(["station", "echo", "hill"] + arguments + ["--now", bench.now])
      #expect(said.errors.contains("2 more are confidential or reports: counted, and not listed"))
      #expect(!said.output.contains("收受") && !said.output.contains("站牌"))
    }
    #expect(try !bench.read("echo.csv").contains("收受"))
    #expect(try bench.minqing("station", "echo", "hill", "--waiting").errors.isEmpty)
  }

  @Test("gaps and candidates")
  func gaps() throws {
    try imported()
    let gaps = try #require(bench.json("station", "coverage") as? [String: Any])
    func ids(_ key: String) -> [String] {
      ((gaps[key] as? [[String: Any]]) ?? []).compactMap { $0["id"] as? String }
    }
    #expect(ids("districts_without_station") == ["d2"])
    #expect(ids("deputies_without_station") == ["D3"])
    #expect(ids("stations_without_opening") == ["hill", "lake"])
    #expect(gaps["unknown_stations"] as? [String: Int] == ["河口站": 1])
    let said = try bench.minqing("station", "candidates", "--date", "2026-10-15")
    // Both Mondays since its first record; of the other no whole month is known.
    #expect(said.lines.contains { $0.hasPrefix("✓  Hill Station") }, "\(said.output)")
    #expect(said.lines.contains { $0.contains("Lake Point    openings") }, "\(said.output)")
    #expect(said.output.contains("1 candidates"))
  }

  @Test("a source whose register names no station has one of its own; an unknown one is refused")
  func ownStation() throws {
    try bench.write("编号,标题,内容\n9,路灯不亮,巷口路灯不亮。\n", "inbox/nine.csv")
    let source = "  - {id: inbox, url: \"file:inbox/nine.csv\", station: lake}"
    try bench.write(Workbench.configuration(source), "config/minqing.yaml")
    #expect(try bench.minqing("fetch").code == 0)
    let list = try #require(bench.json("queue", "list", "--station", "lake") as? [[String: Any]])
    #expect(list.count == 1)
    try bench.write(
      Workbench.configuration(source.replacingOccurrences(of: "lake", with: "lak")),
      "config/minqing.yaml")
    let said = try bench.minqing("station", "list")
    #expect(said.code == 78 && said.errors.contains("no station lak; did you mean lake?"))
  }
}

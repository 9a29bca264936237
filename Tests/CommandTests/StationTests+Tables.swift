import Foundation
import GRDB
import Testing

// Tables of deputies, activities and findings.
extension StationTests {
  @Test("the same table again changes nothing and says so")
  func twice() throws {
    let first = try bench.minqing("station", "import", "deputies", "deputies.csv")
    #expect(first.output.contains("3 rows new, 0 changed, 0 were there"))
    let again = try bench.minqing("station", "import", "deputies", "deputies.csv")
    #expect(again.output.contains("0 rows new, 0 changed, 3 were there: nothing changed"))
  }

  @Test("a table without numbers enrols nobody a second time, and moves no attendance")
  func withoutNumbers() throws {
    _ = try bench.minqing("station", "import", "deputies", "deputies.csv")
    _ = try bench.minqing("station", "import", "activities", "activities.csv")
    try bench.write("姓名,级别,联络站\n沈 禾雨,市,湖边点\n", "names.csv")
    let said = try bench.minqing("station", "import", "deputies", "names.csv")
    #expect(said.code == 65)
    #expect(said.errors.contains("names.csv:2: 沈 禾雨 is enrolled in 山脚站 already as D1"))
    let again = try bench.minqing("station", "import", "activities", "activities.csv")
    #expect(again.output.contains("0 rows new, 0 changed, 3 were there"))
    #expect(try bench.minqing("station", "import", "deputies", "names.csv", "--move").code == 0)
    let detail = try #require(bench.json("station", "show", "lake") as? [String: Any])
    #expect(
      (detail["deputies"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["D1", "D2"])
  }

  @Test("titles and evidence are kept and shown masked, and the same table again changes nothing")
  func masked() throws {
    try bench.write(
      bench.read("config/stations.yaml")
        + "\nchecklists: [{id: c, name: 九有, items: [{id: r, name: 有制度, evidence: 文件}]}]\n",
      "config/stations.yaml")
    try bench.write(
      "联络站,检查项目,检查日期,检查结果,佐证材料\n山脚站,有制度,2026/11/3,√,制度汇编 联系人张三13812345678\n", "checklist.csv")
    try bench.write(
      """
      联络站,日期,类型,场所,活动主题,参加代表,接待人数,收集意见数,登记日期
      山脚站,2026-10-12,常规,站内,接待日（电话13812345678）,,6,2,2026-10-13
      """, "titles.csv")
    for (table, file) in [("checklist", "checklist.csv"), ("activities", "titles.csv")] {
      let said = try bench.minqing("station", "import", table, file)
      #expect(said.code == 0, "\(said.errors)")
      let again = try bench.minqing("station", "import", table, file)
      #expect(again.output.contains("0 rows new, 0 changed, 1 were there"))
    }
    let shown = try bench.minqing("station", "show", "hill", "--json").output
    #expect(shown.contains("制度汇编") && shown.contains("接待日"))
    let store = try bench.store()
    let kept = try store.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT evidence FROM station_evidence
          UNION ALL SELECT title || identity FROM station_activity
          """)
    }
    for text in kept + [shown] { #expect(!text.contains("1381234") && !text.contains("张三")) }
    #expect(kept.count == 2)
  }

  @Test("a station's deputies of today stand apart from those who have left and who are to come")
  func enrolments() throws {
    try bench.write(
      """
      编号,姓名,级别,联络站,进站日期,离站日期
      D1,沈禾雨,市,山脚站,,2026-12-31
      D2,梁小满,县,山脚站,,2026-09-30
      D3,顾春江,乡,山脚站,2026-12-01,
      """, "deputies.csv")
    _ = try bench.minqing("station", "import", "deputies", "deputies.csv")
    let said = try bench.minqing("station", "show", "hill").output
    #expect(said.contains("\ndeputies: 沈禾雨（city）\n"), "\(said)")
    #expect(said.contains("\nhave left: 梁小满（county, until 2026-09-30）\n"))
    #expect(said.contains("\nto come: 顾春江（township, from 2026-12-01）\n"))
    let detail = try #require(bench.json("station", "show", "hill") as? [String: Any])
    #expect(
      (detail["deputies"] as? [[String: Any]])?.compactMap { $0["enrolment"] as? String }
        == ["enrolled", "left", "expected"])
  }

  @Test("where one row is wrong nothing is taken in, and every fault is told with file and line")
  func refused() throws {
    try bench.write(
      """
      姓名,级别,联络站
      沈禾雨,市,山脚站
      梁小满,市,河口站
      顾春江,皇家,湖边点
      """, "bad.csv")
    let said = try bench.minqing("station", "import", "deputies", "bad.csv")
    #expect(said.code == 65)
    #expect(said.errors.contains("bad.csv:3: no station \"河口站\""))
    #expect(said.errors.contains("bad.csv:4: \"皇家\" under 代表级别 is not known"))
    let detail = try #require(bench.json("station", "show", "hill") as? [String: Any])
    #expect((detail["deputies"] as? [Any])?.isEmpty == true)
    let missing = try bench.minqing("station", "import", "activities", "deputies.csv")
    #expect(missing.code == 65 && missing.errors.contains("no column 活动日期"))
  }
}

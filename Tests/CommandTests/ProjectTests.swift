import Foundation
import GRDB
import Testing

@Suite("projects")
struct ProjectTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    bench.environment["COLUMNS"] = "80"
    try bench.write(
      """
      places:
        - id: "1"
          name: {zh-Hans: 东区, en: East}
          children:
            - {id: "11", name: {zh-Hans: 柳溪街道, en: Liuxi}}
            - {id: "12", name: {zh-Hans: 石桥镇, en: Shiqiao}}
        - {id: "2", name: {zh-Hans: 西区, en: West}}
      """, "config/places.yaml")
    try take("O1,出租车拒载,出租车司机拒载。,投诉,交通局,西区", at: "2025-01-10")
    try take(
      "A1,公交站牌倒了,12路公交站牌倒了。,投诉,交通局,柳溪街道\nA2,公交站牌坏了,公交站牌坏了。,求助,交通局,西区",
      at: "2026-01-10")
    try take(
      """
      B1,公交站牌又倒了,公交站牌又倒了，电话13812345678。,投诉,交通局,柳溪街道
      B2,公交站牌看不清,公交站牌看不清。,投诉,交通局,石桥镇
      B3,站牌项目有人受贿,举报公交站牌项目中干部利用职务收受贿赂和红包。,举报,,西区
      B4,医院挂号难,市医院挂号太难。,投诉,卫健委,柳溪街道
      B5,公交站牌机密,公交站牌的事请保密。,投诉,交通局,柳溪街道
      """, at: "2026-06-10")
    for (day, move) in [
      ("2026-06-11", ["confide", "B5"]), ("2026-06-12", ["reply", "B1", "--answer", "已扶正"]),
      ("2026-06-13", ["callback", "B1", "--resolved", "yes", "--satisfied", "basically"]),
      ("2026-06-12", ["reply", "B4", "--answer", "已增加号源"]),
      ("2026-06-13", ["callback", "B4", "--resolved", "no", "--satisfied", "dissatisfied"]),
      ("2026-06-12", ["reply", "B2", "--answer", "已更换"]),
      ("2026-06-13", ["callback", "B2", "--resolved", "no", "--satisfied", "dissatisfied"]),
    ] {
      let done = try bench.run(["queue"] + move + ["--now", "\(day)T10:00:00+08:00", "--as", "li"])
      #expect(done.code == 0, "\(move): \(done.output)\(done.errors)")
    }
    try bench.write(
      """
      编号,项目名称,英文名称,票决结果,票决日期,赞成票,有效票,全体代表,责任单位,实施地点,计划资金,已用资金,关键词
      1,公交站牌更新,New bus signs,当选,2026-03-01,20,28,29,交通局,,"1,280.5",640.25,公交站牌
      2,石桥镇卫生院,Clinic of Shiqiao,当选,2026-03-01,21,28,29,卫健委,石桥镇,300,,
      3,西区公园,A park in the west,落选,2026-03-01,9,28,29,交通局,西区,,,公园
      """, "p.csv")
    try bench.write(
      """
      编号,节点,计划完成日期,实际完成日期
      1,首批更新,2026-05-01,2026-05-11
      1,全部更新,2026-11-01,
      2,开工,2026-06-01,2026-06-09
      2,竣工,2026-12-31,
      """, "m.csv")
  }

  private func take(_ rows: String, at day: String) throws {
    try bench.write("编号,标题,内容,类型,承办单位,地点\n" + rows, "inbox/\(day).csv")
    let taken = try bench.run(["import", "inbox/\(day).csv", "--now", "\(day)T10:00:00+08:00"])
    #expect(taken.code == 0, "\(taken.errors)")
  }

  @discardableResult
  private func project(_ arguments: String..., code: Int32 = 0) throws -> String {
    let done = try bench.run(["project"] + arguments + ["--now", bench.now, "--as", "li"])
    #expect(done.code == code, "\(arguments): \(done.output)\(done.errors)")
    return done.output + done.errors
  }

  private func imported() throws { try project("import", "p.csv", "m.csv", "--year", "2026") }

  private func number(_ sql: String) throws -> Int {
    let queue = try bench.store()
    return try #require(try queue.read { try Int.fetchOne($0, sql: sql) })
  }

  private func items(_ id: String) throws -> Set<String> {
    let found = try #require(bench.json("project", "items", id) as? [String: Any])
    return Set(try #require(found["items"] as? [String]))
  }

  private func workOrder(_ item: String) throws -> String {
    let list = try #require(bench.json("queue", "list") as? [[String: Any]])
    return try #require(
      list.first { $0["external_id"] as? String == item }?["number"] as? String)
  }

  /// A project of the JSON that a report wrote.
  private func written(_ path: String, _ id: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(bench.read(path).utf8))
    let projects = (json as? [String: Any])?["projects"] as? [[String: Any]]
    return try #require(projects?.first { $0["id"] as? String == id })
  }

  @Test("the list is taken in whole, once; a changed row replaces what stood there")
  func importing() throws {
    #expect(
      try project("import", "p.csv", "m.csv", "--year", "2026").contains(
        "3 projects new, 0 changed"))
    #expect(
      try project("import", "p.csv", "m.csv", "--year", "2026").contains(
        "0 projects new, 0 changed, 3 were there: nothing changed"))
    let first = try #require(bench.json("project", "show", "2026-1") as? [String: Any])
    #expect(first["planned_yuan"] as? Int == 12_805_000 && first["votes_for"] as? Int == 20)
    #expect(first["days_late"] as? Int == 22)
    try bench.write(
      "编号,节点,计划完成日期,实际完成日期\n1,首批更新,2026-05-01,2026-05-11\n1,全部更新,2026-11-01,2026-11-20\n", "m.csv")
    #expect(try project("import", "m.csv", "--year", "2026").contains("0 projects new, 1 changed"))
    let shown = try project("show", "2026-1")
    #expect(shown.contains("completed") && shown.contains("2026-11-20"))
    #expect(try number("SELECT count(*) FROM milestone") == 4)
    #expect(try number("SELECT count(*) FROM project") == 3)
    #expect(try bench.run(["verify"]).code == 0)
    #expect(try bench.run(["doctor"]).output.contains("3 projects"))
  }

  @Test("every fault is told with its file and line, and nothing is taken in")
  func refused() throws {
    try bench.write(
      "编号,项目名称,票决结果,票决日期,赞成票,有效票,责任单位,实施地点,关键词\n"
        + "1,好的,当选,2026-03-01,20,28,交通局,柳溪街道,\n"
        + "2,坏票,当选,2026-03-01,30,28,交通局,,\n3,坏单位,候选,,,,交通厅,,\n"
        + "4,坏地点,候选,,,,交通局,东海,\n1,又一,候选,,,,交通局,,\n", "bad.csv")
    try bench.write("编号,节点,计划完成日期\n7,开工,2026-05-01\n1,开工,某日\n", "n.csv")
    let said = try project("import", "bad.csv", "n.csv", "--year", "2026", code: 65)
    #expect(said.contains("bad.csv:3: 30 votes for of 28"))
    #expect(said.contains("bad.csv:4: \"交通厅\" under 责任单位"))
    #expect(said.contains("bad.csv:5: \"东海\" under 实施地点"))
    #expect(said.contains("bad.csv:6: project 1 stands in bad.csv:2 already"))
    #expect(said.contains("n.csv:2: no project 7") && said.contains("n.csv:3: \"某日\""))
    #expect(!said.contains("bad.csv:2: "))
    #expect(try number("SELECT count(*) FROM project") == 0)
    #expect(try project("import", "n.csv", "--year", "12", code: 64).contains("the year 12"))
    #expect(try project("show", "2026-9", code: 64).contains("no project 2026-9"))
    #expect(try project("report", "--year", "2026", code: 64).contains("project import"))
    #expect(try project("list", "--place", "9", code: 64).contains("no place 9"))
  }

  @Test("a vote may be that of a kept tally")
  func tally() throws {
    try bench.write("公交站牌更新\n满意\n满意\n不满意\n", "ballots.csv")
    let kept = try bench.run([
      "ballot", "record", "ballots.csv", "--members", "3", "--held", "2026-03-01", "--now",
      bench.now,
    ])
    #expect(kept.code == 0, "\(kept.errors)")
    try bench.write("编号,项目名称,票决结果,责任单位,计票编号\n1,公交站牌更新,当选,交通局,T-1\n", "p.csv")
    try project("import", "p.csv", "--year", "2026")
    let shown = try #require(bench.json("project", "show", "2026-1") as? [String: Any])
    #expect(shown["votes_for"] as? Int == 2 && shown["members"] as? Int == 3)
    #expect(shown["decided"] as? String == "2026-03-01")
    try bench.write("编号,项目名称,票决结果,责任单位,计票编号\n1,别的,当选,交通局,T-1\n", "p.csv")
    #expect(
      try project("import", "p.csv", "--year", "2026", code: 65).contains("T-1 holds no votes"))
  }

  @Test("the figures of a project are what independent SQL counts")
  func figures() throws {
    try imported()
    let paths = try project("report", "--year", "2026", "-o", "out")
    #expect(paths.contains("out/2026/2026-1.html") && paths.contains("out/2026/projects.xlsx"))
    let found = try written("out/2026/projects.json", "2026-1")
    // 1 March 2026 is day 20513; 22 November, the last one that is counted, 20779.
    let about = """
      FROM item JOIN item_text ON item_text.item = item.id
      WHERE (subject LIKE '%公交站牌%' OR body LIKE '%公交站牌%')
      """
    let vote = try #require(found["around_vote"] as? [String: Any])
    let (days, before, after) = (
      20779 - 20513, try number("SELECT count(*) \(about) AND day BETWEEN 20513 - 265 AND 20513"),
      try number("SELECT count(*) \(about) AND day > 20513")
    )
    #expect(vote["days"] as? Int == days)
    #expect(vote["before"] as? Int == before && vote["after"] as? Int == after)
    #expect(before == 2 && after == 4 && found["total"] as? Int == before + after)
    // One is confidential, one a report about an official.
    #expect(found["withheld_total"] as? Int == 2)
    #expect((found["numbers"] as? [String])?.count == 4)
    let months = try #require(found["months"] as? [[String: Any]])
    #expect(months.compactMap { $0["count"] as? Int }.reduce(0, +) == before + after)
    let rates = try #require(found["rates"] as? [[String: Any]])
    let satisfaction = rates.first {
      ($0["rate"] as? [String: Any])?["id"] as? String == "satisfaction"
    }
    let all = try #require(satisfaction?["all"] as? [String: Any])
    let called = "JOIN callback ON callback.item = item.id"
    let calls = try number(
      "SELECT count(*) \(about.replacingOccurrences(of: "WHERE", with: called + " WHERE"))")
    // Of two call-backs one is basically satisfied, which counts 0.9.
    #expect(all["whole"] as? String == "\(calls)" && calls == 2)
    #expect(all["part"] as? String == "0.9" && all["value"] as? Double == 45)
    #expect(all["low"] as? Int != nil && all["high"] as? Int != nil)
    let page = try bench.read("out/2026/2026-1.html")
    #expect(page.contains("late, 22 days") && page.contains("640.25/1280.5"))
    #expect(page.contains("<svg class=\"chart\"") && page.contains("Before and after the vote"))
    #expect(!page.contains("13812345678") && !page.contains("受贿") && !page.contains("机密"))
    #expect((found["quotations"] as? [Any])?.count == 2)
    let empty = try written("out/2026/projects.json", "2026-2")
    #expect(empty["total"] as? Int == 0)
    let none = (empty["rates"] as? [[String: Any]])?.first?["all"] as? [String: Any]
    #expect(none?["whole"] as? String == "0" && none?["value"] == nil)
    #expect(try bench.read("out/2026/2026-2.html").contains("no data"))
  }

  @Test("what people say counts before words and place, for ever, with an event each")
  func links() throws {
    try imported()
    let (b1, b4) = (try workOrder("B1"), try workOrder("B4"))
    #expect(try items("2026-1").contains(b1) && items("2026-2").isEmpty)
    #expect(try project("unlink", "2026-1", "B1").contains("1 items unlinked"))
    #expect(try project("link", "2026-2", "B4", b4).contains("1 items linked, 1 were so already"))
    #expect(try !items("2026-1").contains(b1) && items("2026-2") == [b4])
    // Other words, and the item understood anew, change nothing of it.
    try bench.write(
      bench.read("p.csv").replacingOccurrences(of: "640.25,公交站牌", with: "640.25,站牌、公交"), "p.csv")
    try imported()
    #expect(try bench.minqing("classify", "--all").code == 0)
    #expect(try !items("2026-1").contains(b1) && items("2026-2") == [b4])
    #expect(try project("link", "2026-1", "B1").contains("1 items linked"))
    #expect(try items("2026-1").contains(b1))
    #expect(try bench.minqing("queue", "history", "B1").output.contains("linked to a project"))
    #expect(try project("link", "2026-1", "XX", code: 64).contains("no item XX"))
    #expect(
      try number(
        "SELECT count(*) FROM event JOIN code ON code.id = kind WHERE text LIKE 'project.%'")
        == 3)
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("a place has the projects in and around it, with its own voices alone")
  func place() throws {
    try imported()
    let list = try project("list")
    #expect(list.contains("-/300") && list.contains("50.0%"), "\(list)")
    #expect(list.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let found = try #require(bench.json("project", "list", "--place", "11") as? [[String: Any]])
    #expect(found.compactMap { $0["id"] as? String } == ["2026-1"])
    try project("report", "--year", "2026", "--place", "11", "--language", "zh-Hans")
    let view = try written("projects/2026.place-11.zh-Hans/projects.json", "2026-1")
    #expect(view["total"] as? Int == 3 && view["name"] as? String == "公交站牌更新")
    #expect(try bench.read("projects/2026.place-11.zh-Hans/index.html").contains("柳溪街道"))
    let town = try #require(bench.json("project", "list", "--place", "12") as? [[String: Any]])
    #expect(town.compactMap { $0["id"] as? String } == ["2026-1", "2026-2"])
    let health = try #require(
      bench.json("project", "list", "--department", "health") as? [[String: Any]])
    #expect(health.compactMap { $0["id"] as? String } == ["2026-2"])
  }

  @Test("an item that is erased is linked no more, and quoted nowhere")
  func erased() throws {
    try imported()
    try project("link", "2026-2", "B4")
    try project("report", "--year", "2026")
    #expect(try bench.read("projects/2026/2026-2.html").contains("医院挂号难"))
    let done = try bench.minqing("forget", "B4", "--yes")
    #expect(done.code == 0, "\(done.errors)")
    #expect(
      done.output.contains("projects/2026/2026-2.html") && !done.output.contains("still holds"))
    #expect(try !bench.read("projects/2026/2026-2.html").contains("医院挂号难"))
    #expect(try !bench.read("projects/2026/projects.json").contains("医院挂号难"))
    #expect(try number("SELECT count(*) FROM project_link") == 0)
    #expect(try items("2026-2").isEmpty)
    #expect(try project("link", "2026-2", "MQ-20260610-0004", code: 65).contains("was erased"))
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("the shell completes the ids of projects, and makes no store for that")
  func completion() throws {
    let empty = try Workbench()
    for (bench, hasProjects) in [(empty, false), (bench, true)] {
      if hasProjects { try imported() }
      bench.environment["SAP_SHELL"] = "bash"
      let said = try bench.run([
        "---completion", "project", "show", "--", "positional@0", "2", "0", "minqing", "project",
        "show",
      ])
      #expect(said.code == 0 && said.output.contains("2026-1") == hasProjects, "\(said.output)")
    }
    #expect(!FileManager.default.fileExists(atPath: empty.folder + "/var"))
  }
}

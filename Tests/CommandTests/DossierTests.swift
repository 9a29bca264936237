import Foundation
import GRDB
import Testing

@Suite("dossier")
struct DossierTests {
  let bench: Workbench
  let end = "2026-11-23T07:30:00+08:00"

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
    try bench.write(
      """
      plans:
        - id: transport-2026
          name: {zh-Hans: 交通评议, en: Transport 2026}
          department: transport
          from: 2026-01-01
          until: 2026-12-31
          phases:
            - {phase: appraise, from: 2026-09-01, until: 2026-09-10}
            - {phase: rectify, from: 2026-09-11, until: 2027-06-30}
        - id: mayor
          name: Mayor
          kind: official
          official: {name: 顾某, departments: [transport, health]}
          from: 2026-01-01
          until: 2026-10-31
          peers: false
      listed: 4
      """, "config/appraisals.yaml")
    try take(
      "L1,公交车晚点,公交车总是晚点。,投诉,交通局,柳溪街道\nL2,公交站牌,公交站牌倒了。,求助,交通局,石桥镇\nL3,看病难,医院挂号太难。,投诉,卫健委,西区",
      at: "2025-03-10T10:00:00+08:00")
    try take(
      """
      A1,公交车总是晚点,12路公交车早高峰总是晚点。,投诉,交通局,柳溪街道
      A2,公交站牌倒了,12路公交站牌倒了，电话13812345678。,求助,交通局,石桥镇
      A3,出租车拒载,出租车司机拒载。,投诉,交通局,柳溪街道
      A4,举报干部收受红包,举报某局干部利用职务收受贿赂和红包。,举报,,西区
      B1,医院挂号难,市医院挂号太难。,投诉,卫健委,柳溪街道
      B2,药品太贵,医院药品太贵。,投诉,卫健委,西区
      """, at: "2026-03-10T10:00:00+08:00")
    try take(
      """
      C1,公路坑洼,乡村公路坑洼不平。,投诉,交通局,石桥镇
      C2,公交线路取消,27路公交线路取消了。,投诉,交通局,西区
      C3,出租车司机打人,出租车司机打人。,投诉,交通局,柳溪街道
      C4,小区停水,小区自来水停水两天。,求助,住建局,柳溪街道
      """, at: "2026-06-20T10:00:00+08:00")
    try act()
  }

  func take(_ rows: String, at time: String) throws {
    let name = "inbox/\(time.prefix(10)).csv"
    try bench.write("编号,标题,内容,类型,承办单位,地点\n" + rows, name)
    let taken = try bench.run(["import", name, "--now", time])
    #expect(taken.code == 0, "\(taken.errors)")
  }

  /// Some are answered, late or in time, called back, returned, extended, reopened and confided.
  func act() throws {
    let moves: [(String, [String])] = [
      ("2026-03-11", ["assign", "A4", "--to", "transport"]),
      ("2026-03-12", ["reply", "A1", "--answer", "已增加班次"]),
      ("2026-03-13", ["callback", "A1", "--resolved", "yes", "--satisfied", "satisfied"]),
      ("2026-03-13", ["reply", "B1", "--answer", "已增加号源"]),
      ("2026-03-14", ["callback", "B1", "--resolved", "no", "--satisfied", "basically"]),
      ("2026-03-15", ["assign", "A3", "--to", "transport"]),
      ("2026-03-16", ["return", "A3", "--reason", "不属本局"]),
      ("2026-03-17", ["assign", "A3", "--to", "transport"]),
      ("2026-05-10", ["reply", "A2", "--answer", "已扶正"]),
      ("2026-05-11", ["callback", "A2", "--resolved", "no", "--satisfied", "dissatisfied"]),
      ("2026-05-12", ["reopen", "A2", "--reason", "仍未解决"]),
      ("2026-05-20", ["reply", "A2", "--answer", "已重新安装"]),
      ("2026-05-21", ["callback", "A2", "--resolved", "yes", "--satisfied", "dissatisfied"]),
      ("2026-06-22", ["assign", "C1", "--to", "transport"]),
      ("2026-06-23", ["extend", "C1", "--by", "5 working days", "--reason", "需施工"]),
      ("2026-06-23", ["confide", "C3"]),
    ]
    for (day, move) in moves {
      let done = try bench.run(["queue"] + move + ["--now", "\(day)T10:00:00+08:00", "--as", "li"])
      #expect(done.code == 0, "\(move): \(done.output)\(done.errors)")
    }
  }

  func run(_ arguments: String..., code: Int32 = 0) throws -> String {
    let done = try bench.run(arguments + ["--now", end, "--as", "li"])
    #expect(done.code == code, "\(arguments): \(done.output)\(done.errors)")
    return done.output + done.errors
  }

  func dossier(_ name: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(
      with: Data(bench.read("appraisals/\(name).json").utf8))
    return try #require(json as? [String: Any])
  }

  func number<Value: DatabaseValueConvertible>(_ sql: String) throws -> Value {
    let queue = try bench.store()
    return try #require(try queue.read { try Value.fetchOne($0, sql: sql) })
  }

  func counts(_ sql: String) throws -> [String: Int] {
    let queue = try bench.store()
    let rows = try queue.read { try Row.fetchAll($0, sql: sql) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  static let own = """
    item.department = (SELECT id FROM code WHERE text = 'transport')
      AND item.day BETWEEN 20454 AND 20779
    """

  static func text(_ column: String) -> String {
    "(SELECT text FROM code WHERE id = \(column))"
  }

  static func named(_ table: Any?) -> [String: Int] {
    let rows = table as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in
        (row["id"] as? String).flatMap { id in (row["count"] as? Int).map { (id, $0) } }
      }
    ).filter { $0.value > 0 }
  }

  /// A share of a row of `handling`, or of a rate: `3/7`, or `3`.
  static func share(_ row: Any?, _ side: String = "now") -> String? {
    let share = (row as? [String: Any])?[side] as? [String: Any]
    guard let part = share?["part"] as? String else { return nil }
    return (share?["whole"] as? String).map { "\(part)/\($0)" } ?? part
  }

  @Test("volumes agree with what independent SQL counts")
  func volumes() throws {
    _ = try run("appraise", "dossier", "transport-2026")
    let dossier = try dossier("transport-2026")
    let total: Int = try number("SELECT count(*) FROM item WHERE \(Self.own)")
    #expect(dossier["total"] as? Int == total && total == 7)
    #expect(dossier["total_before"] as? Int == 2)
    let months = Dictionary(
      uniqueKeysWithValues: try #require(dossier["months"] as? [[String: Any]]).map {
        (($0["day"] as? String ?? "").prefix(7).description, $0["count"] as? Int ?? -1)
      })
    #expect(months.count == 11)
    #expect(
      months.filter { $0.value > 0 }
        == (try counts(
          """
          SELECT strftime('%Y-%m', day * 86400, 'unixepoch'), count(*) FROM item
          WHERE \(Self.own) GROUP BY 1
          """)))
    for (table, column) in [("kinds", "kind"), ("places", "place")] {
      #expect(
        Self.named(dossier[table])
          == (try counts(
            "SELECT \(Self.text(column)), count(*) FROM item WHERE \(Self.own) GROUP BY 1")))
    }
    let topics = try #require(dossier["topics"] as? [[String: Any]])
    #expect(
      Self.named(topics.compactMap { $0["topic"] })
        == (try counts(
          "SELECT \(Self.text("topic")), count(*) FROM item WHERE \(Self.own) GROUP BY 1")))
    #expect(
      Self.named(topics.flatMap { $0["second"] as? [Any] ?? [] })
        == (try counts(
          """
          SELECT \(Self.text("subtopic")), count(*) FROM item
          WHERE subtopic <> 0 AND \(Self.own) GROUP BY 1
          """)))
    let withheld: Int = try number(
      """
      SELECT count(*) FROM item WHERE \(Self.own) AND (confidential OR (
        \(Self.text("kind")) = 'report' AND \(Self.text("topic")) = 'discipline-supervision'))
      """)
    #expect(dossier["withheld_total"] as? Int == withheld && withheld == 2)
  }

  @Test(
    "deadlines, returns and rates agree with independent SQL, also of last year and of the others")
  func handling() throws {
    _ = try run("appraise", "dossier", "transport-2026")
    let dossier = try dossier("transport-2026")
    let handling = try #require(dossier["handling"] as? [[String: Any]])
    func row(_ id: String) -> Any? { handling.first { $0["id"] as? String == id } }
    for (side, test) in [("now", "="), ("peers", "<>")] {
      // Noon does not matter: every deadline ends a day. 2026-01-01 and 2026-11-23 in Shanghai.
      let all = """
        FROM (SELECT coalesce(due_at, CASE WHEN answered_at IS NOT NULL THEN last_due_at END) AS due,
            CASE WHEN due_at IS NULL THEN answered_at END AS answered, item.*
          FROM item LEFT JOIN casework ON casework.item = item.id)
        WHERE \(Self.text("department")) \(test) 'transport' AND due < 1795363200000
        """
      let span = all + " AND due >= 1767196800000"
      let due: Int = try number("SELECT count(*) \(span)")
      let kept: Int = try number("SELECT count(*) \(span) AND answered <= due")
      let late: Int = try number("SELECT count(*) \(span) AND answered > due")
      let overdue: Int = try number("SELECT count(*) \(all) AND answered IS NULL")
      #expect(Self.share(row("due"), side) == "\(due)")
      #expect(Self.share(row("answered-in-time"), side) == "\(kept)/\(due)")
      #expect(Self.share(row("answered-late"), side) == "\(late)/\(due)")
      #expect(Self.share(row("overdue"), side) == "\(overdue)")
      let received = """
        FROM item LEFT JOIN casework ON casework.item = item.id
        WHERE \(Self.text("department")) \(test) 'transport' AND day BETWEEN 20454 AND 20779
        """
      let total: Int = try number("SELECT count(*) \(received)")
      for (id, condition) in [
        ("returned", "returned > 0"), ("reopened", "reopened > 0"),
        ("extended", "item.id IN (SELECT item FROM extension)"),
      ] {
        let count: Int = try number("SELECT count(*) \(received) AND \(condition)")
        #expect(Self.share(row(id), side) == "\(count)/\(total)", "\(id) \(side)")
        if side == "now" { #expect(count == 1, "\(id)") }
      }
      try rates(dossier, side, test)
    }
    #expect(Self.share(row("returned"), "before") == "0/2")
  }

  func rates(_ dossier: [String: Any], _ side: String, _ test: String) throws {
    let rates = try #require(dossier["rates"] as? [[String: Any]])
    // From noon of 31 December 2025 to noon of 22 November 2026; the last call-back of each item.
    let made = """
      FROM callback JOIN item ON item.id = callback.item
      WHERE \(Self.text("department")) \(test) 'transport'
        AND at >= 1767153600000 AND at < 1795320000000 AND number = (
          SELECT max(number) FROM callback AS other WHERE other.item = item.id)
      """
    let all: Int = try number("SELECT count(*) \(made)")
    let resolved: Int = try number("SELECT count(*) \(made) AND \(Self.text("resolved")) = 'yes'")
    let rate = rates.first { ($0["rate"] as? [String: Any])?["id"] as? String == "resolution" }
    #expect(Self.share(rate?["all"], side) == "\(resolved)/\(all)")
    #expect(all > 0)
    let satisfied: Int = try number(
      "SELECT 10 * sum(\(Self.text("satisfied")) = 'satisfied') "
        + "+ 9 * sum(\(Self.text("satisfied")) = 'basically') \(made)")
    let other = rates.first { ($0["rate"] as? [String: Any])?["id"] as? String == "satisfaction" }
    let share = (other?["without_excluded"] as? [String: Any])?[side] as? [String: Any]
    #expect(abs((share?["value"] as? Double ?? -1) - Double(satisfied * 10) / Double(all)) < 1e-9)
    #expect(share?["low"] != nil && share?["band"] != nil)
  }

  @Test("nothing confidential and no report about the department is quoted or listed")
  func withheld() throws {
    _ = try run("appraise", "dossier", "transport-2026")
    let dossier = try dossier("transport-2026")
    let hidden: [String] = try ["A4", "C3"].map { id in
      let shown = try bench.run(["queue", "show", id, "--now", end, "--reason", "核对", "--json"])
      let json = try JSONSerialization.jsonObject(with: Data(shown.output.utf8))
      let item = (json as? [String: Any])?["item"] as? [String: Any]
      return try #require(item?["number"] as? String)
    }
    for file in ["html", "items.html", "json"] {
      let text = try bench.read("appraisals/transport-2026.\(file)")
      for number in hidden { #expect(!text.contains(number), "\(file) \(number)") }
      for word in ["红包", "打人", "13812345678"] { #expect(!text.contains(word), "\(file) \(word)") }
    }
    let lists = try #require(dossier["lists"] as? [[String: Any]])
    let total = try #require(lists.first { $0["figure"] as? String == "total" })
    #expect(total["count"] as? Int == 7 && (total["numbers"] as? [String])?.count == 4)
    let all = try run("appraise", "items", "transport-2026", "total")
    #expect(all.split(separator: "\n").filter { $0.hasPrefix("MQ-") }.count == 5)
    #expect(all.contains("7 in all; 2 are confidential or reports"))
    #expect(hidden.allSatisfy { !all.contains($0) })
    let worst = try #require(dossier["worst"] as? [[String: Any]])
    #expect(
      worst.first.flatMap { ($0["item"] as? [String: Any])?["subject"] as? String } == "公交站牌倒了")
    // Not satisfied at the last call-back 3, reopened once 2; the answer to the reopened one was in time.
    #expect([5, 7].contains(worst.first?["points"] as? Int ?? 0))
    let best = try #require(dossier["best"] as? [[String: Any]])
    #expect(best.map { ($0["item"] as? [String: Any])?["subject"] as? String } == ["公交车总是晚点"])
    let page = try bench.read("appraisals/transport-2026.html")
    #expect(page.contains("How they were chosen: Points: not satisfied"))
    #expect(page.contains("transport-2026.items.html#month_2f2026-03"))
    let items = try bench.read("appraisals/transport-2026.items.html")
    for match in page.matches(of: /items\.html#([\w-]+)/) {
      #expect(items.contains("id=\"\(match.output.1)\""), "\(match.output.1)")
    }
  }
}

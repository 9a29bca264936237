import Foundation
import GRDB
import Testing

@Suite("digests")
struct DigestTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
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
    try bench.write(Self.table(days: 1...21), "inbox/hotline.csv")
    // What was received on a day of its own, so that deadlines run.
    for day in [3, 17, 20, 21] {
      try bench.write(Self.table(days: day...day, of: "每日"), "inbox/day\(day).csv")
      let received = "2026-11-\(day < 10 ? "0" : "")\(day)T10:00:00+08:00"
      #expect(try bench.run(["import", "inbox/day\(day).csv", "--now", received]).code == 0)
    }
    #expect(try bench.minqing("import", "--history", "inbox/hotline.csv").code == 0)
    let answered = ["queue", "reply", "20-0-每日", "20-6-每日", "--answer", "已办理"]
    let replied = try bench.run(answered + ["--now", "2026-11-21T11:00:00+08:00"])
    #expect(replied.code == 0, "\(replied.errors)")
  }

  /// Eight voices a day of November 2026, about several things at several places.
  private static func table(days: ClosedRange<Int>, of name: String = "历史") -> String {
    let texts = [
      ("公交车总是晚点", "12路公交车早高峰总是晚点", "投诉", "柳溪街道"), ("小区停水两天", "自来水停水两天了", "求助", "石桥镇"),
      ("医保怎么报销", "请问异地就医的医保怎么报销", "咨询", "西区"), ("河边有人倒垃圾", "河边有人倾倒建筑垃圾，污染严重", "举报", "柳溪街道"),
      ("谢谢", "谢谢工作人员", "表扬", ""), ("非法占用耕地", "村里有人非法占用耕地建房", "举报", "石桥镇"),
      ("路灯不亮", "东区路灯不亮三个月", "投诉", "东区"), ("随便说说", "嗯嗯", "建议", ""),
    ]
    let rows = days.flatMap { day in
      texts.prefix(2 + day % 7).enumerated().map { index, text in
        let hour = 8 + index, date = "2026-11-\(day < 10 ? "0" : "")\(day)"
        return "\(day)-\(index)-\(name),\(text.0),\(text.1)，\(day)日。,\(text.2),\(text.3),"
          + "\(date) \(hour < 10 ? "0" : "")\(hour):00"
      }
    }
    return "编号,标题,内容,类型,地点,时间\n" + rows.joined(separator: "\n")
  }

  private func digest(_ arguments: String..., named name: String) throws -> [String: Any] {
    let made = try bench.run(["digest", "--format", "json", "--now", bench.now] + arguments)
    #expect(made.code == 0, "\(made.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(bench.read("digests/\(name).json").utf8))
    return try #require(json as? [String: Any])
  }

  private func sql<Value: DatabaseValueConvertible>(_ sql: String) throws -> Value {
    let queue = try bench.store()
    return try queue.read { try #require(try Value.fetchOne($0, sql: sql), "\(sql)") }
  }

  /// Day numbers count from 1970-01-01.
  private static func number(_ day: String) -> String { "(julianday('\(day)') - 2440587.5)" }

  @Test(
    "every count of a digest is what an independent query finds",
    arguments: [
      ("all", [], "TRUE"),
      ("transport", ["--department", "transport"], "department = code('transport')"),
      ("place-1", ["--place", "1"], "place IN (code('1'), code('11'), code('12'))"),
    ])
  func counts(reader: String, arguments: [String], own: String) throws {
    let json = try JSONSerialization.jsonObject(
      with: Data(
        {
          #expect(
            try bench.run(
              ["digest", "--format", "json", "--date", "2026-11-20", "--now", bench.now] + arguments
            ).code == 0)
          return try bench.read("digests/2026-11-20/\(reader).json")
        }().utf8))
    let digest = try #require(json as? [String: Any])
    func code(_ condition: String) -> String {
      condition.replacing(/code\('([^']*)'\)/) { "(SELECT id FROM code WHERE text = '\($0.1)')" }
    }
    func count(_ day: String, _ condition: String = "TRUE") throws -> Int {
      try sql(
        "SELECT count(*) FROM item WHERE day = \(Self.number(day)) AND \(code(own)) AND \(code(condition))"
      )
    }
    #expect(digest["total"] as? Int == (try count("2026-11-20")))
    #expect(digest["total_before"] as? Int == (try count("2026-11-19")))
    #expect(digest["review_total"] as? Int == (try count("2026-11-20", "review <> 0")))
    #expect(digest["urgent_total"] as? Int == (try count("2026-11-20", "urgency <> 0")))
    for (table, column) in [
      ("topics", "topic"), ("kinds", "kind"), ("places", "place"), ("sources", "source"),
    ] {
      let rows = try #require(digest[table] as? [[String: Any]])
      #expect(!rows.isEmpty, "\(table)")
      for row in rows {
        let id = try #require(row["id"] as? String)
        let condition = "\(column) = code('\(id)')"
        #expect(row["count"] as? Int == (try count("2026-11-20", condition)), "\(table) \(id)")
        #expect(row["before"] as? Int == (try count("2026-11-19", condition)), "\(table) \(id)")
      }
    }
    for day in try #require(digest["trend"] as? [[String: Any]]) {
      let name = try #require(day["day"] as? String)
      #expect(day["count"] as? Int == (try count(name)), "\(name)")
    }
    for trend in try #require(digest["topic_trends"] as? [[String: Any]]) {
      let counts = try #require(trend["counts"] as? [Int])
      let topic = try #require(trend["id"] as? String)
      for (count1, day) in zip(counts, try #require(digest["trend_steps"] as? [String])) {
        #expect(count1 == (try count(day, "topic = code('\(topic)')")), "\(topic) \(day)")
      }
    }
    let usual = try #require(digest["weekday_usual"] as? [String: Int])
    #expect(
      usual == ["periods": 2, "sum": try count("2026-11-13") + (try count("2026-11-06"))])
  }

  @Test("a matter of several voices is shown once, with how many of them the period brought")
  func matters() throws {
    try bench.write(
      """
      编号,标题,内容,时间
      a,伊泉花园强制捆绑销售车位,伊泉花园开发商强制捆绑销售车位，不买车位不给选房,2026-11-18 09:00
      b,伊泉花园捆绑销售车位,投诉伊泉花园强制捆绑销售车位，不买车位就不给选房,2026-11-20 09:00
      c,伊泉花园车位捆绑销售,伊泉花园开发商捆绑销售车位，强制买车位才能选房,2026-11-20 10:00
      d,投诉伊泉花园捆绑车位,伊泉花园强制捆绑车位销售，业主不买车位不给选房,2026-11-20 11:00
      """, "inbox/garage.csv")
    #expect(try bench.minqing("import", "--history", "inbox/garage.csv").code == 0)
    let digest = try digest("--date", "2026-11-20", named: "2026-11-20/all")
    let matters = try #require(digest["matters"] as? [[String: Any]])
    let matter = try #require(matters.first { ($0["title"] as? String)?.contains("伊泉花园") == true })
    #expect(matter["voices"] as? Int == 4 && matter["voices_in_period"] as? Int == 3)
    #expect(matter["is_new"] as? Bool == false && matter["first"] as? String == "2026-11-18")
    #expect((matter["items"] as? [String])?.count == 3)
  }

  @Test("matters are as hot and as many as they were at the period's end, whenever it is told")
  func heatThen() throws {
    func voices(_ days: [Int]) -> String {
      "编号,标题,内容,时间\n"
        + days.enumerated().map { index, day in
          "g\(day)-\(index),伊泉花园强制捆绑销售车位,伊泉花园开发商强制捆绑销售车位第\(index)次，不买车位不给选房,"
            + "2026-11-\(day) 09:00"
        }.joined(separator: "\n")
    }
    func garage(_ date: String) throws -> [String: Any]? {
      let digest = try digest("--date", date, named: date + "/all")
      let matters = try #require(digest["matters"] as? [[String: Any]])
      return matters.first { ($0["title"] as? String)?.contains("伊泉花园") == true }
    }
    try bench.write(voices([17, 18, 18]), "inbox/early.csv")
    #expect(try bench.minqing("import", "--history", "inbox/early.csv").code == 0)
    let then = try #require(try garage("2026-11-18"))
    #expect(then["voices"] as? Int == 3 && then["last"] as? String == "2026-11-18")
    try bench.write(voices([20, 21, 21, 21, 21, 21, 22, 22, 22]), "inbox/late.csv")
    #expect(try bench.minqing("import", "--history", "inbox/late.csv").code == 0)
    let again = try #require(try garage("2026-11-18"))
    #expect(again as NSDictionary == then as NSDictionary)
    #expect(try garage("2026-11-17") == nil, "one voice is no matter yet")
    let later = try #require(try garage("2026-11-22"))
    #expect(later["voices"] as? Int == 12)
    #expect(try #require(later["heat"] as? Double) > (try #require(then["heat"] as? Double)))
  }

  @Test("places stand under those that they lie in, and the heat table adds up")
  func heat() throws {
    let digest = try digest("--date", "2026-11-20", named: "2026-11-20/all")
    let heat = try #require(digest["heat"] as? [String: Any])
    let rows = try #require(heat["rows"] as? [[String: Any]])
    let totals = Dictionary(
      uniqueKeysWithValues: rows.map {
        (($0["place"] as? [String: String])?["id"] ?? "?", $0["total"] as? Int ?? -1)
      })
    let within: Int = try sql(
      """
      SELECT count(*) FROM item JOIN code ON code.id = place
      WHERE day = \(Self.number("2026-11-20")) AND text IN ('1', '11', '12')
      """)
    #expect(totals["1"] == within)
    #expect(totals.values.reduce(0, +) == digest["total"] as? Int)
  }

  @Test("deadlines count what fell due, what was answered by then, and what waits")
  func deadlines() throws {
    // The consultation of the 3rd fell due on the 5th, and the urgent cry for water on the day before.
    let fifth = try digest("--date", "2026-11-05", named: "2026-11-05/all")
    let due = try #require(fifth["deadlines"] as? [String: Any])
    #expect(due["due"] as? Int == 1 && due["overdue"] as? Int == 2)
    #expect(due["answered_in_time"] as? Int == 0)
    let later = try digest("--date", "2026-11-20", named: "2026-11-20/all")
    let overdue: Int = try sql(
      "SELECT count(*) FROM item WHERE due_at < unixepoch('2026-11-21', '-8 hours') * 1000")
    #expect((later["deadlines"] as? [String: Any])?["overdue"] as? Int == overdue)
    #expect(overdue > 1)
    // Two of the 20th, due within fifteen working days, were answered on the 21st.
    let month = try digest("--period", "month", "--date", "2026-11-20", named: "2026-11/all")
    #expect(month["deadlines"] != nil)
    let december = try bench.run([
      "digest", "--format", "json", "--period", "month", "--date", "2026-12-10", "--now",
      "2027-01-02T08:00:00+08:00",
    ])
    #expect(december.code == 0, "\(december.errors)")
    let kept = try JSONSerialization.jsonObject(
      with: Data(bench.read("digests/2026-12/all.json").utf8))
    let figures = try #require((kept as? [String: Any])?["deadlines"] as? [String: Any])
    #expect(figures["answered_in_time"] as? Int == 2)
    #expect(figures["answered_late"] as? Int == 0)
  }

  @Test("a digest is rendered again to the same bytes, and what came late is named")
  func verified() throws {
    for forms in [[], ["--format", "xlsx", "--format", "json"]] {
      let all = ["digest", "--all", "--date", "2026-11-20", "--now", bench.now]
      #expect(try bench.run(all + forms).code == 0)
    }
    let workbook = try bench.minqing("parse", "--raw", "digests/2026-11-20/all.xlsx")
    #expect(workbook.code == 0 && workbook.lines.count > 20)
    let clean = try bench.minqing("digest", "--verify", "--all", "--date", "2026-11-20")
    #expect(clean.code == 0 && !clean.output.contains("late"), "\(clean.output)\(clean.errors)")

    try bench.write(
      "编号,标题,内容,时间\n99,又停水,小区又停水了,2026-11-20 23:00", "inbox/late.csv")
    #expect(try bench.minqing("import", "--history", "inbox/late.csv").code == 0)
    let late = try bench.minqing("digest", "--verify", "--date", "2026-11-20")
    #expect(late.code == 0 && late.output.contains("late: MQ-20261120-"))
    #expect(late.output.contains("total: "))

    let path = "digests/2026-11-20/all.html"
    try bench.write(try bench.read(path) + " ", path)
    let altered = try bench.minqing("digest", "--verify", "--date", "2026-11-20")
    #expect(altered.code == 65 && altered.output.contains("2026-11-20/all.html"))

    let next = try digest("--date", "2026-11-21", named: "2026-11-21/all")
    let days = try #require(next["late_days"] as? [[String: Any]])
    #expect(days.map { $0["day"] as? String } == ["2026-11-20"])
    #expect(days[0]["now"] as? Int == 1 + (days[0]["then"] as? Int ?? 0))

    let none = try bench.minqing("digest", "--verify", "--date", "2026-11-02")
    #expect(none.code == 64 && none.errors.contains("--date 2026-11-02"))
  }

  @Test("the folder is a site whose every link leads to a file and a part that are there")
  func site() throws {
    for day in ["2026-11-20", "2026-11-21"] {
      #expect(try bench.minqing("digest", "--all", "--date", day).code == 0)
    }
    #expect(
      try bench.minqing("digest", "--all", "--period", "week", "--date", "2026-11-15").code == 0)
    let root = URL(fileURLWithPath: bench.folder + "/digests")
    let files = try #require(FileManager.default.enumerator(atPath: root.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".html") }
    #expect(files.contains("index.html") && files.contains("readers/transport.html"))
    var links = 0
    for file in files {
      let page = try bench.read("digests/" + file)
      for link in page.matches(of: /href="([^"#]*)(?:#([^"]*))?"/) {
        let target =
          link.1.isEmpty
          ? root.appending(path: file)
          : root.appending(path: file).deletingLastPathComponent().appending(path: String(link.1))
        let text = try String(contentsOf: target.standardizedFileURL, encoding: .utf8)
        if let part = link.2 { #expect(text.contains("id=\"\(part)\""), "\(file): \(link.0)") }
        links += 1
      }
    }
    #expect(links > 300)
    #expect(files.contains("2026-11-20/place-11.html"))
    #expect(!files.contains("2026-11-20/health.html") || files.contains("readers/health.html"))
  }

  @Test("the words that spoke most for a topic are printed where they are asked for")
  func words() throws {
    let plain = try bench.minqing("digest", "--date", "2026-11-20", "--format", "json")
    let before = try bench.read("digests/2026-11-20/all.json")
    #expect(plain.code == 0 && !before.contains("\"words\""))
    let configuration = try bench.read("config/minqing.yaml")
    try bench.write(
      configuration.replacing("digests: {folder: digests,", with: "digests: {words: 2,"),
      "config/minqing.yaml")
    let made = try bench.minqing(
      "digest", "--date", "2026-11-20", "--format", "json", "--format", "html")
    #expect(made.code == 0, "\(made.errors)")
    let text = try bench.read("digests/2026-11-20/all.json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let items = try #require(json["items"] as? [[String: Any]])
    let spoken = items.filter { $0["words"] != nil }
    #expect(!spoken.isEmpty)
    let queue = try bench.store()
    for item in spoken {
      let parts = try #require(item["number"] as? String).split(separator: "-")
      let sequence = try #require(Int(parts[2]))
      let strongest = try queue.read {
        try String.fetchAll(
          $0,
          sql: """
            SELECT value ->> 0 FROM item JOIN tag ON tag.item = item.id AND rank = 0, json_each(evidence)
            WHERE day = 20777 AND sequence = ? ORDER BY value ->> 2 DESC, value ->> 0 LIMIT 2
            """, arguments: [sequence])
      }
      #expect(item["words"] as? [String] == strongest)
    }
    let first = try #require(spoken.first?["words"] as? [String])
    #expect(
      try bench.read("digests/2026-11-20/all.html").contains(
        "words for its topic: " + first.joined(separator: ", ")))
    #expect(
      try bench.minqing("digest", "--date", "2026-11-20", "--verify").code == 0)
  }

  @Test("a digest of a day that is not over says so")
  func preview() throws {
    _ = try bench.run(
      ["digest", "--date", "2026-11-21", "--format", "html", "--now", "2026-11-21T10:30:00+08:00"])
    let early = try bench.read("digests/2026-11-21/all.html")
    #expect(early.contains("A preview: the period is not over; figures up to: 21 Nov"))
    _ = try bench.minqing("digest", "--date", "2026-11-21", "--format", "html")
    #expect(!(try bench.read("digests/2026-11-21/all.html")).contains("A preview"))
  }

  @Test("one reader is asked for at a time, and one that is not known is refused")
  func refused() throws {
    #expect(try bench.minqing("digest", "--place", "1", "--all").code == 64)
    let unknown = try bench.minqing("digest", "--place", "13")
    #expect(unknown.code == 64 && unknown.errors.contains("did you mean"))
    #expect(try bench.minqing("digest", "--json").code == 64)
  }
}

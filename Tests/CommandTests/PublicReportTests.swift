import Foundation
import Testing

@Suite("the yearly page for everybody")
struct PublicReportTests {
  private let office: AnnualOffice

  init() throws { office = try AnnualOffice() }

  private func report() throws -> [String: Any] {
    try office.run("annual", "public", "--year", "2026")
    return try office.json("public-2026.json")
  }

  @Test("every figure that is shown is what independent SQL counts; what is not shown is something")
  func figures() throws {
    let report = try report()
    let total = try office.number(
      "SELECT count(*) FROM item WHERE \(AnnualOffice.days) AND \(AnnualOffice.open)")
    #expect(report["received"] as? Int == total && total > 200)
    let top = """
      CASE \(AnnualOffice.text("place")) WHEN '11' THEN '1' WHEN '12' THEN '1'
        ELSE \(AnnualOffice.text("place")) END
      """
    let source = """
      CASE \(AnnualOffice.text("source")) WHEN 'hotline' THEN '12345' WHEN 'board' THEN 'web'
        ELSE 'Register' END
      """
    for (id, column) in [
      ("month", "strftime('%Y-%m', day * 86400, 'unixepoch')"), ("place", top),
      ("topic", AnnualOffice.text("topic")), ("kind", AnnualOffice.text("kind")),
      ("channel", source),
    ] {
      let table = try #require(AnnualOffice.table(report, id))
      let counts = try office.counts(column), rows = AnnualOffice.rows(table)
      #expect(table["total"] as? Int == total && table["is_withheld"] as? Bool == false)
      #expect(Set(rows.map(\.id)) == Set(counts.keys), "\(id)")
      for row in rows where row.count != nil { #expect(row.count == counts[row.id], "\(id)") }
      for row in rows where row.count == nil { #expect(counts[row.id] ?? 0 > 0) }
      // What a reader can reckon of the hidden ones.
      let hidden = rows.filter { $0.count == nil }.count
      let rest = total - rows.compactMap(\.count).reduce(0, +)
      #expect(hidden == 0 || (hidden > 1 && rest - hidden + 1 >= 5), "\(id)")
    }
    func hidden(_ id: String) -> [String] {
      AnnualOffice.rows(AnnualOffice.table(report, id)).filter { $0.count == nil }.map(\.id)
    }
    // 3 in April; 1 in the north; 2 in the register: each takes another with it.
    #expect(hidden("month").contains("2026-04") && hidden("month").count == 2)
    #expect(hidden("place").contains("3") && hidden("place").count == 2)
    #expect(hidden("channel").contains("Register") && hidden("channel").count == 2)
    #expect(!hidden("kind").contains("report"))
  }

  @Test("deadlines, rates and stations agree with independent SQL")
  func handling() throws {
    let report = try report()
    let due = """
      FROM (SELECT coalesce(due_at, last_due_at) AS due,
          CASE WHEN due_at IS NULL THEN answered_at END AS answered, item.*
        FROM item LEFT JOIN casework ON casework.item = item.id)
      WHERE \(AnnualOffice.open) AND due >= 1767196800000 AND due < 1798732800000
      """
    let deadlines = try #require(report["deadlines"] as? [String: Any])
    let rows = Dictionary(
      uniqueKeysWithValues: AnnualOffice.rows(deadlines).map { ($0.id, $0.count) })
    #expect(deadlines["total"] as? Int == (try office.number("SELECT count(*) \(due)")))
    #expect(
      rows["in-time"] == (try office.number("SELECT count(*) \(due) AND answered <= due")))
    #expect(rows["late"] == (try office.number("SELECT count(*) \(due) AND answered > due")))
    // The year of the rates is from 19 December to 18 December, each day from noon.
    let calls = """
      FROM callback JOIN item ON item.id = callback.item
      WHERE \(AnnualOffice.open) AND at >= 1766030400000 AND at < 1797566400000
      """
    let all = try office.number("SELECT count(*) \(calls)")
    let rates = try #require(report["rates"] as? [[String: Any]])
    for (id, condition) in [
      ("response", "contacted = 1"), ("resolution", "\(AnnualOffice.text("resolved")) = 'yes'"),
      ("satisfaction", "\(AnnualOffice.text("satisfied")) = 'satisfied'"),
    ] {
      let part = try office.number("SELECT count(*) \(calls) AND \(condition)")
      let rate = try #require(rates.first { $0["id"] as? String == id }?["all"] as? [String: Any])
      #expect(rate["state"] as? String == "shown" && rate["callbacks"] as? Int == all, "\(id)")
      #expect(
        rate["value"] as? Double == (Double(part) / Double(all) * 100).rounded(), "\(id)")
    }
    let stations = try #require(report["stations"] as? [String: Any])
    #expect(
      stations["heard"] as? Int
        == (try office.number(
          "SELECT sum(heard) FROM station_activity WHERE \(AnnualOffice.days)")))
    let openings = """
      SELECT count(*) FROM station_activity WHERE \(AnnualOffice.days)
        AND \(AnnualOffice.text("kind")) = 'regular' AND \(AnnualOffice.text("setting")) = 'inside'
      """
    // On holidays none is due.
    let held = try office.number(openings), counted = try #require(stations["openings"] as? Int)
    #expect((held - 6...held).contains(counted))
  }

  @Test("where few are excluded the second scope is not shown")
  func excluded() throws {
    try office.sql(
      """
      INSERT INTO exclusion (item, event) SELECT item, 1 FROM callback WHERE at > 1790000000000
        LIMIT 3
      """)
    let rates = try #require(try report()["rates"] as? [[String: Any]])
    for rate in rates {
      #expect((rate["all"] as? [String: Any])?["state"] as? String == "shown")
      let second = try #require(rate["without_excluded"] as? [String: Any])
      #expect(second["state"] as? String == "not-shown" && second["value"] == nil)
      #expect(second["callbacks"] == nil)
    }
  }

  @Test("nothing personal, no item and no small number is in any file")
  func nothingPersonal() throws {
    try office.run("queue", "recompute")
    try office.run("matters", "group")
    try office.bench.write("对象,满意,基本满意,不满意\n交通局,27,1,1\n顾临舟,28,1,0\n", "ballots.csv")
    try office.run(
      "ballot", "record", "ballots.csv", "--members", "29", "--held", "2026-11-18")
    try office.run(
      "rectify", "add", "transport", "恢复12路公交，联系13812345678", "--agreed", "2026-11-18")
    for place in [nil, "1", "2", "11"] {
      for language in [nil, "zh-Hans"] {
        let done = try office.bench.run(
          ["annual", "public", "--year", "2026", "--now", office.bench.now]
            + (place.map { ["--place", $0] } ?? []) + (language.map { ["--language", $0] } ?? []))
        #expect(done.code == 0, "\(done.errors)")
        for path in done.lines { try search(String(path)) }
      }
    }
    let page = try office.bench.read("annual/public-2026.html")
    #expect(page.contains("vice mayor") && page.contains("恢复12路公交"))
    #expect(!page.contains("://") && !page.contains("src="))
  }

  private func search(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for word in [
      "139", "13812345678", "MQ-", "M-", "R-1", "T-1", "王小宝", "李大山", "匿名人", "受贿", "顾临舟", "沈禾雨",
      "早高峰", "专家号", "X1", "J1",
    ] {
      #expect(!text.contains(word), "\(path): \(word)")
    }
    for (subject, _, _, _) in AnnualOffice.subjects { #expect(!text.contains(subject), "\(path)") }
    if path.hasSuffix(".json") {
      try searchNumbers(JSONSerialization.jsonObject(with: Data(text.utf8)), path)
    } else {
      for match in text.matches(of: /<(?:td|dd)[^>]*>([0-9,]+)</) {
        let count = Int(match.output.1.replacing(",", with: "")) ?? 0
        #expect(count == 0 || count >= 5, "\(path): \(match.output.0)")
      }
    }
  }

  /// Every count: all numbers but the year, the schema, the rule's own, and hundredths.
  private func searchNumbers(_ value: Any, _ path: String) {
    if let list = value as? [Any] { list.forEach { searchNumbers($0, path) } }
    for (key, value) in value as? [String: Any] ?? [:] {
      let isCount =
        ["received", "total", "count", "callbacks", "openings", "heard", "raised"]
        .contains(key) || key == "voices_at_least"
      let isOther =
        ["schema", "year", "suppress_below", "rounded_to", "value", "low", "high"]
        .contains(key) || key == "openings_held"
      if let number = value as? Int, !(value is Bool) {
        #expect(isCount || isOther || key.hasPrefix("is_"), "\(path): what is \(key)?")
        if isCount { #expect(number == 0 || number >= 5, "\(path): \(key) \(number)") }
      }
      searchNumbers(value, path)
    }
  }

  @Test(
    "matters are figures of topic and place, rounded down; with titles where the office wants it")
  func matters() throws {
    // Without the single voice from the north every place is shown.
    try office.sql(
      """
      UPDATE item SET place = (SELECT id FROM code WHERE text = '2')
        WHERE place = (SELECT id FROM code WHERE text = '3')
      """)
    try office.run("matters", "group")
    let matters = try #require(try report()["matters"] as? [[String: Any]])
    #expect(!matters.isEmpty)
    let largest = try office.number(
      """
      SELECT count(*) FROM item JOIN matter_item ON matter_item.item = item.id
      WHERE \(AnnualOffice.days) AND \(AnnualOffice.open)
      GROUP BY matter ORDER BY 1 DESC LIMIT 1
      """)
    #expect(matters.first?["voices_at_least"] as? Int == largest / 5 * 5)
    for matter in matters {
      let voices = try #require(matter["voices_at_least"] as? Int)
      #expect(voices % 5 == 0 && voices >= 5 && voices <= largest)
    }
    try office.bench.write("public: {matter_titles: true, matters: 1}", "config/annual.yaml")
    let titled = try #require(try report()["matters"] as? [[String: Any]])
    let subjects = AnnualOffice.subjects.map(\.0)
    #expect(
      titled.count == 1 && titled.allSatisfy { subjects.contains($0["name"] as? String ?? "") })
  }

  @Test("a place's page holds its own figures, rounded, and nothing that is the whole office's")
  func place() throws {
    try office.run("annual", "public", "--year", "2026", "--place", "1")
    let report = try office.json("public-2026.place-1.json")
    let total = try office.number(
      """
      SELECT count(*) FROM item WHERE \(AnnualOffice.days) AND \(AnnualOffice.open)
        AND \(AnnualOffice.text("place")) IN ('1', '11', '12')
      """)
    let received = try #require(report["received"] as? Int)
    #expect(received % 5 == 0 && abs(received - total) <= 2 && report["rounded_to"] as? Int == 5)
    for id in ["month", "topic", "place", "kind"] {
      for row in AnnualOffice.rows(AnnualOffice.table(report, id)) {
        #expect(row.count.map { $0 % 5 == 0 } ?? true)
      }
    }
    #expect(
      Set(AnnualOffice.rows(AnnualOffice.table(report, "place")).map(\.id)) == ["11", "12"])
    #expect((report["ballots"] as? [Any])?.isEmpty == true)
    let few = try office.run("annual", "public", "--year", "2026", "--place", "3")
    #expect(few.contains("public-2026.place-3.html"))
    let north = try office.json("public-2026.place-3.json")
    #expect(north["received"] == nil && (north["tables"] as? [Any])?.isEmpty == true)
    let page = try office.bench.read("annual/public-2026.place-3.html")
    #expect(page.contains("Too few to be shown."))
  }

  @Test("the same store gives the same bytes, whenever it is made once the year is over")
  func reproducible() throws {
    _ = try report()
    let files = ["annual/public-2026.html", "annual/public-2026.json"]
    let first = try files.map(office.bench.read)
    office.bench.now = "2028-05-05T20:00:00+08:00"
    _ = try report()
    #expect(try files.map(office.bench.read) == first)
    try office.run("annual", "public", "--year", "2026", "-o", "out", "--format", "json")
    #expect(try office.bench.read("out/public-2026.json") == first[1])
  }

  @Test("a year that is not over is counted up to yesterday; one that has not begun is refused")
  func years() throws {
    office.bench.now = "2026-07-01T08:00:00+08:00"
    _ = try office.run("annual", "public", "--year", "2026")
    let report = try office.json("public-2026.json")
    #expect(
      report["counted_until"] as? String == "2026-06-30" && report["is_over"] as? Bool == false)
    let page = try office.bench.read("annual/public-2026.html")
    #expect(page.contains("The year is not over: figures up to 2026-06-30"))
    #expect(
      try office.run("annual", "public", "--year", "2027", code: 64).contains(
        "nothing of 2027 is over yet"))
    #expect(
      try office.run("annual", "public", "--place", "10", code: 64).contains("no place 10"))
    #expect(
      try office.run("annual", "public", "--format", "md", code: 64).contains("give html or json"))
  }
}

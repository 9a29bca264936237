import Foundation
import Testing

@Suite("rates")
struct RatesTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    bench.environment["COLUMNS"] = "80"
    try bench.write(
      """
      编号,标题,内容,承办单位,时间
      1,公交车总是晚点,12路公交车早高峰总是晚点。,交通局,2026-10-09 16:00
      2,公交站牌倒了,12路公交站牌倒了。,交通局,2026-10-09 16:10
      3,出租车拒载,出租车司机拒载。,交通局,2026-10-09 16:20
      4,医院挂号难,市医院挂号太难。,卫健委,2026-10-09 16:30
      """, "inbox/hotline.csv")
    _ = try bench.run(["import", "inbox/hotline.csv", "--now", "2026-10-09T16:40:00+08:00"])
  }

  private func at(_ time: String, _ arguments: String..., code: Int32 = 0) throws -> String {
    let result = try bench.run(arguments + ["--now", time, "--as", "wang"])
    #expect(result.code == code, "\(arguments): \(result.output)\(result.errors)")
    return result.output + result.errors
  }

  private func callBack(_ item: String, _ time: String, _ answers: String...) throws {
    _ = try at(time, "queue", "reply", item, "--answer", "已处理")
    let said = try bench.run(
      ["queue", "callback", item] + answers + ["--now", time, "--as", "wang"])
    #expect(said.code == 0, "\(said.output)\(said.errors)")
  }

  /// Three call-backs of November (from noon of 18 October to noon of 18 November), one of December.
  private func callBackAll() throws {
    for item in ["1", "2", "3"] {
      _ = try at("2026-10-10T09:00:00+08:00", "queue", "assign", item, "--to", "transport")
    }
    _ = try at("2026-10-10T09:00:00+08:00", "queue", "assign", "4", "--to", "health")
    try callBack("1", "2026-10-18T12:00:00+08:00", "--resolved", "yes", "--satisfied", "satisfied")
    try callBack("2", "2026-11-18T11:59:00+08:00", "--resolved", "no", "--satisfied", "basically")
    try callBack("3", "2026-11-01T10:00:00+08:00", "--no-contacted")
    try callBack("4", "2026-11-18T12:00:00+08:00", "--resolved", "yes", "--satisfied", "satisfied")
  }

  private let now = "2026-11-23T07:30:00+08:00"

  @Test("a month's rates by department and pooled; where nothing was counted there is no data")
  func month() throws {
    try callBackAll()
    let said = try at(now, "rates")
    #expect(said.contains("2026-11  2026-10-18 12:00 – 2026-11-18 12:00"))
    let rows = said.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(rows.contains("Transport Bureau 2/3 66.7 2/3 66.7 21 – 94 to improve"))
    #expect(rows.contains("total (pooled) 1.9/3 63.3 1.9/3 63.3 19 – 93 to improve"))
    #expect(!rows.contains { $0.hasPrefix("Health") })
    #expect(said.contains("\nno data: Natural Resources and Planning Bureau, Health Commission"))
    #expect(!said.contains("  #  "))
    #expect(said.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(said)")
    let ranked = try at(now, "rates", "--rank", "--department", "transport")
    #expect(ranked.contains("#"))
    let year = try at(
      "2027-01-19T09:00:00+08:00", "rates", "--period", "year", "--rank", "--date", "2026-12-01")
    let health = try #require(year.range(of: "Health Commission  1/1")?.lowerBound, "\(year)")
    let transport = try #require(year.range(of: "Transport Bureau   2/3")?.lowerBound, "\(year)")
    #expect(health < transport, "ranks are read from the first: \(year)")
    let december = try at(now, "rates", "--date", "2026-11-19", "--department", "health")
    #expect(december.contains("1/1") && december.contains("100.0"))
    #expect(try at(now, "rates", "--date", "2027-01-19", code: 64).contains("has not begun"))
    #expect(
      try at(now, "rates", "--department", "tranport", code: 64).contains("did you mean transport?")
    )
  }

  @Test("figures agree with what independent sums of the listed items give, in both scopes")
  func items() throws {
    try callBackAll()
    _ = try at(now, "rates", "exclude", "2", "--reason", "不合理诉求，来电13812345678")
    let json = try #require(bench.json("rates") as? [String: Any])
    let departments = try #require(json["departments"] as? [[String: Any]])
    let transport = try #require(departments.first { $0["department"] as? String == "transport" })
    let rates = try #require(transport["rates"] as? [String: [String: Any]])
    let satisfaction = try #require(rates["satisfaction"])
    let behind = try #require(
      bench.json("rates", "items", "satisfaction", "--department", "transport") as? [String: Any])
    let items = try #require(behind["items"] as? [[String: Any]])
    #expect(behind["count"] as? Int == items.count && behind["withheld"] as? Int == 0)
    for (scope, kept) in [
      ("all", items), ("without_excluded", items.filter { $0["excluded"] as? Bool == false }),
    ] {
      let figure = try #require(satisfaction[scope] as? [String: Any])
      func sum(_ key: String) -> Double {
        kept.compactMap { ($0[key] as? String).flatMap(Double.init) }.reduce(0, +)
      }
      #expect(abs(sum("numerator") - (figure["numerator"] as? Double ?? -1)) < 1e-9)
      #expect(sum("denominator") == figure["denominator"] as? Double)
      #expect(
        abs(sum("numerator") / sum("denominator") - (figure["value"] as? Double ?? -1)) < 1e-9)
    }
    #expect(items.count == 3 && transport["excluded"] as? Int == 1)
  }

  @Test("call-backs of confidential items and of reports are counted and not listed")
  func withheld() throws {
    try callBackAll()
    let arguments = ["rates", "items", "satisfaction", "--department", "transport"]
    let before = try #require(bench.json(arguments) as? [String: Any])
    let items = try #require(before["items"] as? [[String: Any]])
    let numbers = items.compactMap { $0["number"] as? String }
    #expect(numbers.count == 3)
    let report = "(SELECT id FROM code WHERE text = 'report')"
    try bench.store().write { database in
      try database.execute(sql: "INSERT OR IGNORE INTO code (text) VALUES ('report')")
      for (number, change) in zip(numbers, ["confidential = 1", "kind = \(report)"]) {
        let sequence = try #require(Int(number.suffix(4)))
        try database.execute(
          sql: "UPDATE item SET \(change) WHERE sequence = ?", arguments: [sequence])
      }
    }
    let after = try #require(bench.json(arguments) as? [String: Any])
    #expect(after["count"] as? Int == 3 && after["withheld"] as? Int == 2)
    #expect((after["items"] as? [[String: Any]])?.map { $0["number"] as? String } == [numbers[2]])
    let said = try at(now, "rates", "items", "satisfaction", "--department", "transport")
    #expect(said.contains("3 call-backs; 2 are of confidential items or reports"), "\(said)")
    #expect(!said.contains(numbers[0]) && !said.contains(numbers[1]))
  }

  @Test("an exclusion is kept with who decided and why, can be withdrawn, and is in the history")
  func exclusions() throws {
    try callBackAll()
    _ = try at(now, "rates", "exclude", "2", "--reason", "不合理诉求，来电13812345678")
    let ledger = try at(now, "rates", "exclusions")
    #expect(ledger.contains("wang") && ledger.contains("不合理诉求") && !ledger.contains("13812345678"))
    #expect(
      try at(now, "rates", "exclude", "2", "--reason", "再次", code: 65).contains("excluded already"))
    #expect(try at(now, "rates", "exclude", "2", "--reason", " ", code: 64).contains("say why"))
    _ = try at(now, "rates", "include", "2", "--reason", "申诉通过")
    #expect(try at(now, "rates", "exclusions").contains("no items are excluded"))
    #expect(try at(now, "queue", "history", "2").contains("counted in rates again"))
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("a score has no items of its own, and unknown rates say what was meant")
  func unknown() throws {
    #expect(try at(now, "rates", "items", "score", code: 64).contains("made of rates"))
    #expect(
      try at(now, "rates", "items", "satisfacton", code: 64).contains("did you mean satisfaction?"))
    try bench.write("rates: [{id: a, name: A, formula: resolved / calls}]", "config/rates.yaml")
    let said = try at(now, "rates", code: 78)
    #expect(said.contains("config/rates.yaml:1:46: formula: no count \"calls\""))
  }
}

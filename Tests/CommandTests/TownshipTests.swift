import Foundation
import GRDB
import Testing

/// What one township or sub-district sees of its own.
@Suite("one township's view")
struct TownshipTests {
  private let bench: Workbench
  private let now = "2026-11-23T07:30:00+08:00"

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
    try bench.write(
      """
      plans:
        - {id: transport-2026, name: Transport, department: transport, from: 2026-01-01, until: 2026-12-31}
      """, "config/appraisals.yaml")
    try bench.write(
      """
      编号,标题,内容,承办单位,地点
      1,翠湖专线停运三天无人处理,翠湖专线公交停运三天了没人管，请尽快处理。,交通局,柳溪街道
      2,翠湖专线停运三天没人管,翠湖专线公交停运三天，没人管，请尽快处理。,交通局,石桥镇
      3,翠湖专线停运三天没人管,翠湖专线公交停运三天了没人管，请尽快处理。,交通局,西区
      4,医院挂号难,市医院挂号太难。,卫健委,柳溪街道
      """, "inbox/hotline.csv")
    let taken = try bench.run(["import", "inbox/hotline.csv", "--now", "2026-10-20T10:00:00+08:00"])
    #expect(taken.code == 0, "\(taken.errors)")
    for (item, resolved) in [("1", "yes"), ("2", "no"), ("3", "yes"), ("4", "partly")] {
      _ = try at("2026-10-21T10:00:00+08:00", "queue", "reply", item, "--answer", "已处理")
      _ = try at(
        "2026-10-22T10:00:00+08:00", "queue", "callback", item, "--resolved", resolved,
        "--satisfied", "satisfied")
    }
  }

  @discardableResult
  private func at(_ time: String, _ arguments: String..., code: Int32 = 0) throws -> String {
    let done = try bench.run(arguments + ["--now", time])
    #expect(done.code == code, "\(arguments): \(done.output)\(done.errors)")
    return done.output + done.errors
  }

  private func number(_ sql: String) throws -> Int {
    let queue = try bench.store()
    return try #require(try queue.read { try Int.fetchOne($0, sql: sql) })
  }

  @Test("rates are of the call-backs there alone, and so are their items and the ledger")
  func rates() throws {
    for (place, codes) in [("1", "'1', '11', '12'"), ("11", "'11'"), ("2", "'2'")] {
      let own = """
        FROM callback JOIN item ON item.id = callback.item
        WHERE place IN (SELECT id FROM code WHERE text IN (\(codes)))
        """
      let all = try number("SELECT count(*) \(own)")
      let resolved = try number(
        "SELECT count(*) \(own) AND resolved = (SELECT id FROM code WHERE text = 'yes')")
      let window = ["--date", "2026-10-22", "--place", place]
      let said = try bench.run(["rates", "--json", "--now", now] + window)
      let json =
        try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any]
      let rates = (json?["total"] as? [String: Any])?["rates"] as? [String: [String: Any]]
      let figure = rates?["resolution"]?["all"] as? [String: Any]
      #expect(figure?["numerator"] as? Double == Double(resolved), "\(place): \(said.output)")
      #expect(figure?["denominator"] as? Double == Double(all))
      let items = try bench.run(["rates", "items", "resolution", "--json", "--now", now] + window)
      #expect(items.output.components(separatedBy: "\"number\"").count - 1 == all)
    }
    try at(now, "rates", "exclude", "3", "--reason", "不合理")
    #expect(try at(now, "rates", "exclusions", "--place", "2").contains("MQ-"))
    #expect(!(try at(now, "rates", "exclusions", "--place", "1")).contains("MQ-"))
    #expect(try at(now, "rates", "--place", "13", code: 64).contains("no place 13"))
  }

  @Test("matters and the voices about what was agreed are those that were heard there")
  func matters() throws {
    let all = try #require(bench.json("matters", "list") as? [[String: Any]])
    #expect(all.first?["voices"] as? Int == 3)
    let east = try #require(bench.json("matters", "list", "--place", "1") as? [[String: Any]])
    #expect(east.count == 1 && east.first?["voices"] as? Int == 2)
    #expect((east.first?["items"] as? [String]).map(Set.init) == ["1", "2"])
    try at(
      now, "rectify", "add", "transport-2026", "恢复12路公交", "--agreed", "2026-10-19", "--word", "停运")
    func after(_ place: [String]) throws -> Int? {
      let said = try bench.run(["rectify", "list", "--json", "--now", now] + place)
      let rows = try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [[String: Any]]
      return (rows?.first?["voices"] as? [String: Any])?["after"] as? Int
    }
    #expect(try after([]) == 3)
    #expect(try after(["--place", "11"]) == 1)
  }

  @Test("the matters of a dossier have as many voices as independent SQL counts")
  func dossier() throws {
    for (place, own) in [(nil, "TRUE"), ("1", "text IN ('1', '11', '12')")] {
      let arguments = place.map { ["--place", $0] } ?? []
      let made = try bench.run(
        ["appraise", "dossier", "transport-2026", "--format", "json", "--now", now] + arguments)
      #expect(made.code == 0, "\(made.errors)")
      let name = "transport-2026" + (place.map { ".place-" + $0 } ?? "")
      let json = try JSONSerialization.jsonObject(
        with: Data(bench.read("appraisals/\(name).json").utf8))
      let matters = try #require((json as? [String: Any])?["matters"] as? [[String: Any]])
      #expect(matters.count == 1)
      for matter in matters {
        let id = try #require((matter["id"] as? String)?.dropFirst(2))
        let voices = "FROM matter_item JOIN item ON item.id = matter_item.item WHERE matter = \(id)"
        #expect(matter["voices"] as? Int == (try number("SELECT count(*) \(voices)")))
        let here = "\(voices) AND place IN (SELECT id FROM code WHERE \(own))"
        #expect(matter["voices_in_period"] as? Int == (try number("SELECT count(*) \(here)")))
      }
    }
  }
}

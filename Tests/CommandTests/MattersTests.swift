import Foundation
import GRDB
import Testing

@Suite("matters")
struct MattersTests {
  /// Invented voices: six about one noise, five about one lift, and some that stand alone.
  private static let noise = (0..<6).map { index in
    let words = ["桥下广场半夜喇叭", "广场喇叭吵得睡不着", "喇叭噪声分贝超标", "广场舞喇叭扰民"][index % 4]
    return ["望江苑小区" + words, "我是望江苑\(index + 1)栋的住户，\(words)。桥下噪声问题"]
  }
  private static let lift = (0..<5).map { index in
    let words = ["电梯经常停运", "电梯困人无人救援", "电梯半年没有检修", "电梯井道漏水"][index % 4]
    return ["青禾湾小区" + words, "我是青禾湾\(index + 1)栋的住户，\(words)。电梯问题"]
  }
  private static let alone = [
    "公交十二路改线", "咨询医保报销比例", "河边垃圾未清运", "学校食堂价格偏高", "建议增设公共厕所", "路口红绿灯太短",
    "老旧小区加装煤气", "图书馆开放时间", "农村道路硬化", "流浪狗伤人",
  ]

  private static func record(
    _ id: String, _ texts: [String], day: Int, author: String, votes: Int = 0
  ) -> String {
    #"{"id":"\#(id)","subject":"\#(texts[0])","body":"\#(texts[1])，请处理。电话13812345678","author":"\#(author)","votes_for":\#(votes),"submitted_at":"2026-11-\#(day)T09:00:00+08:00"}"#
  }

  private static func records(_ noise: Range<Int>) -> String {
    let noise = noise.map { record("n\($0)", Self.noise[$0], day: 15 + $0, author: "甲\($0)") }
    let lift = Self.lift.indices.map {
      record("l\($0)", Self.lift[$0], day: 11 + $0, author: "乙")
    }
    let alone = Self.alone.indices.map {
      record("a\($0)", [Self.alone[$0], Self.alone[$0]], day: 10 + $0, author: "丙\($0)")
    }
    return (noise + lift + alone).joined(separator: "\n") + "\n"
  }

  private func bench(_ noise: Range<Int> = 0..<6) throws -> Workbench {
    let bench = try Workbench()
    try bench.write(Self.records(noise), "a.ndjson")
    let outcome = try bench.minqing("import", "a.ndjson")
    #expect(outcome.code == 0, "\(outcome.errors)")
    return bench
  }

  private func list(_ bench: Workbench) throws -> [[String: Any]] {
    try #require(bench.json("matters", "list") as? [[String: Any]])
  }

  private func items(_ matter: [String: Any]) -> Set<String> {
    Set(matter["items"] as? [String] ?? [])
  }

  private func matter(_ bench: Workbench, with item: String) throws -> [String: Any]? {
    try list(bench).first { items($0).contains(item) }
  }

  /// The items of the one matter that holds an item.
  private func together(_ bench: Workbench, with item: String) throws -> Set<String> {
    let matter = try matter(bench, with: item)
    return items(try #require(matter, "\(item) is in no matter"))
  }

  private func id(_ bench: Workbench, with item: String) throws -> String {
    let matter = try matter(bench, with: item)
    return try #require(matter?["id"] as? String, "\(item) is in no matter")
  }

  @Test("an import finds the matters by itself, the one of many people hotter than that of one")
  func found() throws {
    let bench = try bench()
    let matters = try list(bench)
    #expect(matters.map(items) == [Set((0..<6).map { "n\($0)" }), Set((0..<5).map { "l\($0)" })])
    let noise = try #require(matters.first)
    #expect(noise["voices"] as? Int == 6 && noise["people"] as? Int == 6)
    #expect(noise["first"] as? String == "2026-11-15" && noise["last"] as? String == "2026-11-20")
    #expect(Self.noise.map(\.[0]).contains(noise["title"] as? String ?? ""))
    #expect(matters.last?["people"] as? Int == 1)
    let shown = try bench.minqing("matters", "list").output
    #expect(shown.contains("望江苑") && shown.contains("2026-11-20"))
  }

  @Test("what comes later joins the matters that there are, which keep their ids")
  func later() throws {
    let bench = try bench(0..<3)
    let before = try self.id(bench, with: "n0")
    try bench.write(
      (3..<6).map { Self.record("n\($0)", Self.noise[$0], day: 15 + $0, author: "甲\($0)") }
        .joined(separator: "\n"), "b.ndjson")
    let report = try bench.minqing("import", "b.ndjson")
    #expect(report.output.contains("matters: of 3 voices 3 joined, 0 new matters"))
    #expect(try id(bench, with: "n5") == before)
    #expect(try together(bench, with: "n5") == Set((0..<6).map { "n\($0)" }))
  }

  @Test("nothing waits after an import, and grouping by hand says so")
  func byHand() throws {
    let bench = try bench()
    let report = try bench.minqing("matters", "group")
    #expect(report.output == "matters: of 0 voices 0 joined, 0 new matters\n")
  }

  @Test("an item that a person took out does not come back, and the history says who did it")
  func split() throws {
    let bench = try bench()
    let id = try self.id(bench, with: "n0")
    #expect(try bench.minqing("matters", "split", id, "n5", "--as", "wang").code == 0)
    #expect(try matter(bench, with: "n5") == nil)
    try bench.write(Self.record("n9", Self.noise[0], day: 21, author: "丁"), "b.ndjson")
    try bench.minqing("import", "b.ndjson")
    #expect(try together(bench, with: "n9").isSuperset(of: ["n0", "n9"]))
    let joined = try matter(bench, with: "n5").map(items) ?? []
    #expect(!joined.contains("n0"))
    let history = try bench.minqing("queue", "history", "n5").output
    #expect(history.contains("taken out of a matter  wang"))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("items that are split off together are a matter, which a merge undoes")
  func merge() throws {
    let bench = try bench()
    let id = try self.id(bench, with: "n0")
    try bench.minqing("matters", "split", id, "n4", "n5")
    let other = try self.id(bench, with: "n5")
    #expect(other != id)
    #expect(try together(bench, with: "n5") == ["n4", "n5"])
    #expect(try bench.minqing("matters", "merge", id, other).code == 0)
    #expect(try together(bench, with: "n5") == Set((0..<6).map { "n\($0)" }))
    let shown = try #require(bench.json("matters", "show", other) as? [String: Any])
    #expect((shown["matter"] as? [String: Any])?["id"] as? String == id)
  }

  @Test("the same person, a copy and one's own words are told apart")
  func relations() throws {
    let bench = try bench()
    try bench.write(Self.record("n9", Self.noise[0], day: 21, author: "丁"), "b.ndjson")
    try bench.minqing("import", "b.ndjson")
    func relations(_ item: String) throws -> [String] {
      let id = try self.id(bench, with: item)
      let shown = try #require(bench.json("matters", "show", id) as? [String: Any])
      return (shown["voices"] as? [[String: Any]] ?? []).compactMap { $0["relation"] as? String }
    }
    #expect(try relations("l0") == ["own", "again", "again", "again", "again"])
    #expect(try relations("n0").last == "copy")
  }

  @Test("confidential items are in no title, list or figure")
  func confidential() throws {
    let bench = try bench()
    for item in 1..<6 { try bench.minqing("queue", "confide", "n\(item)") }
    #expect(try matter(bench, with: "n0") == nil)
    try bench.minqing("queue", "unconfide", "n1", "--reason", "consent")
    #expect(try together(bench, with: "n0") == ["n0", "n1"])
  }

  @Test("reports are counted, and a matter is not called by what one of them says")
  func reports() throws {
    let bench = try bench()
    let titled = try #require(try matter(bench, with: "n0")?["title"] as? String)
    let reports = """
      UPDATE item SET kind = (SELECT id FROM code WHERE text = 'report')
      WHERE external_id LIKE 'n%' AND id IN (SELECT item FROM item_text WHERE subject = '\(titled)')
      """
    // The kind has to be known to the store before it can be given.
    try bench.write(
      #"{"id":"r","subject":"举报","body":"举报","kind":"举报","submitted_at":"2026-11-01T09:00:00+08:00"}"#,
      "r.ndjson")
    try bench.minqing("import", "r.ndjson")
    try bench.store().write { try $0.execute(sql: reports) }
    let other = try #require(try matter(bench, with: "n0"))
    #expect(other["voices"] as? Int == 6 && other["title"] as? String != titled)
    let all = reports.replacing("AND id IN", with: "OR id IN")
    try bench.store().write { try $0.execute(sql: all) }
    let untold = try #require(try matter(bench, with: "n0")?["title"] as? String)
    #expect(untold.hasPrefix("reports") && !untold.contains("喇叭"))
  }

  @Test("an item that says something else leaves its matter and joins the one it speaks of now")
  func changed() throws {
    let bench = try bench()
    let lift = Self.record("n0", Self.lift[0], day: 15, author: "甲0")
    let later = lift.dropLast() + #","updated_at":"2026-11-21T09:00:00+08:00"}"#
    try bench.write(later + "\n", "b.ndjson")
    let outcome = try bench.minqing("import", "b.ndjson")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try together(bench, with: "n1") == Set((1..<6).map { "n\($0)" }))
    #expect(try together(bench, with: "l0") == Set((0..<5).map { "l\($0)" }).union(["n0"]))
    #expect(try bench.minqing("matters", "group").output.contains("of 0 voices"))
  }

  @Test("an item that was merged into another is no further voice")
  func mergedItem() throws {
    let bench = try bench()
    let merged = try bench.minqing("queue", "merge", "n1", "--into", "n0")
    #expect(merged.code == 0, "\(merged.errors)")
    let noise = try matter(bench, with: "n0")
    #expect(noise?["voices"] as? Int == 5 && noise?["people"] as? Int == 5)
  }

  @Test("where grouping fails, an import tells it, and what came is kept")
  func failing() async throws {
    let bench = try bench()
    let queue = try bench.store()
    try await queue.write { try $0.execute(sql: "UPDATE grouping SET counts = x'00'") }
    let new = Self.record("x", ["新的一条", "新的内容"], day: 20, author: "丁")
    try bench.write(new + "\n", "b.ndjson")
    let outcome = try bench.minqing("import", "b.ndjson")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("matters are behind"))
    #expect(try bench.minqing("queue", "show", "x").code == 0)
  }

  @Test(
    "what cannot be done is refused with the mend",
    arguments: [
      (["show", "M-99"], Int32(64), "no matter M-99; give an id such as M-12, see matters list"),
      (["merge", "M-1"], 64, "name two matters or more"),
      (["merge", "M-1", "1"], 64, "these are one matter already"),
      (["split", "M-1", "a0"], 64, "a0 does not belong to M-1"),
      (["list", "--limit", "0"], 64, "--limit takes a number from 1"),
    ])
  func refused(arguments: [String], code: Int32, message: String) throws {
    let bench = try bench()
    let outcome = try bench.run(["matters"] + arguments + ["--now", bench.now])
    #expect(outcome.code == code)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("many people about one thing are found in real messages", .enabled(if: SharedData.exists))
  func real() throws {
    let bench = try Workbench()
    let path = SharedData.folder + "/messages/hot-issues.xlsx"
    try bench.minqing("import", "--history", path)
    let matters = try list(bench)
    let all = matters.flatMap { $0["items"] as? [String] ?? [] }
    #expect(Set(all).count == all.count)
    #expect(matters.contains { $0["voices"] as? Int ?? 0 >= 45 && $0["people"] as? Int ?? 0 >= 20 })
    #expect(!matters.contains { $0["voices"] as? Int ?? 0 > 120 })
  }
}

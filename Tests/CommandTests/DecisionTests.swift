import Foundation
import Testing

@Suite("what people decide about topics")
struct DecisionTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(messages(40), "all.ndjson")
    try bench.minqing("import", "all.ndjson")
  }

  private func shown(_ item: String) throws -> [String: Any] {
    try #require(bench.json("queue", "show", item) as? [String: Any])
  }

  private func topic(_ item: String) throws -> String? {
    (try shown(item)["item"] as? [String: Any])?["topic"] as? String
  }

  private func kinds(_ item: String) throws -> [String] {
    (try shown(item)["history"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
  }

  @Test("a topic that a person gives wins at once, and moves the item to who answers for it")
  func tag() throws {
    let before = try topic("m0")
    let outcome = try bench.minqing("queue", "tag", "m0", "natural-resources/land-requisition")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(before == "transport")
    #expect(try topic("m0") == "natural-resources")
    let list = try bench.json("queue", "list", "--topic", "natural-resources/land-requisition")
    #expect((list as? [[String: Any]])?.compactMap { $0["external_id"] as? String } == ["m0"])
    #expect(try kinds("m0") == ["item.created", "item.tagged"])
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("it stays through a replay and through a new version of the item")
  func lasting() throws {
    try bench.minqing("queue", "tag", "m0", "health")
    let replay = try bench.minqing("import", "--replay")
    #expect(replay.code == 0, "\(replay.errors)")
    #expect(try topic("m0") == "health")
    try bench.write(messages(40).replacingOccurrences(of: "第0件", with: "第零件"), "new.ndjson")
    try bench.minqing("import", "new.ndjson")
    #expect(try shown("m0")["version"] as? Int == 2)
    #expect(try topic("m0") == "health")
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("classifying the store anew follows the words and leaves decisions alone")
  func classifyStored() throws {
    try bench.minqing("queue", "tag", "m0", "health")
    let words = """
      version: "mine"
      kinds: [{id: help, name: 求助, words: {求助: 1}}]
      topics: [{id: environment, name: 环境, words: {公交: 3, 请有关部门处理: 1}}, {id: health, name: 卫生}]
      """
    try bench.write(words, "config/topics.yaml")
    try bench.write("departments: []", "config/departments.yaml")
    let outcome = try bench.minqing("classify", "--all")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("classified 40, of which"))
    #expect(try topic("m0") == "health")
    #expect(try topic("m5") == "environment")
    let topics = try shown("m0")["topics"] as? [[String: Any]]
    #expect(topics?.first?["id"] as? String == "environment", "the guess stands beside it")
    #expect(try bench.minqing("verify").code == 0)
    let again = try bench.minqing("classify", "--since", "2026-11-01")
    #expect(again.output.contains("classified 40, of which 0 changed."), "\(again.output)")
  }

  @Test("a topic that a person refuses is gone, and the next guess stands")
  func untag() throws {
    try bench.minqing("queue", "untag", "m0", "transport")
    #expect(try topic("m0") != "transport")
    try bench.minqing("queue", "tag", "m0", "transport")
    #expect(try topic("m0") == "transport", "the last word counts")
    #expect(
      try kinds("m0").suffix(3) == ["item.untagged", "item.decision-withdrawn", "item.tagged"])
  }

  @Test("an unknown topic or item is told with the nearest one")
  func unknown() throws {
    let topic = try bench.minqing("queue", "tag", "m0", "transprot")
    #expect(topic.code == 64)
    #expect(topic.errors.contains("no topic transprot; did you mean transport?"))
    #expect(try bench.minqing("queue", "tag", "m999", "transport").code == 64)
  }

  @Test("review takes one key an answer, skips, takes back and quits")
  func review() throws {
    let outcome = try bench.minqing("queue", "review", input: "1sta1uq")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      outcome.output.contains("2 decided (0 of them drawn at random), 1 skipped."),
      "\(outcome.output)")
    let list = try bench.json("queue", "list", "--limit", "100") as? [[String: Any]]
    let tagged = try #require(list).filter { item in
      (try? kinds(item["public_id"] as? String ?? ""))?.contains("item.tagged") == true
    }
    #expect(tagged.count == 3, "one of them was taken back, and its history says so")
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("every fifth item is drawn at random, until nothing is left")
  func random() throws {
    let outcome = try bench.minqing(
      "queue", "review", input: String(repeating: "ta", count: 45))
    #expect(outcome.output.contains("Nothing is left to decide about."), "\(outcome.output)")
    #expect(outcome.output.contains("40 decided (8 of them drawn at random), 0 skipped."))
  }

  @Test("review shows no line wider than the terminal")
  func width() throws {
    bench.environment["COLUMNS"] = "80"
    let outcome = try bench.minqing("queue", "review", input: "q")
    #expect(outcome.lines.count > 4)
    for line in outcome.lines {
      let width = line.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
      #expect(width <= 80, "\(line)")
    }
  }

  @Test("what people decided is measured on items drawn at random, with its interval")
  func measured() throws {
    #expect(try bench.minqing("evaluate", "--store").output.contains("nothing was drawn at random"))
    try bench.minqing("queue", "review", input: String(repeating: "1", count: 45) + "q")
    let report = try #require(bench.json("evaluate", "--store") as? [String: Any])
    #expect(report["drawn"] as? Int == 8)
    let accuracy = try #require(report["accuracy"] as? [String: Any])
    #expect(accuracy["right"] as? Int == 8)
    #expect(accuracy["share"] as? Double == 1)
    let low = try #require(accuracy["low"] as? Double)
    #expect(abs(low - 0.6756) < 0.001, "Wilson's interval of 8 out of 8")
    #expect((report["departments"] as? [String: Any])?.isEmpty == false)
  }

  @Test("a model learns from decisions, and says so")
  func training() throws {
    let outcome = try bench.minqing("train", "--store", "--output", "var/models/a.model")
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("the store holds no decisions"))
    try bench.minqing("queue", "review", input: String(repeating: "1", count: 45) + "q")
    let trained = try bench.minqing("train", "--store", "--output", "var/models/a.model", "--force")
    #expect(trained.code == 0 || trained.errors.contains("messages"), "\(trained.errors)")
  }

  @Test("an item of the store is explained by the words that stand in it")
  func explained() throws {
    let outcome = try bench.minqing("explain", "m0")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("transport") && outcome.output.contains("公交"))
    #expect(try bench.minqing("explain", "m999").code == 64)
  }
}

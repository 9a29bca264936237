import Foundation
import LoopbackServer
import Testing

@Suite("what sources file voices under, and what must not wait")
struct StatedTopicTests {
  private func topic(_ bench: Workbench, _ item: String) throws -> String? {
    let shown = try #require(bench.json("queue", "show", item) as? [String: Any])
    return (shown["item"] as? [String: Any])?["topic"] as? String
  }

  @Test("the name of a topic, its id, and what the configuration says it means come first")
  func stated() throws {
    let bench = try Workbench(
      Workbench.configuration(
        """
          - id: hotline
            url: file:inbox/
            topics: {"006": natural-resources, 其他: civil-affairs}
        """))
    try bench.write(
      """
      编号,标题,诉求分类
      1,公交停运,卫生健康
      2,公交停运,education-culture-sport
      3,公交停运,006
      4,公交停运,没有这个领域
      """, "inbox/a.csv")
    #expect(try bench.minqing("run").code == 0)
    #expect(try topic(bench, "1") == "health")
    #expect(try topic(bench, "2") == "education-culture-sport")
    #expect(try topic(bench, "3") == "natural-resources")
    #expect(try topic(bench, "4") == "transport", "what is not known here leaves it to the words")
    #expect(
      try bench.minqing("classify", "--all").output.contains("classified 4, of which 0 changed"))
  }

  @Test("a topic that there is not is a mistake in the configuration")
  func unknown() throws {
    let bench = try Workbench(
      Workbench.configuration("  - {id: a, url: \"file:inbox/\", topics: {x: helth}}"))
    let outcome = try bench.minqing("run")
    #expect(outcome.code == 78)
    #expect(outcome.errors.contains("source a: no topic helth; did you mean health?"))
  }

  @Test("a new Open311 source comes with what its services seem to mean")
  func services() throws {
    let server = try Loopback { request in
      switch request.path.split(separator: "?").first {
      case "/v2/services.json":
        .text(
          """
          [{"service_code":"006","service_name":"公交线路"},{"service_code":"x 1","service_name":"Zzz"}]
          """)
      default:
        .text(#"[{"service_request_id":"1","description":"公交停运","service_code":"006"}]"#)
      }
    }
    defer { server.stop() }
    let bench = try Workbench()
    let outcome = try bench.minqing(
      "sources", "add", server.url("/v2/requests.json"), "--id", "city",
      "--allow-private-networks")
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    let after = try bench.read("config/minqing.yaml")
    #expect(after.contains("    topics:\n      \"006\": transport"), "\(after)")
    #expect(after.contains("      # \"x 1\":   # Zzz"), "\(after)")
  }

  @Test("what must not wait is found in the queue, with the reason")
  func urgent() throws {
    let bench = try Workbench()
    try bench.write(
      """
      编号,标题,内容
      1,小区停水三天无人管,整栋楼停水三天了，老人小孩没有水用。
      2,建议增加公交班次,早高峰太挤。
      """, "inbox/a.csv")
    #expect(try bench.minqing("run").code == 0)
    let list = try bench.json("queue", "list", "--urgent") as? [[String: Any]]
    #expect(list?.compactMap { $0["external_id"] as? String } == ["1"])
    #expect(list?.first?["urgency"] as? String == "no-water")
    #expect(try bench.minqing("queue", "show", "1").output.contains("urgent: "))
    #expect(try bench.minqing("verify").code == 0)
  }
}

import Foundation
import Testing

@Suite("search")
struct SearchTests {
  private func bench() throws -> Workbench {
    let bench = try Workbench()
    try bench.write(
      """
      {"id":"a","subject":"公交12路停运","body":"请恢复12路公交车，联系电话13812345678。"}
      {"id":"b","subject":"小区停车难","body":"晚上回家没有车位，\\n停车要绕三圈。"}
      {"id":"c","subject":"Pothole on Elm Street","body":"A deep one near the parking lot."}

      """, "all.ndjson")
    #expect(try bench.minqing("import", "all.ndjson").code == 0)
    return bench
  }

  private func ids(_ bench: Workbench, _ arguments: String...) throws -> [String] {
    let outcome = try bench.run(["search"] + arguments + ["--json", "--now", bench.now])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let page = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let hits = try #require(page?["hits"] as? [[String: Any]])
    return hits.compactMap { ($0["item"] as? [String: Any])?["external_id"] as? String }
  }

  @Test("an import is found at once, in whichever way it is asked for")
  func finds() throws {
    let bench = try bench()
    #expect(try ids(bench, "车") == ["b", "a"])
    #expect(try ids(bench, "停车") == ["b"])
    #expect(try ids(bench, "１２路") == ["a"])
    #expect(try ids(bench, "park*") == ["c"])
    #expect(try ids(bench, "\"elm street\"", "deep") == ["c"])
    #expect(try ids(bench, "车 -停车") == ["a"])
    #expect(try ids(bench, "车", "--state", "closed") == [])
    let list = try #require(
      bench.json("queue", "list", "--text", "停车 OR pothole") as? [[String: Any]])
    #expect(list.count == 2)
  }

  @Test("a move and an export by a search say where more meet it than count")
  func cut() throws {
    let bench = try bench()
    let told = "--text finds more than count: older items are left out; raise --newest (now 1)"
    for command in [["export"], ["assign", "--to", "transport", "--yes"]] {
      let cut = try bench.run(
        ["queue"] + command + ["--text", "车", "--newest", "1", "--now", bench.now])
      #expect(cut.code == 0 && cut.errors.contains(told), "\(cut.errors)")
      #expect(cut.output.contains("MQ-20261123-0002") && !cut.output.contains("MQ-20261123-0001"))
      let whole = try bench.run(["queue"] + command + ["--text", "车", "--now", bench.now])
      #expect(!whole.errors.contains("--newest") && whole.output.contains("MQ-20261123-0001"))
    }
    // Where it asks, it says so before.
    let asked = try bench.minqing(
      "queue", "assign", "--to", "health", "--text", "车", "--newest", "1")
    #expect(asked.code == 64 && asked.errors.hasPrefix(told), "\(asked.errors)")
    #expect(try bench.minqing("queue", "export", "--text", "车", "--newest", "0").code == 64)
  }

  @Test("a telephone number that was masked cannot be found")
  func masked() throws {
    let bench = try bench()
    for query in ["13812345678", "1381*", "1381234", "12345678"] {
      #expect(try ids(bench, query) == [], "\(query)")
    }
  }

  @Test("a person sees number, date, state, department and the words in their place, in 80 columns")
  func text() throws {
    let bench = try bench()
    bench.environment["COLUMNS"] = "80"
    let outcome = try bench.minqing("search", "停车")
    #expect(
      outcome.output == """
        MQ-20261123-0002  2026-11-23  new  Transport Bureau
          小区停车难
            晚上回家没有车位， 停车要绕三圈。
        1 in all, 1 listed

        """)
    #expect(!outcome.output.contains("\u{1B}"))

    let filler = String(repeating: "这里说的是别的事情，", count: 7)
    try bench.write(#"{"id":"d","subject":"来信","body":"\#(filler)井盖丢了。"}"# + "\n", "more.ndjson")
    #expect(try bench.minqing("import", "more.ndjson").code == 0)
    let cut = try bench.minqing("search", "井盖").output
    #expect(cut.contains("…") && cut.contains("井盖丢了"), "\(cut)")
  }

  @Test(
    "a query that cannot be understood ends with 64 and the mend",
    arguments: [["？！"], ["\"停车"], ["停车", "OR"], ["a*b"], [" "]])
  func refused(words: [String]) throws {
    let bench = try Workbench()
    let outcome = try bench.run(["search"] + words + ["--now", bench.now])
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains(";") || outcome.errors.contains("such as"), "\(outcome.errors)")
    let list = try bench.minqing("queue", "list", "--text", words.joined(separator: " "))
    #expect(list.code == 64)
  }

  @Test("confidential items are found by who says why, and that is kept")
  func confidential() throws {
    let bench = try bench()
    #expect(try bench.minqing("queue", "confide", "b").code == 0)
    #expect(try ids(bench, "停车") == [])
    #expect(try bench.minqing("search", "停车", "--confidential").code == 64)
    #expect(try ids(bench, "停车", "--confidential", "--reason", "audit") == ["b"])
    let history = try bench.minqing("queue", "show", "b", "--reason", "check")
    #expect(history.output.contains("audit"))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("an index that is damaged is noticed by verify and mended by index --rebuild")
  func rebuilt() throws {
    let bench = try bench()
    let again = try bench.json("index") as? [String: Any]
    #expect(again?["indexed"] as? Int == 0)
    let rebuilt = try bench.json("index", "--rebuild") as? [String: Any]
    #expect(rebuilt?["indexed"] as? Int == 3)
    #expect(try ids(bench, "停车") == ["b"])
    #expect(try bench.minqing("verify").code == 0)
  }
}

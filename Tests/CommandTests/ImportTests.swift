import Foundation
import Testing

@Suite("import")
struct ImportTests {
  @Test("a file comes in once, by content, also under another name")
  func once() throws {
    let bench = try Workbench()
    try bench.write(messages(30), "a.ndjson")
    try bench.write(messages(30), "b.ndjson")
    let first = try bench.minqing("import", "a.ndjson")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains("new 30"))
    #expect(try bench.minqing("import", "a.ndjson", "b.ndjson").output.contains("read 0"))
    try bench.write(messages(40), "c.ndjson")
    #expect(
      try bench.minqing("import", "c.ndjson").output
        .contains("read 40 = new 10 + updated 0 + duplicate 30 + rejected 0"))
  }

  @Test("a title and rows of totals are no records, and are told of")
  func passedOver() throws {
    let bench = try Workbench()
    let table = "热线工单,,\n标题,主要内容,时间\n路灯,路灯不亮了,2026-11-20\n合计,1,\n"
    try bench.write(table, "a.csv")
    let remarks = [
      "a.csv: 1 row above the names of the columns is a title or a note",
      "a.csv: line 4 sums others up and is no record",
    ]
    let parsed = try bench.minqing("parse", "a.csv")
    #expect(parsed.code == 0 && parsed.output.contains("路灯不亮了"))
    for remark in remarks { #expect(parsed.errors.contains("minqing: \(remark)")) }
    let taken = try bench.minqing("import", "a.csv")
    #expect(taken.output.contains("read 1 = new 1"), "\(taken.errors)")
    for remark in remarks { #expect(taken.output.contains("- \(remark)")) }
  }

  @Test("history counts as received on its own days")
  func history() throws {
    let bench = try Workbench()
    try bench.write(messages(24), "a.ndjson")
    try bench.minqing("import", "--history", "a.ndjson")
    let items = try #require(
      bench.json("queue", "list", "--limit", "50", "--until", "2026-11-20") as? [[String: Any]])
    #expect(items.count == 22)
  }

  @Test("a changed record updates its item, and the history keeps both")
  func update() throws {
    let bench = try Workbench()
    let record = { (body: String) in #"{"id":"x","subject":"公交","body":"\#(body)"}"# }
    try bench.write(record("停运"), "a.json")
    try bench.write(record("又停运了"), "b.json")
    try bench.minqing("import", "a.json")
    #expect(try bench.minqing("import", "b.json").output.contains("updated 1"))
    let shown = try #require(bench.json("queue", "show", "x") as? [String: Any])
    #expect(shown["version"] as? Int == 2)
    #expect(shown["body"] as? String == "又停运了")
    let history = try #require(shown["history"] as? [[String: Any]])
    #expect(history.map { $0["kind"] as? String } == ["item.created", "item.updated"])
  }

  @Test(
    "bad input ends with its code and names place and mend",
    arguments: [
      (["import", "none.csv"], Int32(65), "no file at none.csv; check the path"),
      (["import", "config"], 65, "config is a folder; name its files"),
      (
        ["import", "--format", "cvs", "a.csv"], 64,
        "no format cvs; known: feed, json, csv, open311, html, mail, xlsx"
      ),
      (["import", "--source", "nil", "a.csv"], 64, "no source nil"),
      (["import"], 64, "name at least one file, or --replay"),
      (["import", "wrong.csv"], 65, "none of its 1 records could be taken in"),
      (["import", "--source", "hotline", "wrong.csv"], 65, "no column 工单标题; there are 甲, 乙"),
      (["import", "cut.json"], 65, "line 3"),
      (["queue", "show", "MQ-20200101-0001"], 64, "no item MQ-20200101-0001"),
      (["queue", "list", "--topic", "transprot"], 64, "did you mean transport?"),
      (["queue", "list", "--since", "2026-11-31"], 64, "2026-11-31"),
      (["digest", "--department", "moon"], 64, "no department moon"),
      (["queue", "list", "--config", "elsewhere"], 78, "minqing init"),
    ])
  func badInput(arguments: [String], code: Int32, message: String) throws {
    let bench = try Workbench(
      Workbench.configuration(
        "  - {id: hotline, url: \"file:inbox/\", fields: {subject: 工单标题}}"))
    try bench.write("编号,标题\n1,公交\n", "a.csv")
    try bench.write("甲,乙\n1,2\n", "wrong.csv")
    try bench.write("[\n{\"id\":\"1\",\"subject\":\"公交停运\"},\n{\"id\":\"2\",\"subj", "cut.json")
    let outcome = try bench.run(arguments)
    #expect(outcome.code == code, "\(outcome.output)\(outcome.errors)")
    #expect((outcome.errors + outcome.output).contains(message))
  }

  @Test("a file that was cut off is taken as far as it goes, and its whole successor adds the rest")
  func cutOff() throws {
    let bench = try Workbench()
    let whole = messages(20)
    let document = "[" + whole.split(separator: "\n").joined(separator: ",\n") + "]"
    try bench.write(String(document.dropLast(150)), "cut.json")
    try bench.write(document, "whole.json")
    let cut = try bench.minqing("import", "cut.json")
    #expect(cut.code == 65)
    let kept = try #require(bench.stats()["total"] as? Int)
    #expect((15..<20).contains(kept))
    #expect(try bench.minqing("import", "whole.json").code == 0)
    #expect(try bench.stats()["total"] as? Int == 20)
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("an unreadable file is named, and the file beside it is taken in")
  func unreadable() throws {
    let bench = try Workbench()
    try bench.write("编号,标题\n1,公交停运\n", "a.csv")
    try bench.write("编号,标题\n2,山上采石\n", "b.csv")
    chmod(bench.folder + "/a.csv", 0)
    // Root reads everything, so it steps down.
    let outcome = try bench.run(["import", "a.csv", "b.csv"], asNobody: getuid() == 0)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("a.csv cannot be read (permission denied); check"))
    #expect(outcome.output.contains("new 1"))
  }

  @Test("a configuration's fault is told with its line, and ends with 78")
  func configurationFault() throws {
    let bench = try Workbench(
      Workbench.configuration().replacingOccurrences(of: "time_zone", with: "time_zoen"))
    for arguments in [["run"], ["doctor"], ["queue", "stats"]] {
      let outcome = try bench.run(arguments)
      #expect(outcome.code == 78)
      #expect(
        (outcome.output + outcome.errors).contains(
          "config/minqing.yaml:2:1: unknown key \"time_zoen\"; did you mean time_zone?"))
    }
  }

  @Test("a store of another office is refused")
  func otherOffice() throws {
    let bench = try Workbench()
    try bench.write("编号,标题\n1,公交停运\n", "inbox/a.csv")
    try bench.minqing("run")
    try bench.write(
      Workbench.configuration().replacingOccurrences(of: "test-office", with: "other"),
      "config/minqing.yaml")
    let outcome = try bench.minqing("run")
    #expect(outcome.code == 78)
    #expect(outcome.errors.contains("is the store of office \"test-office\", not of \"other\""))
  }

  @Test(
    "all real messages come in, and none a second time",
    .enabled(if: SharedData.exists, "needs ../shared/data"))
  func realMessages() throws {
    let bench = try Workbench()
    let file = SharedData.folder + "/messages/unlabelled.ndjson"
    #expect(
      try bench.minqing("import", "--format", "json", file).output
        .contains("read 11649 = new 11649 + updated 0 + duplicate 0 + rejected 0"))
    #expect(try bench.minqing("import", "--format", "json", file).output.contains("new 0"))
    #expect(try bench.minqing("verify").code == 0)
  }
}

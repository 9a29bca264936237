import Foundation
import LoopbackServer
import Synchronization
import Testing

@Suite("sources")
struct SourcesTests {
  private static let feed = """
    <rss version="2.0"><channel><title>board</title>
    <item><guid>1</guid><title>公交12路停运</title><description>请恢复</description></item>
    <item><guid>2</guid><title>山上非法采石</title><description>粉尘</description></item>
    </channel></rss>
    """

  private func configuration(_ server: Loopback, _ more: String = "") -> String {
    Workbench.configuration(
      """
        - {id: board, url: "\(server.url("/feed.xml"))", allow_private_networks: true\(more)}
      """)
  }

  @Test("a check shows what would be stored, and stores nothing")
  func check() throws {
    let bench = try Workbench(
      Workbench.configuration("  - {id: inbox, url: \"file:inbox/\", fields: {author: 来电人}}"))
    try bench.write("编号,标题,日期,来电人\n1,公交停运,2026-11-22,王\n2,采石,昨天,李\n3,,2026-11-22,\n", "inbox/a.csv")
    let outcome = try bench.minqing("sources", "check", "inbox")
    #expect(outcome.code == 0, "\(outcome.errors)")
    for line in [
      "records: 3", "  subject: 公交停运", "  submitted_at: 2026-11-21T16:00:00Z", "  author: 王",
      "would be refused, 1: the date in 日期 cannot be read",
      "would be refused, 1: neither a subject nor a body",
    ] { #expect(outcome.output.contains(line), "\(line)\n\(outcome.output)") }
    #expect(outcome.output.contains("fields without content: address, url, channel, kind"))
    #expect(try bench.stats()["total"] as? Int == 0)
  }

  @Test("a source is added with the mapping that was guessed, and the file keeps its remarks")
  func add() throws {
    let bench = try Workbench()
    let before = try bench.read("config/minqing.yaml") + "\n# a remark at the end\n"
    try bench.write(before, "config/minqing.yaml")
    try bench.write("工单编号,诉求标题,备注\n1,公交停运,x\n", "exports/july.csv")
    let outcome = try bench.minqing("sources", "add", "file:exports/july.csv")
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    let after = try bench.read("config/minqing.yaml")
    #expect(
      after.contains(
        """
          - id: july
            url: file:exports/july.csv
            format: csv
            fields:
              external_id: 工单编号
              subject: 诉求标题
            # not used 未使用: 备注
        """), "\(after)")
    #expect(after.contains("# a remark at the end"))
    #expect(try bench.minqing("run").output.contains("new 1"))
    #expect(try bench.minqing("sources", "add", "file:exports/july.csv").code == 0)
    #expect(try bench.read("config/minqing.yaml").contains("- id: july-2"))
  }

  @Test("a source that cannot be read is not added")
  func addNothing() throws {
    let bench = try Workbench()
    let before = try bench.read("config/minqing.yaml")
    let outcome = try bench.minqing("sources", "add", "http://127.0.0.1:9/feed.xml")
    #expect(outcome.code == 76)
    #expect(outcome.output.contains("allow private networks for this source"))
    #expect(try bench.read("config/minqing.yaml") == before)
  }

  @Test("an unchanged feed answers 304 and brings nothing; after a reset it is asked for anew")
  func conditional() throws {
    let server = try Loopback { .content(Self.feed, etag: "\"1\"", for: $0) }
    defer { server.stop() }
    let bench = try Workbench(configuration(server))
    #expect(try bench.minqing("run").output.contains("new 2"))
    #expect(try bench.minqing("run").output.contains("unchanged"))
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, "\"1\""])
    #expect(try bench.minqing("sources", "reset", "board").code == 0)
    #expect(try bench.minqing("run").output.contains("nothing new"))
    #expect(server.requests.last?["If-None-Match"] == nil)
  }

  @Test("a server that asks for patience is left alone as long as it says")
  func patience() throws {
    let server = try Loopback { _ in .tooMany(retryAfter: "7200") }
    defer { server.stop() }
    let bench = try Workbench(configuration(server))
    #expect(try bench.minqing("run").code == 76)
    bench.now = "2026-11-23T09:29:00+08:00"
    let waiting = try bench.minqing("run")
    #expect(waiting.code == 0)
    #expect(waiting.output.contains("due 2026-11-23 09:30"))
    #expect(server.requests.count == 1)
  }

  @Test("a source that fails for a day is told in every run report and in the office's digest")
  func failingForADay() throws {
    let server = try Loopback { _ in LoopbackAnswer(status: 503) }
    defer { server.stop() }
    let bench = try Workbench(configuration(server))
    try bench.minqing("run")
    bench.now = "2026-11-24T08:00:00+08:00"
    let later = try bench.minqing("run")
    #expect(later.code == 76)
    #expect(later.output.contains("! board has been failing for 24 hours"))
    #expect(try bench.read("digests/2026-11-23/all.md").contains("answered 503"))
  }

  @Test("in quiet hours a source is left alone")
  func quiet() throws {
    let server = try Loopback { _ in .text(Self.feed) }
    defer { server.stop() }
    let bench = try Workbench(configuration(server, ", quiet: \"07:00-08:00\""))
    #expect(try bench.minqing("run").output.contains("due 2026-11-23 08:00"))
    #expect(server.requests.isEmpty)
    bench.now = "2026-11-23T08:00:00+08:00"
    #expect(try bench.minqing("run").output.contains("new 2"))
  }

  @Test("a snapshot marks what it gives no more, and one that shrinks to little marks nothing")
  func snapshot() throws {
    let bench = try Workbench(
      Workbench.configuration(
        "  - {id: cases, url: \"file:inbox/cases.csv\", snapshot: true}"))
    func write(_ ids: ClosedRange<Int>) throws {
      let rows = ids.map { "\($0),公交\($0)路停运\n" }.joined()
      try bench.write("编号,标题\n" + rows, "inbox/cases.csv")
    }
    func gone(_ id: Int) throws -> Bool {
      let shown = try #require(bench.json("queue", "show", "\(id)") as? [String: Any])
      return shown["gone_at"] is String
    }
    try write(1...10)
    try bench.minqing("run")
    try write(3...10)
    #expect(try bench.minqing("run").code == 0)
    #expect(try gone(1) && gone(2) && !gone(3))
    try write(9...10)
    let shrunk = try bench.minqing("run")
    #expect(shrunk.output.contains("! cases: gave 2 items, and 6 known ones no more"))
    #expect(try !gone(3))
    try write(2...10)
    try bench.minqing("run")
    #expect(try gone(1) && !gone(2), "what comes back is not gone")
    #expect(try bench.stats()["total"] as? Int == 10)
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("a snapshot of several files: what an unchanged file gives is given still")
  func snapshotFiles() throws {
    let bench = try Workbench(
      Workbench.configuration("  - {id: cases, url: \"file:inbox/*.csv\", snapshot: true}"))
    try bench.write("编号,标题\nA1,公交停运\nA2,采石\n", "inbox/a.csv")
    try bench.write("编号,标题\nB1,路灯\n", "inbox/b.csv")
    try bench.minqing("run")
    try bench.write("编号,标题\nB1,路灯\nB2,井盖\n", "inbox/b.csv")
    #expect(try bench.minqing("run").output.contains("new 1"))
    let shown = try #require(bench.json("queue", "show", "A1") as? [String: Any])
    #expect(shown["gone_at"] == nil)
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("a snapshot of files that count from 1 each: both of a number are given, and stay two")
  func snapshotNumbers() throws {
    let bench = try Workbench(
      Workbench.configuration("  - {id: cases, url: \"file:inbox/*.csv\", snapshot: true}"))
    let columns = "编号,标题,内容,时间\n"
    try bench.write(columns + "1,公交停运,等了一小时,2026-10-02\n", "inbox/a.csv")
    try bench.write(columns + "1,采石,半夜有噪声,2026-11-02\n", "inbox/b.csv")
    #expect(try bench.minqing("run").output.contains("new 2"))
    try bench.write(columns + "9,井盖,破了,2026-11-03\n", "inbox/c.csv")
    #expect(try bench.minqing("run").output.contains("new 1"))
    let shown = try #require(bench.json("queue", "list") as? [[String: Any]])
    #expect(shown.count == 3)
    for item in shown {
      let number = try #require(item["number"] as? String)
      let detail = try #require(bench.json("queue", "show", number) as? [String: Any])
      #expect(detail["gone_at"] == nil, "item \(number) is given still")
    }
    let replay = try bench.minqing("import", "--replay")
    #expect(replay.output.contains("duplicate 3"))
    #expect(try bench.stats()["total"] as? Int == 3)
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("what was changed and changed back at its source is changed back here")
  func backAgain() throws {
    let bench = try Workbench()
    for body in ["停运", "又停运", "停运"] {
      try bench.write("编号,标题,内容\n1,公交,\(body)\n", "inbox/a.csv")
      try bench.minqing("run")
      let shown = try #require(bench.json("queue", "show", "1") as? [String: Any])
      #expect(shown["body"] as? String == body)
    }
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("lists that each count from 1 do not overwrite each other")
  func usedIDs() throws {
    let bench = try Workbench()
    try bench.write("编号,标题,日期\n1,污水直排,2026-03-02\n", "inbox/三月.csv")
    try bench.write("编号,标题,日期\n1,小区停电,2026-04-02\n", "inbox/四月.csv")
    #expect(try bench.minqing("run").output.contains("new 2 + updated 0"))
    #expect(try bench.minqing("run").output.contains("nothing new"))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test(
    "what is no file in a folder is left alone, and a payload refused whole fails until it is mended"
  )
  func oddFiles() throws {
    let bench = try Workbench()
    #expect(mkfifo(bench.folder + "/inbox/f.csv", 0o600) == 0)
    try bench.write("甲,乙\n1,2\n", "inbox/wrong.csv")
    for _ in 0..<2 {
      let run = try bench.minqing("run")
      #expect(run.code == 76)
      #expect(run.output.contains("none of its 1 records could be taken in"))
    }
  }

  @Test("pages come in one by one; a page that fails leaves those before it and is asked for again")
  func pages() throws {
    let isBroken = Mutex(true)
    let server = try Loopback { request in
      if request.path.contains("page=2"), isBroken.withLock({ $0 }) {
        return LoopbackAnswer(status: 500)
      }
      let page = request.path.hasSuffix("page=1") ? 1 : 2
      return .text(#"{"items":[{"id":\#(page),"title":"公交\#(page)路停运"}]}"#)
    }
    defer { server.stop() }
    let bench = try Workbench(
      configuration(
        server, ", format: json, records: items, pages: {by: page, size: 1, most: 3}"))
    let first = try bench.minqing("run")
    #expect(first.code == 76)
    #expect(first.output.contains("new 1"))
    isBroken.withLock { $0 = false }
    // The third page is the second again, which a source with such a fault is told.
    let second = try bench.minqing("fetch")
    #expect(second.output.contains("page 3 is the page before again"))
    #expect(try bench.stats()["total"] as? Int == 2)
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("what was refused comes in after a mend, from the bytes that were kept, and nothing twice")
  func replay() throws {
    let bench = try Workbench()
    try bench.write("编号,标题,内容,派出\n1,公交停运,老人不便,昨天\n2,采石,粉尘,2026-11-20\n", "inbox/a.csv")
    let mapped = { (column: String) in
      Workbench.configuration(
        "  - {id: inbox, url: \"file:inbox/\", fields: {submitted_at: \(column)}}")
    }
    try bench.write(mapped("派出"), "config/minqing.yaml")
    #expect(
      try bench.minqing("run").output.contains("new 1 + updated 0 + duplicate 0 + rejected 1"))
    try FileManager.default.removeItem(atPath: bench.folder + "/inbox/a.csv")
    try bench.write(
      Workbench.configuration(
        "  - {id: inbox, url: \"file:inbox/\", fields: {submitted_at: []}}"),
      "config/minqing.yaml")
    let replayed = try bench.minqing("sources", "rejects", "--replay")
    #expect(replayed.output.contains("read 2 = new 1 + updated 1 + duplicate 0 + rejected 0"))
    #expect(try bench.minqing("sources", "rejects").output.contains("no refused records."))
    let again = try bench.minqing("import", "--replay")
    #expect(again.output.contains("read 2 = new 0 + updated 0 + duplicate 2 + rejected 0"))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("new words classify anew what came before; the text stays one version")
  func reclassify() throws {
    let bench = try Workbench()
    try bench.write("编号,标题\n1,无人机巡河\n", "inbox/a.csv")
    try bench.minqing("run")
    let topics = """
      version: mine
      kinds: [{id: help, name: 求助}]
      topics: [{id: science-it, name: 科技, words: {无人机: 5}}]
      """
    try bench.write(topics, "config/topics.yaml")
    try bench.write(
      "departments: [{id: it, name: 工信局, topics: [science-it]}]", "config/departments.yaml")
    #expect(try bench.minqing("import", "--replay").code == 0)
    let shown = try #require(bench.json("queue", "show", "1") as? [String: Any])
    #expect((shown["item"] as? [String: Any])?["department"] as? String == "it")
    #expect(shown["version"] as? Int == 1)
    #expect(try bench.stats()["department"] as? [String: Int] == ["it": 1])
    #expect(try bench.minqing("verify").code == 0)
  }
}

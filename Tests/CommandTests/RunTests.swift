import Foundation
import Testing

@Suite("run")
struct RunTests {
  private let register = """
    登记编号,反映事项,具体内容,接待日期
    R1,公交12路停运,老人去医院不方便,2026-11-22 09:00
    R2,山上有人非法采石,粉尘很大,2026-11-22 10:00
    R3,太少
    """

  @Test("a run takes in, writes yesterday's digests, and the next one finds nothing new")
  func twice() throws {
    let bench = try Workbench(
      Workbench.configuration("  - {id: inbox, url: \"file:inbox/\", history: true}"))
    try bench.write(register, "inbox/register.csv")
    let first = try bench.minqing("run")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains("ledger: read 3 = new 2 + updated 0 + duplicate 0 + rejected 1"))
    #expect(try bench.read("digests/2026-11-22/all.html").contains("公交12路停运"))
    #expect(try bench.read("digests/2026-W47/natural-resources.md").contains("山上有人非法采石"))
    let second = try bench.minqing("run")
    #expect(second.code == 0)
    #expect(second.output.contains("nothing new."))
    #expect(second.output.contains("no digest was due."))
    #expect(try bench.stats()["total"] as? Int == 2)
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("what lies before the first voice is no day without voices")
  func firstDays() throws {
    let bench = try Workbench()
    try bench.write(messages(24), "a.ndjson")
    try bench.minqing("import", "--history", "a.ndjson")
    let trend = { (period: String) in
      try bench.minqing(
        "digest", "--date", "2026-11-20", "--period", period, "--format", "json")
      let label = period == "day" ? "2026-11-20" : "2026-W47"
      let digest = try JSONSerialization.jsonObject(
        with: Data(bench.read("digests/\(label)/all.json").utf8))
      let days = try #require((digest as? [String: Any])?["trend"] as? [[String: Any]])
      return days.compactMap { $0["day"] as? String }
    }
    #expect(try trend("day").first == "2026-11-10")
    #expect(try trend("week").first == "2026-11-16", "the first whole week")
  }

  @Test("a department is called by its own name, also where a topic has the same id")
  func departmentName() throws {
    let bench = try Workbench()
    try bench.write("编号,标题\n1,医院挂号难\n", "inbox/a.csv")
    try bench.minqing("run")
    let stats = try bench.minqing("queue", "stats").output
    #expect(stats.contains("Health Commission"))
    #expect(try bench.minqing("queue", "list").output.contains("Health Commission"))
  }

  @Test("a dry run says what would be done and does nothing")
  func dryRun() throws {
    let bench = try Workbench()
    try bench.write(register, "inbox/register.csv")
    let plan = try bench.minqing("run", "--dry-run")
    #expect(plan.output.contains("would fetch: inbox"))
    #expect(plan.output.contains("2026-11-22, 2026-W47"))
    #expect(try bench.stats()["total"] as? Int == 0)
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/digests"))
  }

  @Test("one broken source does not stop the others, and the run ends with 76")
  func brokenSource() throws {
    let bench = try Workbench(
      Workbench.configuration(
        """
          - {id: gone, url: "file:nowhere.csv"}
          - {id: refused, url: "http://127.0.0.1:9/feed.xml", allow_private_networks: true}
          - {id: private, url: "http://127.0.0.1:9/feed.xml"}
          - {id: inbox, url: "file:inbox/"}
        """))
    try bench.write(register, "inbox/register.csv")
    let run = try bench.minqing("run")
    #expect(run.code == 76)
    #expect(run.output.contains("✗ gone: no file at"))
    #expect(run.output.contains("✗ refused: http://127.0.0.1:9/feed.xml: cannot connect"))
    #expect(run.output.contains("✗ private: "))
    #expect(try bench.stats()["total"] as? Int == 2)
    let sources = try #require(bench.json("sources", "list") as? [[String: Any]])
    let refused = try #require(sources.first { $0["id"] as? String == "refused" })
    #expect(refused["failures"] as? Int == 1)
    #expect(refused["nextAttemptAt"] is String, "a failing source says when it is tried again")
  }

  @Test("a second run at the same time ends with 75 and says who holds the lock")
  func locked() throws {
    let bench = try Workbench()
    try bench.minqing("run")
    let descriptor = open(bench.folder + "/var/minqing.sqlite3.lock", O_RDWR)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    _ = pwrite(descriptor, "minqing run, process 1 on here", 30, 0)
    let second = try bench.minqing("run")
    #expect(second.code == 75)
    #expect(second.errors.contains("another run holds the lock: minqing run, process 1 on here"))
  }

  @Test("a run that missed days catches up, each digest once")
  func catchUp() throws {
    let bench = try Workbench()
    try bench.minqing("run")
    bench.now = "2026-11-26T07:30:00+08:00"
    let report = try #require(bench.json("run") as? [String: Any])
    let digests = try #require(report["digests"] as? [String])
    for day in ["2026-11-23", "2026-11-24", "2026-11-25"] {
      #expect(digests.filter { $0.contains("/\(day)/all.html") }.count == 1)
    }
    #expect(!digests.contains { $0.contains("2026-11-22") })
  }

  @Test("personal data is in no list, digest, export or error")
  func masking() throws {
    let bench = try Workbench()
    let secrets = ["13812345678", "湘A12345", "wang@example.com", "11010519491231002X"]
    let text = secrets.joined(separator: "，联系 ")
    try bench.write(
      "编号,标题,内容,日期\n1,来电\(secrets[0]),\(text),2026-11-22\n2,\(text),\(text),昨天\n",
      "inbox/a.csv")
    let run = try bench.minqing("run")
    let number = "MQ-20261123-0001"
    let shown = [
      run, try bench.minqing("queue", "list"), try bench.minqing("queue", "list", "--json"),
      try bench.minqing("queue", "show", number), try bench.minqing("sources", "rejects", "--json"),
      try bench.minqing("parse", "inbox/a.csv"),
      try bench.minqing("digest", "--date", "2026-11-23", "--format", "json", "--format", "html"),
    ]
    let digests = try ["all.html", "all.json"].map { try bench.read("digests/2026-11-23/" + $0) }
    for secret in secrets {
      for outcome in shown {
        #expect(!(outcome.output + outcome.errors).contains(secret))
      }
      #expect(!digests.contains { $0.contains(secret) })
    }
    #expect(shown[3].output.contains("来电"))
  }
}

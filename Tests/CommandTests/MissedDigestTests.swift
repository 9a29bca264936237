import Foundation
import Testing

@Suite("digests of days on which the machine was off")
struct MissedDigestTests {
  private func moment(_ days: Int) -> String {
    let first = Date(timeIntervalSince1970: 1_795_399_200)  // 2026-11-23T10:00:00+08:00
    return (first + Double(days) * 86_400).formatted(.iso8601)
  }

  /// The folders of the whole office's digests that a run makes at a moment.
  private func made(
    _ bench: Workbench, _ days: Int
  ) throws -> (labels: [String], left: [[String: Any]]) {
    bench.now = moment(days)
    let report = try #require(bench.json("run") as? [String: Any])
    let paths = try #require(report["digests"] as? [String])
    let labels = paths.filter { $0.hasSuffix("/all.html") }
      .map { URL(fileURLWithPath: $0).deletingLastPathComponent().lastPathComponent }
    return (labels, try #require(report["digestsLeftOut"] as? [[String: Any]]))
  }

  private func bench(_ digests: String) throws -> Workbench {
    try Workbench(
      Workbench.configuration().replacing("daily: true, weekly: true", with: digests))
  }

  @Test(
    "the newest 31 days are made, each once, and what lies further back is told once",
    arguments: [(1, 0), (30, 0), (31, 0), (32, 1), (77, 46)])
  func days(missed: Int, leftOut: Int) throws {
    let bench = try bench("daily: true")
    #expect(try made(bench, 0).labels == ["2026-11-22"])
    bench.now = moment(missed)
    let plan = try #require(
      try JSONSerialization.jsonObject(
        with: Data(bench.minqing("run", "--dry-run", "--json").output.utf8)) as? [String: Any])
    let (labels, left) = try made(bench, missed)
    #expect(plan["digests"] as? [String] == labels)
    #expect(labels.count == min(missed, 31))
    #expect(labels == (0..<missed).suffix(31).map { String(moment($0).prefix(10)) })
    #expect(left.map { $0["count"] as? Int } == (leftOut == 0 ? [] : [leftOut]))
    if leftOut > 0 {
      #expect(left[0]["first"] as? String == "2026-11-23" && left[0]["period"] as? String == "day")
      #expect(left[0]["last"] as? String == String(moment(leftOut - 1).prefix(10)))
    }
    let again = try made(bench, missed)
    #expect(again.labels.isEmpty && again.left.isEmpty)
    let next = try made(bench, missed + 1)
    #expect(next.labels == [String(moment(missed).prefix(10))] && next.left.isEmpty)
  }

  @Test(
    "the newest eight weeks and twelve months are made",
    arguments: [
      ("weekly: true", 8 * 7, 8, 0), ("weekly: true", 11 * 7, 8, 3), ("monthly: true", 371, 12, 0),
      ("monthly: true", 435, 12, 3),
    ])
  func spans(digests: String, missed: Int, count: Int, leftOut: Int) throws {
    let bench = try bench("daily: false, \(digests)")
    #expect(try made(bench, 0).labels.count == 1)
    let (labels, left) = try made(bench, missed)
    #expect(labels.count == count && labels == labels.sorted())
    #expect(left.map { $0["count"] as? Int } == (leftOut == 0 ? [] : [leftOut]))
  }

  @Test("what was made and left out is said in both languages, with the command that makes it")
  func told() throws {
    let bench = try bench("daily: true, weekly: true")
    let first = try bench.minqing("run").output
    #expect(
      first.contains("digests written: 2, of 2026-11-22; 1 week from 2026-11-16 to 2026-11-22\n"))
    bench.now = moment(77)
    let leftOut =
      "! too long ago and left out: 46 days from 2026-11-23 to 2027-01-07; make each by\n"
    #expect(try bench.minqing("run", "--dry-run").output.contains(leftOut))
    let configuration = try bench.read("config/minqing.yaml")
    try bench.write(
      configuration.replacing("language: en", with: "language: zh-Hans"), "config/minqing.yaml")
    let chinese = try bench.minqing("run", "--dry-run").output
    #expect(chinese.contains("! 间隔过久，未补做：2026-11-23 至 2027-01-07 共 46 天；需要时逐份补做：\n"))
    try bench.write(configuration, "config/minqing.yaml")
    let run = try bench.minqing("run").output
    #expect(run.contains(leftOut), "\(run)")
    #expect(run.contains("! too long ago and left out: 3 weeks from 2026-11-23 to 2026-12-13;"))
    #expect(run.contains("digests written: 39, of 31 days from 2027-01-08 to 2027-02-07; 8 weeks"))
    #expect(run.contains("\n  \(bench.folder)/digests/index.html\n"))
    for command in ["--all --date 2026-11-23", "--all --period week --date 2026-11-23"] {
      #expect(run.contains("\n  minqing digest \(command)\n"))
      let arguments = ["digest"] + command.split(separator: " ").map(String.init)
      #expect(try bench.run(arguments + ["--now", bench.now]).code == 0)
    }
  }

  @Test("a digest made by hand neither hides missed days nor calls for those before the first")
  func byHand() throws {
    let bench = try bench("daily: true")
    try bench.minqing("digest", "--date", "2026-10-01")
    #expect(try made(bench, 0).labels == ["2026-11-22"])
    bench.now = moment(5)
    try bench.minqing("digest", "--date", "2026-11-27")
    #expect(
      try made(bench, 5).labels == ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"])
  }
}

import Foundation
import GRDB
import Testing

@Suite("kept tallies")
struct TallyTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    bench.environment["COLUMNS"] = "80"
    try bench.write(
      """
      plans:
        - {id: transport-2026, name: T, department: transport, from: 2026-01-01, until: 2026-12-31}
      """, "config/appraisals.yaml")
    try bench.write("对象,满意,基本满意,不满意\n交通局,１４,6,9\n教育体育局,20,8,1\n", "b.csv")
  }

  private func ballot(_ arguments: String..., code: Int32 = 0) throws -> String {
    let done = try bench.run(["ballot"] + arguments + ["--now", bench.now, "--as", "li"])
    #expect(done.code == code, "\(arguments): \(done.output)\(done.errors)")
    return done.output + done.errors
  }

  private func rows<Value: DatabaseValueConvertible>(_ sql: String) throws -> [Value] {
    let queue = try bench.store()
    return try queue.read { try Value.fetchAll($0, sql: sql) }
  }

  @Test("a tally is kept by object with rules, version, day, who recorded it and the file's hash")
  func record() throws {
    let said = try ballot("record", "b.csv", "--members", "29", "--held", "2026-11-20")
    #expect(said.contains("T-1  2026-11-20  ballot") && said.contains("recorded by li"))
    #expect(said.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(said)")
    let kept = try #require(bench.json("ballot", "show", "T-1") as? [String: Any])
    let objects = try #require(kept["objects"] as? [[String: Any]])
    #expect(
      objects.map { $0["subject"] as? String } == ["department/transport", "department/education"])
    #expect(objects[0]["plan"] as? String == "transport-2026" && objects[1]["plan"] == nil)
    #expect(objects.map { $0["result"] as? String } == ["basically", "satisfied"])
    #expect(kept["rules_version"] as? String == "1")
    let hash = Process()
    hash.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    hash.arguments = [bench.folder + "/b.csv"]
    let pipe = Pipe()
    hash.standardOutput = pipe
    try hash.run()
    let sum = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect((kept["file_sha256"] as? String).map(sum.hasPrefix) == true)
    #expect(
      try rows("SELECT votes FROM tally_vote ORDER BY position, number") == [14, 6, 9, 20, 8, 1])
    #expect(try ballot("list", "--plan", "transport-2026").contains("14/6/9"))
  }

  @Test("the same file is refused a second time, and nothing of it is kept")
  func twice() throws {
    _ = try ballot("record", "b.csv", "--members", "29", "--held", "2026-11-20")
    let said = try ballot("record", "b.csv", "--members", "29", "--held", "2026-11-21", code: 65)
    #expect(said.hasPrefix("minqing: b.csv: this file was recorded already, as T-1"), "\(said)")
    #expect(try rows("SELECT count(*) FROM tally") == [1])
    #expect(try rows("SELECT count(*) FROM tally_object") == [2])
  }

  @Test("a correction is a row of its own with its reason; what it replaces stays, an event each")
  func correct() throws {
    _ = try ballot("record", "b.csv", "--members", "29", "--held", "2026-11-20")
    try bench.write("对象,满意,基本满意,不满意\n交通运输局,15,5,9\n教育局,20,8,1\n", "c.csv")
    #expect(
      try ballot(
        "record", "c.csv", "--members", "29", "--held", "2026-11-20", "--replaces", "T-1", code: 64
      ).contains("go together"))
    _ = try ballot(
      "record", "c.csv", "--members", "29", "--held", "2026-11-20", "--replaces", "T-1", "--reason",
      "计票更正，联系人张三 13812345678")
    let current = try #require(bench.json("ballot", "list") as? [[String: Any]])
    #expect(current.map { $0["id"] as? String } == ["T-2"])
    #expect(current[0]["replaces"] as? String == "T-1")
    #expect(current[0]["reason"] as? String == "计票更正，联系人张* 138********")
    let all = try #require(bench.json("ballot", "list", "--all") as? [[String: Any]])
    #expect(all.count == 2 && all.last?["replaced_by"] as? String == "T-2")
    try bench.write("对象,满意,基本满意,不满意\n交通运输局,16,4,9\n", "d.csv")
    #expect(
      try ballot(
        "record", "d.csv", "--members", "29", "--held", "2026-11-20", "--replaces", "T-1",
        "--reason", "再次", code: 65
      ).contains("T-1 is replaced by T-2; correct that one"))
    #expect(
      try rows("SELECT code.text FROM event JOIN code ON code.id = kind ORDER BY event.id")
        == ["tally.recorded", "tally.replaced"])
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("a second vote about an object on a day is refused, unless it is said to be another one")
  func again() throws {
    let options = ["--members", "29", "--held", "2026-11-20"]
    func record(_ file: String, _ more: String...) throws -> (code: Int32, said: String) {
      let done = try bench.run(["ballot", "record", file] + options + more + ["--now", bench.now])
      return (done.code, done.output + done.errors)
    }
    _ = try record("b.csv")
    // Saved again, with a byte order mark.
    try bench.write("\u{FEFF}" + bench.read("b.csv"), "c.csv")
    let again = try record("c.csv")
    #expect(again.code == 65)
    let refusal = "c.csv: T-1 holds a ballot about \"交通局\" of 2026-11-20 already; correct it by"
    #expect(again.said.contains(refusal), "\(again.said)")
    // Under another name of the department, and one that is known by no name.
    try bench.write("对象,满意,基本满意,不满意\n交通运输局,1,2,3\n", "d.csv")
    #expect(try record("d.csv").code == 65)
    try bench.write("对象,满意,基本满意,不满意\n某项目,1,2,3\n", "e.csv")
    #expect(try record("e.csv").code == 0)
    try bench.write("对象,满意,基本满意,不满意\n某项目,3,2,1\n", "f.csv")
    #expect(try record("f.csv").code == 65)
    // Another kind or day is another vote, and so is what is said to be one.
    #expect(try record("d.csv", "--kind", "questionnaire").code == 0)
    #expect(try record("f.csv", "--held", "2026-11-21").code == 0)
    #expect(try record("c.csv", "--anyway").code == 0)
    #expect(try rows("SELECT count(*) FROM tally") == [5])
  }

  @Test("a correction is of the same kind, day and objects, unless just that was wrong")
  func correctsTheSame() throws {
    _ = try ballot("record", "b.csv", "--members", "29", "--held", "2026-11-20")
    try bench.write("对象,满意,基本满意,不满意\n交通运输局,15,5,9\n", "c.csv")
    try bench.write("对象,满意,基本满意,不满意\n教育体育局,20,8,1\n交通运输局,15,5,9\n", "d.csv")
    let options = ["--members", "29", "--replaces", "T-1", "--reason", "换对象"]
    for other in [
      ["c.csv", "--held", "2026-11-20"], ["d.csv", "--held", "2026-11-19"],
      ["d.csv", "--held", "2026-11-20", "--kind", "questionnaire"],
    ] {
      let said = try bench.run(["ballot", "record"] + other + options + ["--now", bench.now])
      #expect(said.code == 65)
      #expect(
        said.errors.contains(
          "\(other[0]): T-1 is a ballot of 2026-11-20 about \"交通局\", \"教育体育局\"; give a file"),
        "\(said.errors)")
    }
    #expect(try rows("SELECT count(*) FROM tally") == [1])
    let day = try bench.run(
      ["ballot", "record", "d.csv", "--held", "2026-11-19", "--anyway"] + options
        + ["--now", bench.now])
    #expect(day.code == 0, "\(day.errors)")
    #expect(try rows("SELECT held - 20770 FROM tally ORDER BY id") == [7, 6])
  }

  @Test("a file is counted anew, by other rules, as the correction of its own tally")
  func recount() throws {
    let file = ["record", "b.csv", "--members", "29", "--held", "2026-11-20"]
    let anew = file + ["--rules", "half-of-valid", "--replaces", "T-1", "--reason", "计票规则用错"]
    for arguments in [file, anew] {
      let said = try bench.run(["ballot"] + arguments + ["--now", bench.now])
      #expect(said.code == 0, "\(said.errors)")
    }
    #expect(try keptRules() == ["half-of-members", "half-of-valid"])
    let again = try bench.run(["ballot"] + file + ["--now", bench.now])
    #expect(again.code == 65 && again.errors.contains("recorded already, as T-2"))
    #expect(try bench.run(["verify"]).code == 0)
  }

  /// Plans of a year for departments, with the rules that each names.
  private func plans(_ rules: KeyValuePairs<String, String>) throws {
    let plans = rules.map { department, rules in
      "  - {id: \(department)-2026, name: P, department: \(department), from: 2026-01-01, "
        + "until: 2026-12-31, ballot: \(rules)}\n"
    }
    try bench.write("plans:\n" + plans.joined(), "config/appraisals.yaml")
  }

  private func keptRules() throws -> [String] {
    try rows("SELECT rules FROM tally ORDER BY id")
  }

  @Test("ballots are counted by the rules of the plan, named or found by object and day")
  func rulesOfPlan() throws {
    try plans(["transport": "half-of-valid"])
    // 12 of 24 valid ones are half of them, of 29 members they are not.
    try bench.write("对象,满意,基本满意,不满意\n交通局,12,2,10\n", "a.csv")
    let named = try ballot(
      "record", "a.csv", "--members", "29", "--held", "2026-11-18", "--plan", "transport-2026")
    #expect(named.contains("(half-of-valid)") && named.contains("result: satisfied"))
    try bench.write("交通运输局\n满意\n满意\n不满意\n", "b.csv")
    _ = try ballot("record", "b.csv", "--members", "29", "--held", "2026-11-19")
    try bench.write("交通运输局\n满意\n不满意\n不满意\n", "c.csv")
    _ = try ballot("record", "c.csv", "--members", "29", "--held", "2025-11-19")
    try bench.write("交通运输局\n满意\n不满意\n", "d.csv")
    let other = try ballot(
      "record", "d.csv", "--members", "29", "--held", "2026-11-20", "--rules", "half-of-members")
    #expect(
      other.contains(
        "transport-2026 says half-of-valid; counted by half-of-members, as --rules says"))
    try bench.write("交通运输局\n满意\n", "e.csv")
    _ = try ballot(
      "record", "e.csv", "--members", "29", "--held", "2026-11-20", "--kind", "questionnaire")
    #expect(
      try keptRules() == [
        "half-of-valid", "half-of-valid", "half-of-members", "half-of-members", "half-of-members",
      ])
    #expect(try ballot("list").split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a file about several objects: other rules are refused, and those without rules are told")
  func rulesOfSeveral() throws {
    try plans(["transport": "half-of-valid", "education": "half-of-members"])
    let file = ["record", "b.csv", "--members", "29", "--held", "2026-11-20"]
    let said = try bench.run(["ballot"] + file + ["--now", bench.now])
    #expect(
      said.code == 65
        && said.errors.contains(
          "b.csv: transport-2026 says half-of-valid, education-2026 half-of-members; give a file")
    )
    #expect(try rows("SELECT count(*) FROM tally") == [0])
    try plans(["transport": "half-of-valid"])
    let kept = try bench.run(["ballot"] + file + ["--now", bench.now])
    let note = "\"教育体育局\" has no plan that names rules; counted by half-of-valid, as transport"
    #expect(kept.errors.contains(note), "\(kept.errors)")
    #expect(try keptRules() == ["half-of-valid"])
  }

  @Test("ballots and questionnaires are kept apart, and no cell that could lead to a voter is kept")
  func anonymous() throws {
    try bench.write("序号,姓名,交通运输局\n1,张三,满意\n2,李四,不满意\n", "q.csv")
    let said = try ballot(
      "record", "q.csv", "--rules", "questionnaire", "--kind", "questionnaire", "--held",
      "2026-11-10")
    #expect(said.contains("questionnaire"))
    let store = try Data(contentsOf: URL(fileURLWithPath: bench.folder + "/var/minqing.sqlite3"))
    let log = try? Data(contentsOf: URL(fileURLWithPath: bench.folder + "/var/minqing.sqlite3-wal"))
    for name in ["张三", "李四"] {
      #expect((store + (log ?? Data())).range(of: Data(name.utf8)) == nil)
    }
    #expect(try rows("SELECT kind FROM tally") == ["questionnaire"])
  }

  @Test("what is wrong is told, and nothing is kept")
  func faults() throws {
    #expect(
      try ballot("record", "b.csv", "--members", "29", "--held", "2027-01-01", code: 64).contains(
        "has not come yet"))
    #expect(
      try ballot(
        "record", "b.csv", "--members", "29", "--held", "2026-11-20", "--plan", "transport-2026",
        code: 65
      ).contains("b.csv: \"教育体育局\" is not what transport-2026 appraises"))
    #expect(
      try ballot("record", "b.csv", "--members", "28", "--held", "2026-11-20", code: 65).contains(
        "has 29 ballots, but only 28 may vote"))
    #expect(try ballot("show", "T-9", code: 64).contains("no tally T-9"))
    #expect(try rows("SELECT count(*) FROM tally") == [0])
    try bench.write("对象,满意,基本满意,不满意\n交通运轮局,15,5,9\n", "c.csv")
    #expect(
      try ballot("record", "c.csv", "--members", "29", "--held", "2026-11-20").contains(
        "did you mean \"交通运输局\"?"))
  }

  @Test("a fault of a whole column is one line; a column that is missing says what was meant")
  func columns() throws {
    let rows = (1...30).map { "\($0),甲\($0)" }.joined(separator: "\n")
    try bench.write("交通运输局,教育体育局\n" + rows.replacing(/\d+,/, with: "满意,"), "b.csv")
    let said = try ballot("tally", "b.csv", "--rules", "half-of-valid", code: 65)
    #expect(said.split(separator: "\n").filter { $0.contains("b.csv:") }.count == 1)
    #expect(said.contains("b.csv:2: \"甲1\" in column \"教育体育局\" is no grade"))
    #expect(said.contains("(and 29 more of this column, the last in line 31)"))
    try bench.write("交通运输局\n满意\n", "b.csv")
    #expect(
      try ballot("tally", "b.csv", "--rules", "half-of-valid", "--object", "交通运轮局", code: 65)
        .contains("no column for \"交通运轮局\"; did you mean \"交通运输局\"?"))
  }
}

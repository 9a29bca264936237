import Formats
import Foundation
import Testing

@Suite("ballot")
struct BallotTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    bench.environment["COLUMNS"] = "80"
  }

  private func tally(_ file: String, _ options: String..., code: Int32 = 0) throws -> String {
    let outcome = try bench.run(["ballot", "tally", file] + options)
    #expect(outcome.code == code, "\(outcome.output)\(outcome.errors)")
    return outcome.output + outcome.errors
  }

  @Test("a tally of counts shows rule, figures and reasons within 80 columns, and stores nothing")
  func counts() throws {
    try bench.write("对象,满意,基本满意,不满意\n交通运输局,28,1,\n教育体育局,14,6,9\n合计,42,7,9\n", "b.csv")
    let said = try tally("b.csv", "--members", "29")
    #expect(said.contains("Rule: satisfaction by half of all members (half-of-members)"))
    #expect(said.contains("satisfied 28 ≥ 15 (at least 1/2 of 29 members): satisfied"))
    #expect(said.contains("satisfied 14 < 15 (at least 1/2 of 29 members)"))
    #expect(said.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(said)")
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/var"))
    let json = try #require(
      bench.json("ballot", "tally", "b.csv", "--members", "29") as? [String: Any])
    let objects = try #require(json["objects"] as? [[String: Any]])
    #expect(objects.map { $0["result"] as? String } == ["satisfied", "basically"])
    #expect(
      objects[0]["votes"] as? [String: Int] == ["satisfied": 28, "basically": 1, "dissatisfied": 0])
    #expect(json["members"] as? Int == 29 && json["rules"] as? String == "half-of-members")
  }

  @Test("anonymous ballots are counted without what could lead to a voter")
  func ballots() throws {
    try bench.write(
      "序号,姓名,交通运输局,教育体育局\n1,张三,满意,满意\n2,李四,满意;不满意,不满意\n3,王五,,满意\n", "b.csv")
    let said = try tally("b.csv", "--rules", "half-of-valid", "--members", "3", "--returned", "3")
    #expect(said.contains("could lead to a voter: 序号, 姓名") && !said.contains("张三"))
    #expect(said.contains("satisfied 1 ≥ 1 (at least 1/2 of 1 valid ballots): satisfied"))
  }

  @Test("a ballot without any mark is a ballot")
  func blankRows() throws {
    try bench.write("交通运输局,教育体育局\n满意,满意\n,\n不满意,满意\n", "b.csv")
    let said = try bench.run(
      ["ballot", "tally", "b.csv", "--rules", "half-of-valid", "--returned", "3"])
    #expect(said.code == 65 && said.errors.contains("has 2 ballots, but 3 were handed in"))
    try bench.write("交通运输局,教育体育局\n满意,满意\n空白,空白\n不满意,满意\n", "b.csv")
    _ = try tally("b.csv", "--rules", "half-of-valid", "--returned", "3")
  }

  @Test("a workbook is read as a table is")
  func workbook() throws {
    let writer = try WorkbookWriter(
      path: bench.folder + "/b.xlsx", created: .now, timeZone: .gmt)
    try writer.addSheet("测评", columns: ["对象", "满意", "基本满意", "不满意"])
    try writer.append(["交通运输局", 20, 8, 1])
    try writer.finish()
    #expect(try tally("b.xlsx", "--members", "29").contains("satisfied 20 ≥ 15"))
  }

  @Test("what is wrong is told with file and line, and nothing is counted")
  func faults() throws {
    try bench.write("对象,满意,基本满意,不满意\n交通运输局,28,1,1\n教育厅,1,1,1\n", "b.csv")
    let said = try tally(
      "b.csv", "--members", "29", "--object", "交通运输局", "--object", "教育局", code: 65)
    #expect(said.contains("b.csv:2: \"交通运输局\" has 30 ballots, but only 29 may vote"))
    #expect(said.contains("b.csv:3: \"教育厅\" is not voted on; did you mean \"教育局\"?"))
    #expect(!said.contains("Members"))
    #expect(try tally("b.csv", code: 64).contains("say how many by --members"))
    #expect(
      try tally("b.csv", "--rules", "half-of-member", code: 64).contains(
        "did you mean half-of-members?"))
    #expect(try tally("gone.csv", "--members", "29", code: 65).contains("no file at gone.csv"))
  }

  @Test("the rules are told in words, in both languages, also where there is no office")
  func rules() throws {
    let rules = try bench.run(["ballot", "rules"]).output.split(separator: "\n")
    #expect(rules.joined(separator: " ").contains("basically where satisfied + basically is"))
    try FileManager.default.removeItem(atPath: bench.folder + "/config")
    #expect(try bench.run(["ballot", "rules"]).output.contains("否则为不满意。"))
  }
}

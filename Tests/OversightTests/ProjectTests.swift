import Feedback
import Testing

@testable import Oversight

@Suite("projects")
struct ProjectTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func knowledge(numbers: Set<String> = []) throws -> ProjectKnowledge {
    let held = try day("2026-01-16")
    return ProjectKnowledge(
      year: 2026, today: try day("2026-11-23"),
      departments: KnownNames([("transport", ["交通局", "Transport"]), ("health", ["卫健委"])]),
      places: KnownNames([("11", ["新风社区"]), ("12", ["新风社区"]), ("1", ["东区"])]),
      topics: KnownNames([("transport", ["交通运输"])]), numbers: numbers,
      flaw: { $0 == "\"" ? "a quote is not closed" : nil },
      counted: { tally, names in
        tally == "T-1" && names.contains("甲")
          ? .vote(ProjectVote(votesFor: 20, valid: 28, members: 29), held) : .none("no \(tally)")
      },
      day: { Day($0.text ?? "") })
  }

  private func records(
    _ header: String, _ rows: [String], _ file: String = "p.csv"
  ) -> [TableRecord] {
    let names = header.split(separator: ",").map(String.init)
    return rows.enumerated().map { index, row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      let entries = zip(names, cells).map {
        Fields.Entry(name: $0, value: .string(String($1)))
      }
      return TableRecord(
        file: file,
        record: RawRecord(
          fields: Fields(entries), place: RecordPlace(number: index + 1, line: index + 2)))
    }
  }

  private static let header =
    "编号,项目名称,票决结果,票决日期,赞成票,有效票,全体代表,责任单位,实施地点,计划资金(万元),关键词,主题"

  @Test("a row gives a project with its vote, departments, places, money and words")
  func project() throws {
    let rows = records(
      Self.header, ["1.0,甲,当选,2026-01-16,20,28,29,交通局；health、交通局,东区,1280.5万元,公交、站牌,交通运输"])
    let contents = try ProjectTable.read(rows, try knowledge())
    let project = try #require(contents.projects.first)
    #expect(project.id.description == "2026-1" && project.stage == .adopted)
    #expect(project.departments == ["transport", "health"] && project.places == ["1"])
    #expect(project.vote == ProjectVote(votesFor: 20, valid: 28, members: 29))
    #expect(project.planned == Money(yuan: 12_805_000) && project.spent == nil)
    #expect(project.words == ["公交", "站牌"] && project.topics == ["transport"])
  }

  @Test(
    "what is wrong with a row of projects is told with its place",
    arguments: [
      ("1,甲,当选,2026-01-16,29,28,29,交通局,,,,", "29 votes for of 28 valid ballots"),
      ("1,甲,当选,2026-01-16,20,30,29,交通局,,,,", "30 ballots of 29 members"),
      ("1,甲,当选,2026-01-16,,28,29,交通局,,,,", "no 赞成票"),
      ("1,甲,当选,,20,28,29,交通局,,,,", "no 票决日期"),
      ("1,甲,落选,2026-12-01,20,28,29,交通局,,,,", "is yet to come"),
      ("1,甲,当選,2026-01-16,,,,交通局,,,,", "\"当選\" under 票决结果 is not known"),
      ("1,甲,候选,,,,,交通厅,,,,", "\"交通厅\" under 责任单位 (departments) is not known"),
      ("1,甲,候选,,,,,,,,,", "no 责任单位"),
      ("1,甲,候选,,,,,交通局,新风社区,,,", "several are called \"新风社区\"; give an id: 11, 12"),
      ("1,甲,候选,,,,,交通局,,-5,,", "is no amount in 万元"),
      ("1,甲,候选,,,,,交通局,,1.23456,,", "is no amount in 万元"),
      ("1,甲,候选,,,,,交通局,,,\",", "a quote is not closed"),
      ("1,甲,候选,,,,,交通局,,,,交通", "\"交通\" under 主题 (topics) is not known"),
      ("../1,甲,候选,,,,,交通局,,,,", "is no number of a project"),
      ("1,甲,候选,2026-02-30,,,,交通局,,,,", "is no day that there is"),
      ("1,,候选,,,,,交通局,,,,", "no 项目名称"),
    ])
  func refused(_ row: String, _ message: String) throws {
    let rows = records(Self.header, [row]), known = try knowledge()
    let faults = #expect(throws: TableFaults.self) { try ProjectTable.read(rows, known) }
    let line = try #require(faults?.lines.first)
    #expect(line.hasPrefix("p.csv:2: ") && line.contains(message), "\(faults?.lines ?? [])")
  }

  @Test("a fault in a workbook is told with its sheet")
  func sheet() throws {
    var row = try #require(records(Self.header, ["1,甲,候选,,,,,交通厅,,,,"], "p.xlsx").first)
    row.record.place.sheet = "项目"
    let rows = [row], known = try knowledge()
    let faults = #expect(throws: TableFaults.self) { try ProjectTable.read(rows, known) }
    #expect(faults?.lines.first?.hasPrefix("p.xlsx:项目:2: ") == true)
  }

  @Test("a column of money in another unit is refused, and one of another year")
  func units() throws {
    let header = "编号,项目名称,票决结果,责任单位,计划资金（亿元）"
    let known = try knowledge(), rows = records(header, ["1,甲,候选,交通局,2"])
    let faults = #expect(throws: TableFaults.self) { try ProjectTable.read(rows, known) }
    #expect(faults?.lines == ["p.csv: column 计划资金（亿元）: money is in 万元; convert it and say so"])
    let old = records("年度,编号,项目名称,票决结果,责任单位", ["2025,1,甲,候选,交通局"])
    let other = #expect(throws: TableFaults.self) { try ProjectTable.read(old, known) }
    #expect(other?.lines.first?.contains("it is of 2025, and the list of 2026") == true)
  }

  @Test("a kept tally gives the vote and its day; counts beside it are refused")
  func tally() throws {
    let header = "编号,项目名称,票决结果,责任单位,计票编号,赞成票"
    let known = try knowledge()
    let contents = try ProjectTable.read(records(header, ["1,甲,当选,交通局,T-1,"]), known)
    #expect(contents.projects.first?.vote?.votesFor == 20)
    #expect(contents.projects.first?.decided == (try day("2026-01-16")))
    for (row, message) in [("1,甲,当选,交通局,T-1,3", "keep one of them"), ("1,甲,当选,交通局,T-9,", "no T-9")]
    {
      let rows = records(header, [row])
      let faults = #expect(throws: TableFaults.self) { try ProjectTable.read(rows, known) }
      #expect(faults?.lines.first?.contains(message) == true)
    }
  }

  @Test("milestones are those of projects that are there or come with them, and stand once")
  func milestones() throws {
    let header = "编号,节点,计划完成日期,实际完成日期"
    let projects = records("编号,项目名称,票决结果,责任单位", ["1,甲,候选,交通局"])
    let good = records(header, ["1,开工,2026-03-01,2026-03-02", "2,开工,2026-03-01,"], "m.csv")
    let contents = try ProjectTable.read(projects + good, try knowledge(numbers: ["2"]))
    #expect(contents.plans["1"]?.first?.done == (try day("2026-03-02")))
    #expect(contents.plans["2"]?.count == 1)
    let bad = records(
      header,
      ["9,开工,2026-03-01,", "1,开工,,", "1,竣工,2026-12-01,2026-12-01", "1,开工,2026-04-01,"], "m.csv")
    let known = try knowledge()
    let faults = #expect(throws: TableFaults.self) { try ProjectTable.read(projects + bad, known) }
    let lines = try #require(faults?.lines)
    #expect(lines.count == 4, "\(lines)")
    #expect(lines[0].hasPrefix("m.csv:2: no project 9 in the list of 2026"))
    #expect(lines[1].hasPrefix("m.csv:3: no 计划完成日期"))
    #expect(lines[2].hasPrefix("m.csv:4: done on 2026-12-01, which is yet to come"))
    #expect(lines[3].contains("stands in m.csv:3 already"))
    let twice = #expect(throws: TableFaults.self) {
      try ProjectTable.read(projects + projects, known)
    }
    #expect(twice?.lines.first?.contains("project 1 stands in p.csv:2 already") == true)
  }

  @Test(
    "a project is late by what is open and past its day alone",
    arguments: [
      ([(5, 3)], ProjectStanding.completed, 0), ([(5, 9)], .completed, 0),
      ([(5, nil)], .late, 5), ([(10, nil)], .onTime, 0), ([(11, nil), (5, 5)], .onTime, 0),
      ([(8, nil), (3, nil), (1, 9)], .late, 7), ([], .unplanned, 0),
    ] as [([(Int, Int?)], ProjectStanding, Int)])
  func standing(_ plan: [(due: Int, done: Int?)], _ standing: ProjectStanding, _ late: Int) throws {
    var project = LivelihoodProject(
      id: ProjectID(year: 2026, number: "1"), name: LocalizedName(chinese: "甲", english: "A"),
      stage: .adopted, departments: ["transport"])
    project.milestones = plan.map {
      Milestone(
        name: project.name, due: Day(number: $0.due), done: $0.done.map(Day.init(number:)))
    }
    let progress = ProjectProgress(project, on: Day(number: 10))
    #expect(progress.standing == standing && progress.daysLate == late)
    // Never late in the sum where nothing is late by itself, whatever the order.
    #expect((progress.daysLate > 0) == (progress.standing == .late))
    #expect((progress.next == nil) == (progress.done == plan.count))
    project.stage = .candidate
    #expect(ProjectProgress(project, on: Day(number: 10)).standing == .candidate)
  }

  @Test("money read and written is the same to the yuan")
  func money() throws {
    for yuan in [0, 1, 9_999, 10_000, 12_805_000, 100_000_001] + (0..<200).map({ $0 * 77_777 }) {
      let text = Money(yuan: yuan).description
      #expect(Money(tenThousands: text) == Money(yuan: yuan), "\(text)")
    }
    for text in ["", ".5", "1.", "1e3", "-1", "1.23456", "１２"] {
      #expect(Money(tenThousands: text) == nil, "\(text)")
    }
  }
}

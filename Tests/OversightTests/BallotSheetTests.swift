import Feedback
import Testing

@testable import Oversight

@Suite("Tables of ballots")
struct BallotSheetTests {
  private let counts = ["对象", "满意", "基本满意", "不满意"]

  private func sheet(
    _ records: [RawRecord], _ rule: String = "half-of-members", objects: [String] = [],
    members: Int? = 29, returned: Int? = nil
  ) throws -> BallotSheet {
    try BallotSheet(
      records, rule: shippedRule(rule), objects: objects, members: members, returned: returned,
      file: "b.csv")
  }

  private func faults(
    _ records: [RawRecord], objects: [String] = [], members: Int? = 29, returned: Int? = nil
  ) throws -> [String] {
    do {
      _ = try sheet(records, objects: objects, members: members, returned: returned)
      return []
    } catch let error as BallotFaults {
      return error.lines
    }
  }

  @Test("counts are read a row an object; an empty cell is none")
  func countsOfObjects() throws {
    let read = try sheet(records(counts, ["交通局", "28", "1", ""], ["教育局", "20", "8", "1"]))
    #expect(read.counts.map(\.object) == ["交通局", "教育局"])
    #expect(read.counts.map(\.votes) == [[28, 1, 0], [20, 8, 1]])
    #expect(read.withheld.isEmpty)
  }

  @Test("names of officials are objects where no other column is, and serial numbers are withheld")
  func officials() throws {
    let read = try sheet(records(["序号", "姓名", "满意", "不满意"], ["1", "甲", "20", "9"]))
    #expect(read.counts.first?.object == "甲" && read.withheld == ["序号"])
  }

  @Test("invalid ballots are read by their kind, or as what is missing from those handed in")
  func invalidColumns() throws {
    let told = try sheet(
      records(counts + ["空白", "多选", "废票", "收回"], ["交通局", "20", "1", "0", "2", "1", "1", "25"]))
    let one = try #require(told.counts.first)
    #expect(one.blank == 2 && one.several == 1 && one.spoilt == 1 && one.returned == 25)
    let rest = try sheet(records(counts + ["收回"], ["交通局", "20", "1", "0", "25"]))
    #expect(rest.counts.first?.spoilt == 4)
    #expect(
      try faults(records(counts + ["废票", "收回"], ["交通局", "20", "1", "0", "1", "25"]))
        == ["b.csv:2: 25 ballots were handed in, but 22 are counted; mend the row"])
  }

  @Test("one cell that is wrong is told, and does not make ticks of counts or counts of ticks")
  func oneWrongCell() throws {
    #expect(
      try faults(records(counts, ["交通局", "10", "3", "x"], ["教育局", "20", "8", "1"]))
        == ["b.csv:2: column \"不满意\" takes a number of ballots, not \"x\""])
    #expect(
      try faults(records(counts, ["交通局", "√", "", ""], ["交通局", "", "√", "12"]))
        == ["b.csv:3: column \"不满意\" takes a tick such as √, not \"12\""])
    let ones = try sheet(records(counts, ["交通局", "1", "0", "0"], ["交通局", "", "v", ""]))
    #expect(ones.counts.map(\.votes) == [[1, 1, 0]])
  }

  @Test("a row a ballot: one mark, none, several, and what is said in words")
  func ballots() throws {
    let read = try sheet(
      records(
        ["交通局", "教育局", "姓名", "提交时间"], ["满意", "不满意", "张三", "9:00"], ["满意;不满意", "", "李四", "9:01"],
        ["空白", " 满意 ", "", ""], ["废票", "基本满意、基本满意", "", ""]))
    #expect(read.withheld == ["姓名", "提交时间"])
    let (transport, education) = (read.counts[0], read.counts[1])
    #expect(transport.votes == [1, 0, 0] && transport.several == 1 && transport.blank == 1)
    #expect(transport.spoilt == 1)
    #expect(education.votes == [1, 1, 1] && education.blank == 1 && education.returned == 4)
  }

  @Test("a row a ballot about one object: a mark in a column, or ticks under the grades")
  func ballotsOfOneObject() throws {
    let marks = try sheet(
      records(["对象", "评价"], ["交通局", "满意"], ["交通局", "满意"], ["教育局", ""]))
    #expect(marks.counts.map(\.votes) == [[2, 0, 0], [0, 0, 0]] && marks.counts[1].blank == 1)
    let ticks = try sheet(
      records(counts, ["交通局", "√", "", ""], ["交通局", "", "√", "√"], ["交通局", "", "", ""]))
    let one = try #require(ticks.counts.first)
    #expect(one.votes == [1, 0, 0] && one.several == 1 && one.blank == 1)
  }

  @Test("stacked headers give each object its grades")
  func stacked() throws {
    let read = try sheet(
      records(["交通局/满意", "交通局/不满意", "教育局/满意", "教育局/不满意"], ["√", "", "", "√"], ["√", "√", "", ""]))
    #expect(read.counts.map(\.votes) == [[1, 0, 0], [0, 0, 1]])
    #expect(read.counts[0].several == 1 && read.counts[1].blank == 1)
  }

  @Test("short rows are blank at their end")
  func shortRows() throws {
    let read = try sheet(records(["交通局", "教育局"], ["满意"], ["满意", "满意"]))
    #expect(read.counts[1].blank == 1 && read.counts[1].votes == [1, 0, 0])
  }

  @Test("more ballots than members are refused at the first that is too many")
  func tooMany() throws {
    #expect(
      try faults(records(counts, ["交通局", "28", "1", "1"]))
        == ["b.csv:2: \"交通局\" has 30 ballots, but only 29 may vote; mend the row, or --members"])
    #expect(
      try faults(records(["交通局", "教育局"], ["满意", "满意"], ["满意", "满意"], ["满意", ""]), members: 2)
        == [
          "b.csv:4: this is ballot 3 about \"交通局\", but only 2 may vote; "
            + "remove what was entered twice, or mend --members",
          "b.csv:4: this is ballot 3 about \"教育局\", but only 2 may vote; "
            + "remove what was entered twice, or mend --members",
        ])
  }

  @Test("unknown grades and objects are refused with what was meant")
  func unknown() throws {
    #expect(
      try faults(records(["交通局"], ["基本满"]))
        == ["b.csv:2: \"基本满\" in column \"交通局\" is no grade; did you mean \"基本满意\"?"])
    #expect(
      try faults(records(counts, ["交通厅", "1", "", ""]), objects: ["交通局", "教育局"])
        == ["b.csv:2: \"交通厅\" is not voted on; did you mean \"交通局\"?"])
    #expect(
      try faults(records(["交通局"], ["满意"]), objects: ["交通局", "教育局"])
        == ["b.csv: no column for \"教育局\"; add it, or leave it out of --object"])
    #expect(
      try faults(records(counts, ["交通局", "二十", "", ""]))
        == ["b.csv:2: column \"满意\" takes a number of ballots, not \"二十\""])
  }

  @Test("every fault is told, the first twenty line by line")
  func manyFaults() throws {
    let rows = (0..<25).map { index in
      RawRecord(
        fields: ["对象": .string("局\(index)甲乙丙丁"), "满意": .string("1")],
        place: RecordPlace(number: index + 1, line: index + 2))
    }
    let told = try faults(rows, objects: ["交通局"])
    #expect(told.count == 21 && told.last == "b.csv: 5 more faults; mend these first")
  }

  @Test("cells of one column that are wrong again and again are one line")
  func columnFaults() throws {
    let rows = (0..<25).map { index in
      RawRecord(
        fields: ["交通局": .string("甲乙\(index)")],
        place: RecordPlace(number: index + 1, line: index + 2))
    }
    let told = try faults(rows)
    #expect(
      told == [
        "b.csv:2: \"甲乙0\" in column \"交通局\" is no grade; grades: 满意, 基本满意, 不满意 "
          + "(and 24 more of this column, the last in line 26)"
      ])
  }

  @Test("digits of full width are digits")
  func fullWidth() throws {
    let read = try sheet(records(counts, ["交通局", "２８", "１", "0"]))
    #expect(read.counts.first?.votes == [28, 1, 0])
  }

  @Test("what was handed in is compared with what was read")
  func returned() throws {
    #expect(
      try faults(records(["交通局"], ["满意"]), returned: 2).first?.contains("has 1 ballots, but 2 were")
        == true)
    #expect(try faults(records(["交通局"], ["满意"]), returned: 1).isEmpty)
  }

  @Test("a table without ballots, or without an object, says what is missing")
  func empty() throws {
    #expect(
      try faults([]) == ["b.csv: holds no ballots; give a row for each object, or for each ballot"])
    #expect(
      try faults(records(["满意"], ["1"])).first?.hasPrefix("b.csv:2: no column names the object")
        == true)
    #expect(try sheet(records(["满意"], ["1"]), objects: ["交通局"]).counts.first?.votes == [1, 0, 0])
    #expect(
      try faults(records(counts, ["交通局", "1", "", ""], ["交通局", "2", "", ""])).first?
        .contains("stands twice") == true)
  }

  @Test("the order of the ballots leaves no trace")
  func anonymous() throws {
    let rows = [["满意", "不满意", "张三"], ["", "满意", "李四"], ["基本满意", "基本满意", "王五"]]
    func read(_ rows: [[String]]) throws -> BallotSheet {
      try sheet(
        rows.enumerated().map { index, row in
          RawRecord(
            fields: Fields(
              zip(["交通局", "教育局", "姓名"], row).map { .init(name: $0, value: .string($1)) }),
            place: RecordPlace(number: index + 1, line: index + 2))
        })
    }
    let (forwards, backwards) = (try read(rows), try read(rows.reversed()))
    #expect(forwards.counts == backwards.counts)
    #expect(!"\(forwards)".contains("张三"))
  }

  @Test("reasons show the rule at work, in both languages")
  func reasons() throws {
    let rule = try shippedRule("half-of-members")
    var count = BallotCount(object: "交通局", grades: 3)
    count.votes = [14, 3, 12]
    let outcome = rule.outcome(of: count, members: 29)
    #expect(
      outcome.reasons(rule, .chinese) == [
        "法定人数：收回29票≥15票（全体29人，须超过1/2）", "满意14票<15票（全体29人，须达到1/2）",
        "满意 + 基本满意17票≥15票（全体29人，须达到1/2）：基本满意",
      ])
    #expect(
      outcome.reasons(rule, .english) == [
        "quorum: handed in 29 ≥ 15 (more than 1/2 of 29 members)",
        "satisfied 14 < 15 (at least 1/2 of 29 members)",
        "satisfied + basically 17 ≥ 15 (at least 1/2 of 29 members): basically",
      ])
    #expect(rule.text(.chinese).last?.hasPrefix("满意票达到全体常委会组成人员的1/2，为满意；") == true)
    #expect(rule.text(.english).last?.hasSuffix("; else not satisfied.") == true)
  }
}

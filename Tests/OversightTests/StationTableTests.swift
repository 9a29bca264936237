import Feedback
import Settings
import Testing

@testable import Oversight

@Suite("tables of stations")
struct StationTableTests {
  private func settings() throws(SettingsError) -> StationSettings {
    try SettingsFile(text: StationTests.text, name: "stations.yaml").decode()
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func knowledge(_ deputies: [StationDeputy] = []) throws -> StationKnowledge {
    StationKnowledge(
      settings: try settings(), deputies: deputies, today: try day("2026-11-23"),
      day: { Day($0.text ?? "") }, masked: { $0 })
  }

  private func records(_ header: String, _ rows: [String]) -> [TableRecord] {
    let names = header.split(separator: ",").map(String.init)
    return rows.enumerated().map { index, row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      let entries = zip(names, cells).map {
        Fields.Entry(name: $0, value: .string(String($1)))
      }
      return TableRecord(
        file: "t.csv",
        record: RawRecord(
          fields: Fields(entries), place: RecordPlace(number: index + 1, line: index + 2)))
    }
  }

  @Test("a deputy in two stations is refused, in one table or against those who are enrolled")
  func twoStations() throws {
    let rows = records("姓名,级别,联络站", ["沈禾雨,市,甲站", "沈禾雨,市,乙站"])
    let faults = #expect(throws: TableFaults.self) { try DeputyTable.read(rows, try knowledge()) }
    #expect(faults?.lines.count == 1)
    #expect(
      faults?.lines.first?.hasPrefix("t.csv:3: 沈禾雨 is in two stations, the other one in t.csv:2")
        == true)
    let stored = [StationDeputy(id: "沈禾雨", name: "沈禾雨", level: .city, station: "b")]
    let one = Array(rows.prefix(1)), known = try knowledge(stored)
    #expect(throws: TableFaults.self) { try DeputyTable.read(one, known) }
    #expect(try DeputyTable.read(one, known, moves: true).first?.station == "a")
  }

  private func deputy(_ id: String, _ name: String, _ station: String?) -> StationDeputy {
    StationDeputy(id: id, name: name, level: .city, station: station)
  }

  @Test(
    "a row without a number is about the deputy who is called so",
    arguments: [
      ("沈禾雨,市,甲站", "D1"), ("沈 禾雨,市,乙站", "enrolled in 甲站 already as D1"),
      ("顾春江,乡,乙站", "D4"), ("顾春江,乡,", "several deputies are called"), ("唐石生,县,乙站", "唐石生"),
    ])
  func withoutNumber(_ row: String, _ expected: String) throws {
    let known = try knowledge([
      deputy("D1", "沈禾雨", "a"), deputy("D3", "顾春江", "a"), deputy("D4", "顾春江", "b"),
    ])
    let said: String
    do throws(TableFaults) {
      said = try DeputyTable.read(records("姓名,级别,联络站", [row]), known)[0].id
    } catch {
      said = error.description
    }
    #expect(said == expected || said.contains(expected) && said.hasPrefix("t.csv:2: "), "\(said)")
  }

  @Test("a deputy known by name alone gets no second enrolment with a number, in one table or two")
  func numberedLater() throws {
    let rows = records("代表编号,姓名,级别,联络站,离站日期", ["D1,沈禾雨,市,甲站,", ",沈禾雨,市,乙站,"])
    let faults = #expect(throws: TableFaults.self) { try DeputyTable.read(rows, try knowledge()) }
    #expect(faults?.description.contains("in two stations") == true)
    let known = try knowledge([deputy("沈禾雨", "沈禾雨", "a")])
    let again = #expect(throws: TableFaults.self) {
      try DeputyTable.read(Array(rows.prefix(1)), known)
    }
    #expect(again?.description.contains("in 甲站 already, without a 代表编号") == true)
    let ended = records(
      "代表编号,姓名,级别,联络站,离站日期", ["D1,沈禾雨,市,甲站,", "沈禾雨,沈禾雨,市,甲站,2026-10-31"])
    #expect(try DeputyTable.read(ended, known).map(\.id) == ["D1", "沈禾雨"])
    // Another person of the name, elsewhere.
    let other = records("代表编号,姓名,级别,联络站", ["D2,沈禾雨,市,乙站"])
    #expect(try DeputyTable.read(other, known).map(\.id) == ["D2"])
  }

  @Test("a name means the one of the station, on the day, before an id that reads the same")
  func roll() throws {
    var left = deputy("D2", "顾春江", "b")
    left.until = try day("2026-10-01")
    let roll = DeputyRoll([
      deputy("D1", "沈禾雨", "a"), deputy("沈禾雨", "沈禾雨", "b"), left,
      deputy("D3", "顾春江", "b"), deputy("D4", "梁小满", nil),
    ])
    #expect(roll.find("沈 禾雨", at: "a") == .one("D1"))
    #expect(roll.find("沈禾雨", at: "b") == .one("沈禾雨"))
    #expect(roll.find("沈禾雨", at: nil) == .one("沈禾雨"))
    #expect(roll.find("顾春江", at: "b", on: try day("2026-11-01")) == .one("D3"))
    #expect(roll.find("顾春江", at: "b") == .several)
    #expect(roll.find("D2", at: "a") == .one("D2"))
    #expect(roll.find("梁小满", at: "a") == .one("D4"))
    #expect(roll.find("唐石生", at: "a") == .none)
  }

  @Test(
    "a fault of an activity is told with its line",
    arguments: [
      ("丙站,2026-11-02,常规,站内,沈,1,0,", "no station \"丙站\""),
      ("甲站,2026-02-30,常规,站内,沈,1,0,", "no day that there is"),
      ("甲站,2026-11,常规,站内,沈,1,0,", "a month without a day"),
      ("甲站,２０２６年１１月,常规,站内,沈,1,0,", "a month without a day"),
      ("甲站,2026-12-01,常规,站内,沈,1,0,", "yet to come"),
      ("甲站,2026-11-02,其他,站内,沈,1,0,", "\"其他\" under 活动类型 is not known"),
      ("甲站,2026-11-02,常规,站内,王,1,0,", "no deputy \"王\""),
      ("甲站,2026-11-02,常规,站内,沈、沈,1,0,", "stands twice"),
      ("甲站,2026-11-02,常规,站内,沈,-1,0,", "is no count"),
      ("甲站,2026-11-02,常规,站内,沈,0x10,0,", "is no count"),
      ("甲站,2026-11-02,常规,站内,沈,1,1.5,", "is no count"),
      ("甲站,2026-11-02,常规,站内,沈,1,0,2026-11-01", "before it was held"),
      ("甲站,2026-11-03,常规,站内,沈,1,0,", "the same activity as in t.csv:2"),
    ])
  func activityFaults(_ row: String, _ what: String) throws {
    let header = "联络站,日期,类型,场所,代表,接待人数,意见数,登记日期"
    let rows = records(header, ["甲站,2026-11-03,常规,站内,沈,3,1,2026-11-04", row])
    let known = try knowledge([StationDeputy(id: "1", name: "沈", level: .city, station: "a")])
    let faults = #expect(throws: TableFaults.self) { try ActivityTable.read(rows, known) }
    let said = faults?.description ?? ""
    #expect(said.hasPrefix("t.csv:3: ") && said.contains(what), "\(said)")
    let good = try ActivityTable.read(Array(rows.prefix(1)), known)
    #expect(good.first?.deputies == ["1"])
  }

  @Test("a finding needs an item of the day's checklist, and evidence where that asks for it")
  func findings() throws {
    let header = "联络站,项目,检查日期,结果,佐证"
    let good = records(header, ["甲站,有标牌,2026-11-02,有,", "甲站,有场所,2026-11-02,无,"])
    #expect(try EvidenceTable.read(good, try knowledge()).map(\.requirement) == ["y", "x"])
    for (row, what) in [
      ("甲站,有场所,2026-11-02,有,", "nothing shows it"),
      ("甲站,有标牌,2025-11-02,有,", "no item \"有标牌\" in the checklist of 2025-11-02"),
    ] {
      let faults = #expect(throws: TableFaults.self) {
        try EvidenceTable.read(records(header, [row]), try knowledge())
      }
      #expect(faults?.description.contains(what) == true, "\(faults?.description ?? "")")
    }
  }

  @Test("full-width letters and digits are the same, in numbers, counts and words")
  func fullWidth() throws {
    let rows = records("代表编号,姓名,级别,联络站", ["Ｄ００１,沈禾雨,县（市、区）,ａ"])
    let deputies = try DeputyTable.read(rows, try knowledge())
    #expect(deputies.map(\.id) == ["D001"])
    let header = "联络站,日期,类型,场所,代表,接待人数,意见数,登记日期,活动编号"
    let activity = records(header, ["甲站,2026-11-03,常规,站内,Ｄ００１,１２,３,2026-11-04,２０２６－１"])
    let read = try #require(try ActivityTable.read(activity, try knowledge(deputies)).first)
    #expect(read.deputies == ["D001"] && read.heard == 12 && read.raised == 3)
    #expect(read.identity == "a|#2026-1")
  }

  @Test(
    "a finding takes the ticks that people write",
    arguments: [
      ("√", true), ("✓", true), ("✔", true), ("☑", true), ("１", true), ("✗", false), ("✘", false),
      ("×", false), ("？", nil),
    ] as [(String, Bool?)])
  func ticks(_ tick: String, _ holds: Bool?) throws {
    let rows = records("联络站,项目,检查日期,结果", ["甲站,有标牌,2026-11-02,\(tick)"])
    guard let holds else {
      let faults = #expect(throws: TableFaults.self) {
        try EvidenceTable.read(rows, try knowledge())
      }
      #expect(
        faults?.lines == ["t.csv:2: \"？\" under 检查结果 is not known; write 有 or 无 (yes or no)"])
      return
    }
    #expect(try EvidenceTable.read(rows, try knowledge()).map(\.holds) == [holds])
  }
}

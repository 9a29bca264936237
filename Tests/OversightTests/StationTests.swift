import Feedback
import Settings
import Testing

@testable import Oversight

@Suite("stations")
struct StationTests {
  static let text = """
    districts: [{id: d1, name: 一选区}, {id: d2, name: 二选区}]
    stations:
      - {id: a, name: {zh-Hans: 甲站, en: A}, level: central, districts: [d1], opening: {weekdays: [monday, thursday]}}
      - {id: b, name: 乙站, level: community, opening: {times: 2, per: month}, since: 2026-10-15}
    checklists:
      - {id: old, name: 旧, until: 2025-12-31, items: [{id: x, name: 有场所}]}
      - id: new
        name: 新
        from: 2026-01-01
        items: [{id: x, name: 有场所, weight: 3, evidence: 照片}, {id: y, name: 有标牌}]
    bands: [{id: good, name: 好, at_least: 90%}, {id: weak, name: 差}]
    demonstration: {openings: 90%, heard: 10}
    """

  private func settings(_ text: String = Self.text) throws(SettingsError) -> StationSettings {
    try SettingsFile(text: text, name: "stations.yaml").decode()
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func month() throws -> ClosedRange<Day> {
    try day("2026-10-01")...day("2026-10-31")
  }

  private func card(
    _ id: String, _ facts: StationFacts, today: String = "2026-11-23"
  ) throws -> StationCard {
    let settings = try settings()
    return StationCard(
      try #require(settings.station(id)), settings, facts, days: try month(),
      today: try day(today), isHoliday: { _ in false })
  }

  private func opening(_ station: String, _ text: String, by deputies: Set<String> = []) throws
    -> StationActivity
  {
    let day = try day(text)
    return StationActivity(
      identity: station + text, station: station, day: day, deputies: deputies, heard: 4,
      raised: 2, registered: day + 1)
  }

  @Test(
    "a fault of stations.yaml is told with its line",
    arguments: [
      ("districts: [d1]", "districts: [d9]", "stations.yaml:3:", "no district \"d9\""),
      ("level: community", "level: county", "stations.yaml:4:", "level"),
      ("until: 2025-12-31", "until: 2026-01-01", "stations.yaml:9:", "both hold on 2026-01-01"),
      (
        "{times: 2, per: month}", "{hours: \"9:00\"}", "stations.yaml:4:",
        "\"weekdays\" or \"times\""
      ),
      ("id: b, name: 乙站", "id: b, name: 甲站", "stations.yaml:4:", "means \"a\" already"),
      ("openings: 90%", "openings: 190%", "stations.yaml:12:", "a share"),
    ])
  func faults(_ old: String, _ new: String, _ place: String, _ what: String) throws {
    let text = Self.text.replacing(old, with: new)
    #expect(text != Self.text)
    let error = #expect(throws: SettingsError.self) { try settings(text) }
    let said = error?.description ?? ""
    #expect(said.hasPrefix(place) && said.contains(what), "\(said)")
  }

  @Test("a place that the office does not have is told")
  func places() throws {
    let settings = try settings(
      Self.text.replacing("level: central", with: "level: central, place: p9"))
    #expect(throws: SettingsError.self) { try settings.check(places: ["p1"]) }
    try settings.check(places: ["p9"])
  }

  @Test("weeks are due where they end; more openings in one week do not make up for another")
  func weekly() throws {
    let days = ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-15"]
    let facts = StationFacts(activities: try days.map { try opening("a", $0) })
    // Weeks that end on 4, 11, 18 and 25 October: 0, 2 of 3, 1 and 0 of 2 each.
    #expect(try card("a", facts)[.openings] == StationFigure(numerator: 3, denominator: 8))
  }

  @Test("what is not over is not due, and holidays are not due")
  func due() throws {
    let plan = try #require(try settings().station("a")?.plan)
    let days = try month()
    #expect(
      plan.due(days, since: nil, isHoliday: { $0.parts.day < 8 }).map(\.times) == [1, 1, 2, 2])
    #expect(try card("a", StationFacts(), today: "2026-10-05")[.openings].denominator == 2)
    #expect(try card("a", StationFacts(), today: "2026-10-01")[.openings].value == nil)
    // Its first whole month is November.
    #expect(try card("b", StationFacts())[.openings].value == nil)
  }

  @Test(
    "the spans of a plan cover the calendar without gaps, over month and year ends",
    arguments: PlanSpan.allCases)
  func spans(_ span: PlanSpan) throws {
    var day = try day("2023-12-20")
    let last = try self.day("2028-03-02")
    while day < last {
      let days = span.days(around: day)
      #expect(days.contains(day))
      #expect(span.days(around: days.upperBound) == days)
      #expect(span.days(around: days.upperBound + 1).lowerBound == days.upperBound + 1)
      day = days.upperBound + 1
    }
  }

  @Test("an empty denominator is no data, never 0 %, and no rank")
  func noData() throws {
    let empty = try card("a", StationFacts(), today: "2026-10-01")
    for measure in StationMeasure.allCases { #expect(empty[measure].value == nil) }
    let full = try card(
      "b",
      StationFacts(
        deputies: [StationDeputy(id: "1", name: "沈", level: .city, station: "b")],
        activities: [try opening("b", "2026-10-20")]))
    #expect(full[.attendance] == StationFigure(numerator: 0, denominator: 1))
    let ranked = [empty, full].ranked(by: .attendance)
    #expect(ranked.map(\.place) == [1, nil])
    #expect(ranked.map(\.card.station) == ["b", "a"])
    #expect(try settings().demonstration?.misses(full) == ["openings", "heard"])
  }

  @Test("totals are pooled, not means of means")
  func pooled() throws {
    let deputies = (1...10).map {
      StationDeputy(id: "\($0)", name: "\($0)", level: .city, station: $0 == 1 ? "a" : "b")
    }
    let facts = StationFacts(
      deputies: deputies, activities: [try opening("a", "2026-10-20", by: ["1", "2"])])
    let cards = [try card("a", facts), try card("b", facts)]
    #expect(cards[0][.attendance] == StationFigure(numerator: 1, denominator: 1))
    let total = StationCard(pooling: cards)
    #expect(total[.attendance] == StationFigure(numerator: 1, denominator: 10))
    #expect(total.heard == 4)
  }

  @Test(
    "the latest finding counts; what nobody looked at counts as not met, and all of it as no data")
  func checklist() throws {
    let found = [
      StationEvidence(station: "a", requirement: "x", day: try day("2026-09-01"), holds: false),
      StationEvidence(station: "a", requirement: "x", day: try day("2026-10-31"), holds: true),
      StationEvidence(station: "a", requirement: "x", day: try day("2026-11-01"), holds: false),
    ]
    let card = try card("a", StationFacts(evidence: found))
    #expect(card[.checklist] == StationFigure(numerator: 3, denominator: 4))
    #expect(card.unchecked == 1)
    #expect(try self.card("b", StationFacts(evidence: found))[.checklist].value == nil)
  }

  @Test(
    "a resident told late or not at all counts once the time has passed; resolved makes no band")
  func used() throws {
    let answered = try day("2026-10-20")
    let voices = [answered + 5, answered + 6, nil].map { echoed in
      StationVoice(
        station: "a", received: answered - 3, answered: answered, echoed: echoed,
        calledBack: echoed, isResolved: false)
    }
    let card = try card("a", StationFacts(voices: voices))
    #expect(card[.echoed] == StationFigure(numerator: 1, denominator: 3))
    #expect(card[.resolved] == StationFigure(numerator: 0, denominator: 2))
    #expect(card.lowest(.used) == card[.echoed].value)
    #expect(card.items == 3)
    let early = try self.card("a", StationFacts(voices: [voices[2]]), today: "2026-10-25")
    #expect(early[.echoed].value == nil)
  }

  @Test("coverage names districts and deputies without a station, and stations that do not open")
  func coverage() throws {
    let settings = try settings()
    let coverage = StationCoverage(
      settings, stations: settings.stations, districts: settings.districts,
      deputies: [
        StationDeputy(id: "1", name: "沈", level: .city, station: "a"),
        StationDeputy(id: "2", name: "梁", level: .city),
        StationDeputy(id: "3", name: "顾", level: .city, until: try day("2026-01-01")),
      ],
      activities: [try opening("a", "2026-11-01")], today: try day("2026-11-23"), days: 30)
    #expect(coverage.districts.map(\.id) == ["d2"])
    #expect(coverage.deputies.map(\.id) == ["2"])
    #expect(coverage.deserted.map(\.id) == ["b"])
    #expect(coverage.quiet.map(\.station.id) == ["b"])
  }

  private func knowledge(_ deputies: [StationDeputy] = []) throws -> StationKnowledge {
    StationKnowledge(settings: try settings(), deputies: deputies, today: try day("2026-11-23")) {
      Day($0.text ?? "")
    }
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

  @Test(
    "a fault of an activity is told with its line",
    arguments: [
      ("丙站,2026-11-02,常规,站内,沈,1,0,", "no station \"丙站\""),
      ("甲站,2026-02-30,常规,站内,沈,1,0,", "no day that there is"),
      ("甲站,2026-12-01,常规,站内,沈,1,0,", "yet to come"),
      ("甲站,2026-11-02,其他,站内,沈,1,0,", "no kind"),
      ("甲站,2026-11-02,常规,站内,王,1,0,", "no deputy \"王\""),
      ("甲站,2026-11-02,常规,站内,沈、沈,1,0,", "stands twice"),
      ("甲站,2026-11-02,常规,站内,沈,-1,0,", "is no count"),
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
}
